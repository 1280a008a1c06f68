import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import { backOff, pause, type BackOff } from './back-off.ts';

/** The time between losing the service and having it back: `wait` before each attempt, `close` when it is over. */
export interface Outage {
  /** Ends when the service seems to be back, at the latest after the back-off, at once when `signal` is aborted. */
  wait(signal: AbortSignal): Promise<void>;
  close(): void;
}

/** What the platform offers to notice that the service starts. */
export interface OutageSigns {
  /** pcsc-lite: its socket appears in this place when the daemon starts. */
  readonly socket?: string | undefined;
  /** Windows: ends when the service starts, at the latest after the given milliseconds; may fail. */
  readonly serviceStarted?: ((milliseconds: number) => Promise<void>) | undefined;
}

/** pcsc-lite's socket, as libpcsclite finds it (PCSCLITE_CSOCK_NAME, else the packaged place). None elsewhere. */
export function pcscSocket(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string | undefined {
  if (platform !== 'linux') return undefined;
  return env['PCSCLITE_CSOCK_NAME'] ?? '/run/pcscd/pcscd.comm';
}

/**
 * Starts an outage: watches for the signs of the service (an event, not a poll) and falls back to growing pauses for
 * ever. Watching starts before the next attempt, so a service that comes back in between is not missed.
 */
export function startOutage(signs: OutageSigns, pauses: BackOff = backOff()): Outage {
  let sign = new AbortController();
  const noticed = (): void => {
    pauses.reset();
    sign.abort();
  };
  const watchers = signs.socket === undefined ? [] : watchPlaces(signs.socket, noticed);
  return {
    async wait(signal) {
      await pauseOrSign(signs, pauses.next(), AbortSignal.any([signal, sign.signal]));
      sign = new AbortController();
    },
    close() {
      for (const watcher of watchers) watcher.close();
    },
  };
}

async function pauseOrSign(signs: OutageSigns, milliseconds: number, signal: AbortSignal): Promise<void> {
  const { serviceStarted } = signs;
  if (serviceStarted === undefined) {
    await pause(milliseconds, signal);
    return;
  }
  // The event stays signalled while the service starts up: never ask in a tight loop.
  await pause(100, signal);
  if (milliseconds <= 100 || signal.aborted) return;
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  const longest = pause(milliseconds, AbortSignal.any([signal, ended.signal]));
  serviceStarted(milliseconds).then(end, () => undefined);
  await longest;
}

/** Watches the socket's directory and, while that does not exist, its parent. */
function watchPlaces(socket: string, noticed: () => void): readonly FSWatcher[] {
  const directory = dirname(socket);
  return [
    watchPlace(directory, basename(socket), noticed),
    watchPlace(dirname(directory), basename(directory), noticed),
  ].filter((watcher) => watcher !== null);
}

function watchPlace(directory: string, entry: string, noticed: () => void): FSWatcher | null {
  try {
    const watcher = watch(directory, { persistent: false }, (_, name) => {
      if (name === entry) noticed();
    });
    watcher.on('error', () => {
      watcher.close();
    });
    return watcher;
  } catch {
    return null;
  }
}
