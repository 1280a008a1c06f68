import type { CardWatcher, WatchCards } from './card.ts';
import { pcscSocket, startOutage, type Outage } from './outage.ts';
import { pcscFailure } from './pcsc-failure.ts';
import { serviceIsGone } from './pcsc-codes.ts';
import type { Pcsc } from './pcsc.ts';
import { ReaderWatch } from './reader-watch.ts';
import { ServiceGate } from './service-gate.ts';
import { loadWinscard } from './winscard.ts';

/** What the watcher stands on; tests replace it. */
export interface WatchCardsParts {
  /** Loads PC/SC; asked again after a failure. */
  readonly load: () => Promise<Pcsc>;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** How long the service may take to say what is there, ms; after that it counts as stopped until it does. */
  readonly patience: number;
}

/**
 * Makes a watcher of the smartcard readers of this computer. It waits in PC/SC itself, never polls, and lives through
 * the service stopping and coming back, for ever (design, rules 2, 3 and 8; spine-cis1 17, no. 29, 30, 33).
 */
export function makeWatchCards(parts: Partial<WatchCardsParts> = {}): WatchCards {
  const { load = loadWinscard, now = Date.now, patience = 10_000 } = parts;
  return (onEvent) => {
    const gate = new ServiceGate(onEvent, now);
    const end = new AbortController();
    const running = watchForEver(load, gate, end.signal, patience);
    return watcherOf(gate, end, running);
  };
}

/** The watcher of the real PC/SC of this computer. */
export const watchCards: WatchCards = makeWatchCards();

/** How long `stop` waits for the service to let go of a wait, in milliseconds. */
const patienceAtStop = 2_000;

function watcherOf(gate: ServiceGate, end: AbortController, running: Promise<void>): CardWatcher {
  return {
    async stop() {
      gate.close();
      end.abort();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceAtStop);
      });
      await Promise.race([running, patience]);
      clearTimeout(timer);
    },
  };
}

async function watchForEver(
  load: () => Promise<Pcsc>,
  gate: ServiceGate,
  end: AbortSignal,
  patience: number,
): Promise<void> {
  let outage: Outage | null = null;
  while (!end.aborted) {
    let pcsc: Pcsc | null = null;
    let watch: ReaderWatch | null = null;
    const silence = setTimeout(() => {
      if (!gate.running) gate.stopped('LAN-1017');
    }, patience);
    try {
      pcsc = await load();
      watch = new ReaderWatch(pcsc, await pcsc.establish(), gate);
      outage?.close();
      outage = null;
      await watch.run(end);
    } catch (thrown) {
      if (isAsleep(thrown, pcsc, watch)) gate.started([]);
      else gate.stopped(pcscFailure(thrown).code);
    }
    clearTimeout(silence);
    await watch?.close();
    outage ??= startOutage({
      socket: pcscSocket(process.platform, process.env),
      serviceStarted: pcsc?.serviceStarted,
    });
    await outage.wait(end);
  }
  outage?.close();
}

/** Windows without a reader: the service is stopped because there is nothing to serve. That is "no readers". */
function isAsleep(thrown: unknown, pcsc: Pcsc | null, watch: ReaderWatch | null): boolean {
  const noReaders = watch === null || watch.readerCount === 0;
  return pcsc?.sleepsWithoutReaders === true && noReaders && serviceIsGone(thrown);
}
