import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Sources no program is built from: changing a test builds nothing. */
const LEFT_OUT = /\.test\.tsx?$|\.md$/;

/** Every file under these files and folders (named from `base`), in one order; what does not exist has none. */
export function filesUnder(base, names) {
  return names.flatMap((name) => {
    const about = statSync(join(base, name), { throwIfNoEntry: false });
    if (!about) return [];
    if (about.isFile()) return LEFT_OUT.test(name) ? [] : [name];
    const inside = readdirSync(join(base, name)).sort();
    return filesUnder(
      base,
      inside.map((entry) => posix.join(name, entry)),
    );
  });
}

/** One checksum over names and contents: what is built from these files is up to date as long as it stays the same. */
export function fingerprint(base, names) {
  const hash = createHash('sha256');
  for (const name of filesUnder(base, names)) {
    const content = readFileSync(join(base, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** What a stamp says of the last build: the fingerprint of its sources and the files it made. */
export function readStamp(stamp) {
  try {
    const { fingerprint: print, outputs } = JSON.parse(readFileSync(stamp, 'utf8'));
    return { fingerprint: print, outputs };
  } catch {
    return { fingerprint: undefined, outputs: [] };
  }
}

/** True when the last build was made from the same sources and every file it made is still there. */
export function upToDate(base, stamp, print) {
  const last = readStamp(stamp);
  return last.fingerprint === print && last.outputs.every((file) => existsSync(join(base, file)));
}

export function writeStamp(stamp, print, outputs) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ fingerprint: print, outputs }, null, 1));
}
