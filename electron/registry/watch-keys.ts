import type koffi from 'koffi';
import type { LibraryHandle } from 'koffi';
import { advapiFunctions, keyHandle, systemLibrary, type Call } from './advapi-functions.ts';

/** Names and values of the key and all below it (winnt.h). */
const nameOrValue = 0x1 | 0x4;
const forEver = 0xffff_ffff;

/** A key and the event that Windows signals when something in it changes. */
interface Watched {
  readonly handle: bigint;
  readonly event: bigint;
}

/**
 * Tells when something in one of the keys or below them has changed, until the returned function is called. One thread
 * waits for all of them, and nothing is polled. A key that is not there is not watched: name a parent that always is.
 */
export function watchKeys(
  native: typeof koffi,
  advapi: LibraryHandle,
  keys: readonly string[],
  onChange: () => void,
): () => void {
  const functions = advapiFunctions(advapi);
  const notify = advapi.func('__stdcall', 'RegNotifyChangeKeyValue', 'int32', notifyParameters) as Call;
  const events = eventFunctions(native);
  const arm = ({ handle, event }: Watched) => notify(handle, 1, nameOrValue, event, 1) === 0;

  const stop = events.create();
  const watched = keys.flatMap((key): Watched[] => {
    const handle = keyHandle(native, functions, key);
    return handle === null ? [] : [{ handle, event: events.create() }];
  });
  const all = [stop, ...watched.map(({ event }) => event)];
  const watch = async () => {
    for (;;) {
      const changed = watched[(await events.wait(all)) - 1];
      // Armed again before anybody reads: what changes meanwhile is told, too.
      if (changed === undefined || !arm(changed)) return;
      onChange();
    }
  };
  const close = () => {
    for (const { handle } of watched) functions.closeKey(handle);
    for (const event of all) events.close(event);
  };

  let ended = !watched.every(arm);
  void (ended ? Promise.resolve() : watch())
    .catch(() => undefined)
    .then(() => {
      ended = true;
      close();
    });
  return () => {
    if (!ended) events.signal(stop);
  };
}

const notifyParameters = ['intptr_t', 'int32', 'uint32', 'intptr_t', 'int32'];

interface EventFunctions {
  create(): bigint;
  signal(event: bigint): void;
  close(event: bigint): void;
  /** Which of them is signalled, the first first; anything else when waiting failed. */
  wait(events: readonly bigint[]): Promise<number>;
}

function eventFunctions(native: typeof koffi): EventFunctions {
  const kernel = native.load(systemLibrary('kernel32.dll'));
  const declare = (name: string, result: string, parameters: readonly string[]) =>
    kernel.func('__stdcall', name, result, [...parameters]);
  const create = declare('CreateEventW', 'intptr_t', ['void *', 'int32', 'int32', 'void *']) as Call;
  const signal = declare('SetEvent', 'int32', ['intptr_t']) as Call;
  const close = declare('CloseHandle', 'int32', ['intptr_t']) as Call;
  const wait = declare('WaitForMultipleObjects', 'uint32', ['uint32', 'void *', 'int32', 'uint32']);
  return {
    // An event that falls back by itself and is not signalled yet.
    create: () => BigInt(create(null, 0, 0, null)),
    signal: (event) => void signal(event),
    close: (event) => void close(event),
    wait: (events) => {
      const handles = Buffer.from(BigInt64Array.from(events).buffer);
      return new Promise((resolve, reject) => {
        wait.async(events.length, native.address(handles), 0, forEver, (error: unknown, result: number) => {
          // Reading `handles` here keeps them alive until now.
          if (error === null || error === undefined) resolve(handles.length === 0 ? -1 : result);
          else reject(error instanceof Error ? error : new Error('the wait failed'));
        });
      });
    },
  };
}
