import type koffi from 'koffi';
import type { LibraryHandle } from 'koffi';
import { inThread } from './winscard-functions.ts';

/**
 * Windows' own event for "the smartcard service runs": `SCardAccessStartedEvent` gives a handle that is signalled while
 * it does. Returns a wait on it that ends after `milliseconds` at the latest. When the event cannot be had, the wait
 * fails and the caller's back-off alone decides.
 */
export function winServiceStarted(
  native: typeof koffi,
  winscard: LibraryHandle,
): (milliseconds: number) => Promise<void> {
  const accessStartedEvent = winscard.func('__stdcall', 'SCardAccessStartedEvent', 'void *', []);
  const kernel = native.load(`${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\kernel32.dll`);
  const waitForSingleObject = inThread(kernel.func('__stdcall', 'WaitForSingleObject', 'uint32', ['void *', 'uint32']));
  let handle: unknown = null;
  return async (milliseconds) => {
    handle ??= accessStartedEvent() as unknown;
    if (handle === null) throw new Error('no started event');
    await waitForSingleObject(handle, milliseconds);
  };
}
