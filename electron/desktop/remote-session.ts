import { createRequire } from 'node:module';
import type { BrowserWindow } from 'electron';
import type * as Koffi from 'koffi';

/**
 * Disconnecting and reconnecting a session of Windows: remote desktop, Citrix, fast user switching. Electron tells of
 * locking only, and a disconnected session may go on without being locked. So the window is registered for Windows' own
 * message (`WTSRegisterSessionNotification`). The decoding is tested; the registration has never run on Windows here.
 */

/** Windows' message for a change of the session (`WM_WTSSESSION_CHANGE`). */
export const sessionChangeMessage = 0x02b1;

export type RemoteChange = 'disconnected' | 'reconnected';

/** Its first parameter, of those that matter: `WTS_CONSOLE_CONNECT` … `WTS_REMOTE_DISCONNECT`. */
const changes: Readonly<Record<number, RemoteChange>> = {
  1: 'reconnected',
  2: 'disconnected',
  3: 'reconnected',
  4: 'disconnected',
};

/**
 * What a session message says; `wParam` as Electron hands it over: little-endian bytes, as long as a pointer. Locking and
 * unlocking come by Electron's own way; those and whatever is unknown are `null`.
 */
export function remoteChangeOf(wParam: Uint8Array): RemoteChange | null {
  const [lowest, ...higher] = wParam;
  if (lowest === undefined || higher.some((byte) => byte !== 0)) return null;
  return changes[lowest] ?? null;
}

/** Only this session's changes (`NOTIFY_FOR_THIS_SESSION`). */
const thisSession = 0;

/** Calls back when this session of Windows is disconnected or connected again. Nothing on other systems. */
export function watchRemoteSession(window: BrowserWindow, onChange: (change: RemoteChange) => void): void {
  if (process.platform !== 'win32') return;
  window.hookWindowMessage(sessionChangeMessage, (wParam) => {
    const change = remoteChangeOf(wParam);
    if (change !== null) onChange(change);
  });
  register(window.getNativeWindowHandle());
}

/** Asks Windows to send the message. Where that fails, locking and sleep still end sessions. */
function register(handle: Buffer): void {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
    const library = koffi.load('wtsapi32.dll');
    const call = library.func('bool __stdcall WTSRegisterSessionNotification(intptr_t window, uint32_t flags)');
    const pointer = handle.length === 8 ? handle.readBigInt64LE() : BigInt(handle.readInt32LE());
    call(pointer, thisSession);
  } catch {
    // Said above.
  }
}
