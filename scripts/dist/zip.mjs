import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/**
 * Packs a folder as a zip. Our own, of the folder as it is now: electron-builder would pack it before it is signed, with
 * a tool that it downloads.
 *
 * @param {{ folder: string, output: string, committed: number }} job absolute paths; UTC seconds, of every entry
 */
export function makeZip({ folder, output, committed }) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const nameOf = (path) => path.slice(folder.length + 1).replaceAll('\\', '/');
  const entries = paths.map((path) => [nameOf(path), readFileSync(path)]);
  writeFileSync(output, zipSync(Object.fromEntries(entries), { mtime: committed * 1000 }));
}
