import { pause } from './back-off.ts';
import type { CardReading } from './reading/card-reading.ts';
import { watchCards } from './watch-cards.ts';

/**
 * Entry of the card process (Electron's utilityProcess): a crash of a reader driver's library takes this process, not the
 * window. Posts every `CardEvent` to its parent; reads a card when asked (`reading/messages.ts`); ends when told `stop`.
 */

/** How long to wait for a card to be released, ms. */
const patience = 1_000;

/** Electron's `process.parentPort`, as far as it is used; this room does not know Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

if (parentPort !== undefined) {
  const watcher = watchCards((event) => {
    parentPort.postMessage(event);
  });
  // Most workstations never read a card: what that takes is loaded with the first request.
  let readings: ReturnType<typeof openReadings> | null = null;
  parentPort.on('message', ({ data }) => {
    if (data === 'stop') {
      const reading = readings?.then((open) => released(open.reading));
      void Promise.allSettled([watcher.stop(), reading]).then(() => process.exit(0));
      return;
    }
    readings ??= openReadings((reply) => {
      parentPort.postMessage(reply);
    });
    void readings.then(({ answers }) => {
      answers.take(data);
    });
  });
}

async function openReadings(reply: (message: unknown) => void) {
  const [{ ReadingAnswers }, { createCardReading }, { winscardDoor }] = await Promise.all([
    import('./reading/answer-readings.ts'),
    import('./reading/card-reading.ts'),
    import('./reading/winscard-door.ts'),
  ]);
  const reading = createCardReading({ door: winscardDoor() });
  return { reading, answers: new ReadingAnswers(reading, reply) };
}

/** A card still held when this process ends would be reset; one that hangs is not waited for. */
async function released(reading: CardReading): Promise<void> {
  await Promise.race([reading.close(), pause(patience, new AbortController().signal)]);
}
