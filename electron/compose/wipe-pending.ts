import { lstat, open, rm } from 'node:fs/promises';
import path from 'node:path';

/** Remembers, where no keychain is needed for it, that what the store holds is over and must not be used any more. */
export interface WipePending {
  set(): Promise<void>;
  isSet(): Promise<boolean>;
  clear(): Promise<void>;
}

/** For a store that does not outlive the process. */
export const noWipePending: WipePending = {
  set: () => Promise.resolve(),
  isSet: () => Promise.resolve(false),
  clear: () => Promise.resolve(),
};

/** An empty file in the folder of this session of the operating system. Nothing rejects: what cannot be seen counts as set. */
export function wipePendingIn(folder: string): WipePending {
  const file = path.join(folder, 'wipe-pending');
  return {
    async set() {
      // On a disk that takes nothing the wipe itself is all that can be done.
      await synced(file, 'w').catch(() => undefined);
      // Windows opens no folder; there the name is as durable as the file.
      await synced(folder, 'r').catch(() => undefined);
    },
    isSet: () =>
      lstat(file).then(
        () => true,
        (thrown: unknown) => !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'),
      ),
    // One that stays has the store wiped once more.
    clear: () => rm(file, { force: true }).catch(() => undefined),
  };
}

async function synced(what: string, flags: string): Promise<void> {
  const handle = await open(what, flags, 0o600);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
