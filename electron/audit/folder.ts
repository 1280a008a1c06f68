import os from 'node:os';
import path from 'node:path';

/** Where the journal of the person running this is: beside nothing else, on this computer, not in a roaming profile. */
export function journalFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return recordsFolder('journal', env, platform);
}

/** Where Lanyard keeps what it records about itself, by its name there (`journal`, `logs`). Absolute. */
export function recordsFolder(name: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? path.win32.join(env['USERPROFILE'] ?? os.homedir(), 'AppData', 'Local');
    return path.win32.join(local, 'Lanyard', name);
  }
  const home = env['HOME'] ?? os.homedir();
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Logs', 'Lanyard', name);
  const state = env['XDG_STATE_HOME'];
  const base = state !== undefined && path.posix.isAbsolute(state) ? state : path.posix.join(home, '.local', 'state');
  return path.posix.join(base, 'lanyard', name);
}
