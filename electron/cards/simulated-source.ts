import { connect, type Socket } from 'node:net';
import { backOff, pause } from './back-off.ts';
import { parseCardEvent } from './card-event-schema.ts';
import type { CardEvent, WatchCards } from './card.ts';
import { JsonLines } from './json-lines.ts';
import { ServiceGate } from './service-gate.ts';

/** Why a connection ended: nobody there or gone, or something unreadable was sent. */
type Ending = 'LAN-1008' | 'LAN-1009';

/**
 * Watches the cards of the simulator instead of PC/SC (setting `cards.simulatorSocket`; development only): one card
 * event as JSON per line over a local socket or named pipe. A lost connection, or a line that is no card event, is a
 * stopped service; it connects again for ever.
 */
export function watchSimulatedCards(path: string): WatchCards {
  return (onEvent) => {
    const gate = new ServiceGate(onEvent);
    const end = new AbortController();
    const running = connectForEver(path, gate, end.signal);
    return {
      async stop() {
        gate.close();
        end.abort();
        await running;
      },
    };
  };
}

async function connectForEver(path: string, gate: ServiceGate, end: AbortSignal): Promise<void> {
  const pauses = backOff(100, 1_000);
  while (!end.aborted) {
    const ending = await connectOnce(
      path,
      (event) => {
        pauses.reset();
        gate.pass(event);
      },
      end,
    );
    gate.stopped(ending);
    await pause(pauses.next(), end);
  }
}

function connectOnce(path: string, onEvent: (event: CardEvent) => void, end: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => {
    const socket: Socket = connect(path);
    const stop = (): void => {
      socket.destroy();
    };
    let ending: Ending = 'LAN-1008';
    const lines = new JsonLines((value) => {
      const event = parseCardEvent(value);
      if (event === null) {
        ending = 'LAN-1009';
        socket.destroy();
      } else if (!socket.destroyed) onEvent(event);
    });
    end.addEventListener('abort', stop, { once: true });
    socket.on('data', (bytes) => {
      lines.push(bytes);
    });
    // An error is always followed by close.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      end.removeEventListener('abort', stop);
      resolve(ending);
    });
  });
}
