import { pause } from './back-off.ts';
import { ReadingAnswers } from './reading/answer-readings.ts';
import { createCardReading, type CardReading } from './reading/card-reading.ts';
import { winscardDoor } from './reading/winscard-door.ts';
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
  const reading = createCardReading({ door: winscardDoor() });
  const answers = new ReadingAnswers(reading, (reply) => {
    parentPort.postMessage(reply);
  });
  parentPort.on('message', ({ data }) => {
    if (data !== 'stop') {
      answers.take(data);
      return;
    }
    void Promise.allSettled([watcher.stop(), released(reading)]).then(() => process.exit(0));
  });
}

/** A card still held when this process ends would be reset; one that hangs is not waited for. */
async function released(reading: CardReading): Promise<void> {
  await Promise.race([reading.close(), pause(patience, new AbortController().signal)]);
}
