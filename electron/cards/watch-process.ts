import { watchCards } from './watch-cards.ts';

/**
 * Entry of the card watching process (Electron's utilityProcess): a crash of a reader driver's library takes this
 * process, not the window. Posts every `CardEvent` to its parent; ends when told `stop`.
 */

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
  parentPort.on('message', ({ data }) => {
    if (data !== 'stop') return;
    void watcher.stop().finally(() => process.exit(0));
  });
}
