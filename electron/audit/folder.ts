import os from 'node:os';
import path from 'node:path';

/** Where the journal of the person running this is: beside nothing else, on this computer, not in a roaming profile. */
export function journalFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? path.win32.join(env['USERPROFILE'] ?? os.homedir(), 'AppData', 'Local');
    return path.win32.join(local, 'Lanyard', 'journal');
  }
  const home = env['HOME'] ?? os.homedir();
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Logs', 'Lanyard', 'journal');
  const state = env['XDG_STATE_HOME'];
  const base = state !== undefined && path.posix.isAbsolute(state) ? state : path.posix.join(home, '.local', 'state');
  return path.posix.join(base, 'lanyard', 'journal');
}
