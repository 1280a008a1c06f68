import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execute } from '../bootstrap/execute.mjs';
import { electronPackage, runtimeInstalled } from './installed.mjs';

const PROBE_LIMIT = 3_000;
const DOWNLOAD_LIMIT = 10 * 60_000;

/** Where the electron package downloads from: its own default, or the mirror set the way its documentation says. */
function source(version, env = process.env) {
  const mirror =
    env.ELECTRON_MIRROR ??
    env.npm_config_electron_mirror ??
    env.NPM_CONFIG_ELECTRON_MIRROR ??
    'https://github.com/electron/electron/releases/download/';
  return `${mirror}v${version}/SHASUMS256.txt`;
}

/** Asks whether a download has a chance, so that a closed network costs three seconds and not minutes. */
async function reachable(version) {
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  try {
    const answer = await fetch(source(version), { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** True when the electron package keeps this version from an earlier download. */
function downloadedBefore(version) {
  const homes = {
    linux: join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'electron'),
    darwin: join(homedir(), 'Library', 'Caches', 'electron'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'electron', 'Cache'),
  };
  const home = process.env.electron_config_cache ?? homes[process.platform];
  if (!home || !existsSync(home)) return false;
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  return readdirSync(home, { recursive: true }).some((entry) => String(entry).endsWith(name));
}

/** Why the official download is not worth trying here, or undefined when it is. */
export async function whyNotOfficial(version) {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return 'ELECTRON_SKIP_BINARY_DOWNLOAD is set';
  if (downloadedBefore(version) || (await reachable(version))) return undefined;
  return `${new URL(source(version)).host} cannot be reached`;
}

/** The electron package's own download, verified by the checksums that come with the package. Throws when it fails. */
export async function officialDownload() {
  const { code, output } = await execute(process.execPath, [electronPackage('install.js')], { limit: DOWNLOAD_LIMIT });
  if (code !== 0) throw new Error(output.trim().split('\n').slice(0, 3).join(' '));
  if (!runtimeInstalled()) throw new Error('it left no runtime behind');
}
