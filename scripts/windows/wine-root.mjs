import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { execute } from '../bootstrap/execute.mjs';
import { cacheHome } from '../bootstrap/paths.mjs';
import { working } from '../bootstrap/say.mjs';

/** The release wine is taken from, and the number of this recipe: another one makes another folder. */
const RELEASE = 'bookworm';
const RECIPE = 1;

/** The folder with a small Debian in which wine runs 32-bit and 64-bit programs; the machine itself stays as it is. */
export const wineRoot = () => join(cacheHome(), 'wine', `${RELEASE}-${RECIPE}`);

/** Why wine cannot be run on this machine at all, or undefined. */
export function whyNoWine() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it needs Linux on a 64-bit PC';
  if (!/^ID=debian$/m.test(readIf('/etc/os-release'))) return 'it needs Debian';
  if (process.getuid() !== 0) return 'it needs root, for the small Debian in which wine runs';
  const mounts = spawnSync('unshare', ['--mount', '--propagation', 'private', 'true']).status === 0;
  return mounts ? undefined : 'it needs the right to mount folders, which this container does not have';
}

/** wine for both kinds of Windows programs. On the machine itself the two are often not installable side by side. */
export const wine = {
  name: 'wine',
  missing: () => (existsSync(join(wineRoot(), 'complete')) ? undefined : 'wine'),
  async provide() {
    const obstacle = whyNoWine();
    if (obstacle) throw new ByHand(`wine cannot be set up here: ${obstacle}.`);
    await working('wine, for 32-bit and 64-bit programs (about 200 MB, 1.7 GB on disk)', makeRoot);
  },
};

async function makeRoot() {
  const folder = wineRoot();
  const work = `${folder}.unfinished`;
  await rm(work, { recursive: true, force: true });
  await mkdir(join(folder, '..'), { recursive: true });
  const { code, output } = await execute('mmdebstrap', [
    '--mode=root',
    '--variant=minbase',
    '--architectures=amd64,i386',
    '--aptopt=APT::Install-Recommends "false"',
    '--dpkgopt=path-exclude=/usr/share/doc/*',
    '--dpkgopt=path-exclude=/usr/share/man/*',
    '--dpkgopt=path-exclude=/usr/share/locale/*',
    '--include=wine,wine64,wine32:i386',
    RELEASE,
    work,
    `deb ${debianMirror()} ${RELEASE} main`,
  ]);
  if (code !== 0) {
    await rm(work, { recursive: true, force: true });
    throw new ByHand(`${output.trim().split('\n').slice(-15).join('\n')}\n\nwine could not be set up (mmdebstrap).`);
  }
  await mkdir(join(work, 'lab'));
  await writeFile(join(work, 'complete'), '');
  await rm(folder, { recursive: true, force: true });
  await rename(work, folder);
}

/** Where this machine takes its own Debian packages from. Throws {@link ByHand} when its apt sources name nothing. */
function debianMirror() {
  const parts = '/etc/apt/sources.list.d';
  const files = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  const text = ['/etc/apt/sources.list', ...files.filter((name) => /\.(list|sources)$/.test(name))].map(readIf);
  const mirror = mirrorIn(text.join('\n'));
  if (!mirror) throw new ByHand('wine cannot be set up: the apt sources of this machine name no Debian mirror.');
  return mirror;
}

/** The first Debian mirror in the text of apt sources, of either form. */
export function mirrorIn(sources) {
  const found = /^(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(https?:\/\/\S+\/debian\/?)(?=\s|$)/m.exec(sources);
  return found?.[1];
}

function readIf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
