import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the working tree. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the working tree. */
export const inTree = (...parts) => join(root, ...parts);

/** What set-up keeps from one clone to the next; outside node_modules, because `npm ci` empties that. */
export function cacheHome(env = process.env, platform = process.platform) {
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'lanyard', 'Cache');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lanyard');
}
