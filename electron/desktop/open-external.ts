import { app, shell } from 'electron';
import { isExternalAddress } from './external-address.ts';

/**
 * Opens an address in the person's own browser: the only way out of this program. Plain http to this computer is for
 * simulators and works in unpackaged builds alone, but for the address of a listener of our own (`ours`). Resolves when the
 * system has taken it, rejects when it did not.
 */
export async function openExternal(url: string, ours?: 'ours'): Promise<void> {
  if (!isExternalAddress(url, { loopbackHttp: ours === 'ours' || !app.isPackaged }))
    throw new Error('not an address for a browser');
  await shell.openExternal(url);
}
