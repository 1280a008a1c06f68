import { existsSync, readFileSync } from 'node:fs';
import { ByHand } from '../by-hand.mjs';
import { fetchWithNpm } from '../npm.mjs';
import { inTree } from '../paths.mjs';
import { say, working } from '../say.mjs';

/**
 * Why the installed packages are not those of the lock file, or undefined when they are. npm leaves a list of what it
 * installed in node_modules (and writes it last, so a broken-off installation has none); it is held against the lock,
 * so that packages installed by hand are taken as well. Optional packages count only when they are for this platform.
 *
 * @param {{packages: Record<string, any>}} lock package-lock.json
 * @param {{packages: Record<string, any>} | undefined} installed node_modules/.package-lock.json
 */
export function difference(lock, installed, { platform = process.platform, arch = process.arch } = {}) {
  if (!installed) return 'they are not installed yet';
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (path === '') continue;
    const own = installed.packages[path];
    if (!own) {
      if (wanted.optional && !surelyFor(wanted, platform, arch)) continue;
      return `${nameOf(path)} is missing`;
    }
    if (own.version !== wanted.version) return `${nameOf(path)} ${wanted.version} replaces ${own.version}`;
    if (own.integrity !== wanted.integrity) return `${nameOf(path)} has another checksum`;
  }
  const extra = Object.keys(installed.packages).find((path) => !lock.packages[path]);
  return extra && `${nameOf(extra)} is no longer used`;
}

/** An optional package that npm certainly installs here: with `libc` it depends on more than Node can tell. */
function surelyFor({ os, cpu, libc }, platform, arch) {
  return !libc && Boolean(os?.includes(platform)) && Boolean(cpu?.includes(arch));
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

function read(...parts) {
  const file = inTree(...parts);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The packages of package-lock.json, without running anybody's install scripts. */
export const npmPackages = {
  name: 'packages',
  missing: () => difference(read('package-lock.json'), read('node_modules', '.package-lock.json')),
  async provide(why) {
    say(`The npm packages: ${why}.`);
    await working('npm ci (about ten seconds; a minute on a slow line)', async () => {
      const problem = await fetchWithNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
      if (!problem) return;
      throw new ByHand(`${problem}\nThen run \`npm ci --ignore-scripts\` in this folder, or this command again.`);
    });
    const still = npmPackages.missing();
    if (still) throw new ByHand(`npm ci ended well, but ${still}. Remove node_modules and run the command again.`);
  },
};
