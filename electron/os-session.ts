import os from 'node:os';

/**
 * Which session of the operating system this is, so that two people on one machine (remote desktops, fast user
 * switching) never share a journal or a vault. Stable for the life of that session; not a secret.
 */
export function osSession(env: NodeJS.ProcessEnv = process.env): string {
  return env['SESSIONNAME'] ?? env['XDG_SESSION_ID'] ?? env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? 'console';
}

/** Who and where we are, for the vault: user, session of the operating system, and the program's own data folder. */
export function vaultNamespace(profileFolder: string): string {
  return [os.userInfo().username, osSession(), profileFolder].join('|');
}
