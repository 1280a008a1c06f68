import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';

const NAME = 'manifest.json';

/** The checksum of a file, read as a stream. */
export async function checksum(path, algorithm = 'sha256', encoding = 'hex') {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest(encoding);
}

async function checksums(folder, inside = '') {
  const found = {};
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = posix.join(inside, entry.name);
    if (name === NAME) continue;
    if (entry.isDirectory()) Object.assign(found, await checksums(folder, name));
    else found[name] = await checksum(join(folder, name));
  }
  return found;
}

/** Writes the list of a folder's files and checksums into it: the proof that it was once complete. */
export async function seal(folder) {
  await writeFile(join(folder, NAME), JSON.stringify(await checksums(folder), null, 1));
}

/** True when the folder was sealed and every file is still exactly as it was then. */
export async function intact(folder) {
  try {
    const sealed = JSON.parse(await readFile(join(folder, NAME), 'utf8'));
    return JSON.stringify(await checksums(folder)) === JSON.stringify(sealed);
  } catch {
    return false;
  }
}
