import { backOff, pause, type BackOff } from './back-off.ts';
import { parseCardEvent } from './card-event-schema.ts';
import type { CardEvent, WatchCards } from './card.ts';
import type { ProcessReading } from './reading/process-reading.ts';
import { ServiceGate } from './service-gate.ts';

/** A running card watching process (`watch-process.ts`), whoever made it. */
export interface WatchProcess {
  /** Called for every message the process posts. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the process has ended, however. */
  onExit(listener: () => void): void;
  /** Sends it a message; harmless when it has ended. */
  send(message: unknown): void;
  /** Ends the process; harmless when it has ended. */
  kill(): void;
}

/** Starts a card watching process. A throw counts as a process that died at once. */
export type SpawnWatchProcess = () => WatchProcess;

export interface SupervisedOptions {
  /** Told of each restart with the number of restarts so far, for the log. */
  readonly onRestart?: (restarts: number) => void;
  readonly pauses?: BackOff;
  /** Reads cards through the same process. */
  readonly reading?: ProcessReading;
}

/**
 * Watches cards through a process of its own. When that dies, or posts something that is no card event, it is a
 * stopped service at once (design, rule 2: fail closed) and the process is started again after a growing pause, for ever.
 */
export function watchSupervised(spawn: SpawnWatchProcess, options: SupervisedOptions = {}): WatchCards {
  const { onRestart, pauses = backOff(), reading } = options;
  return (onEvent) => {
    const gate = new ServiceGate(onEvent);
    const end = new AbortController();
    const running = superviseForEver(spawn, gate, end.signal, { pauses, onRestart, reading });
    return {
      async stop() {
        gate.close();
        end.abort();
        await running;
      },
    };
  };
}

interface Supervision {
  readonly pauses: BackOff;
  readonly onRestart: ((restarts: number) => void) | undefined;
  readonly reading: ProcessReading | undefined;
}

async function superviseForEver(
  spawn: SpawnWatchProcess,
  gate: ServiceGate,
  end: AbortSignal,
  { pauses, onRestart, reading }: Supervision,
): Promise<void> {
  for (let restarts = 0; !end.aborted; restarts += 1) {
    if (restarts > 0) onRestart?.(restarts);
    await superviseOnce(
      spawn,
      (event) => {
        if (event.type === 'ready') pauses.reset();
        gate.pass(event);
      },
      end,
      reading,
    );
    gate.stopped('LAN-1006');
    await pause(pauses.next(), end);
  }
}

/** Resolves when the process has ended or was ended. */
function superviseOnce(
  spawn: SpawnWatchProcess,
  onEvent: (event: CardEvent) => void,
  end: AbortSignal,
  reading: ProcessReading | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    let alive = true;
    let child: WatchProcess | null = null;
    const over = (): void => {
      if (!alive) return;
      alive = false;
      end.removeEventListener('abort', letGo);
      reading?.detach();
      child?.kill();
      resolve();
    };
    const letGo = (): void => void (reading?.letGo() ?? Promise.resolve()).then(over);
    end.addEventListener('abort', letGo);
    try {
      const started = spawn();
      child = started;
      reading?.attach((request) => {
        started.send(request);
      });
      started.onExit(over);
      started.onMessage((message) => {
        if (reading?.take(message) === true) return;
        const event = parseCardEvent(message);
        if (event === null) over();
        else if (alive) onEvent(event);
      });
    } catch {
      over();
    }
  });
}
