import { createRequire } from 'node:module';
import os from 'node:os';
import type * as Koffi from 'koffi';

/**
 * Which session of the operating system this is, so that two people on one machine (remote desktops, fast user
 * switching), and two sessions of one person, never share a lock, a journal or a vault. Stable for the life of that
 * session; not a secret.
 */
export function osSession(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  windowsSession: () => number | null = windowsSessionNumber,
): string {
  // The variable SESSIONNAME changes when a session is connected again from elsewhere; its number does not.
  const number = platform === 'win32' ? windowsSession() : null;
  if (number !== null) return String(number);
  return env['SESSIONNAME'] ?? env['XDG_SESSION_ID'] ?? env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? 'console';
}

/** The name of the account; its number where the system has none for it: its directory is out of reach, or in a container. */
export function accountName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

/** Who and where we are, for the vault: user, and the program's own folder, which is that of one session alone. */
export function vaultNamespace(sessionFolder: string): string {
  return [accountName(), sessionFolder].join('|');
}

/** The number Windows gives the session of this process (`ProcessIdToSessionId`); `null` = it does not say. */
function windowsSessionNumber(): number | null {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
    const ask = koffi
      .load('kernel32.dll')
      .func('bool __stdcall ProcessIdToSessionId(uint32_t process, _Out_ uint32_t *session)');
    const answer: [number | null] = [null];
    return ask(process.pid, answer) === true ? answer[0] : null;
  } catch {
    return null;
  }
}
