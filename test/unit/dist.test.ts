import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';

/** What `npm run dist` does after the app folder is made; the whole of it is in the windows and packaged suites. */

interface Scripts {
  readonly signWith: (command: string | undefined) => (files: string[]) => Promise<void>;
  readonly programsIn: (folder: string) => string[];
  readonly writeChecksums: (folder: string) => void;
  readonly makeZip: (job: { folder: string; output: string; committed: number }) => void;
}

const load = async (name: string) =>
  (await import(new URL(`../../scripts/dist/${name}.mjs`, import.meta.url).href)) as Scripts;
const { signWith, programsIn } = await load('sign');
const { writeChecksums } = await load('checksums');
const { makeZip } = await load('zip');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard dist '));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Signs as a tool for it does: the file is longer afterwards. */
const signer = () =>
  join(
    folderWith({ 'sign.mjs': `import fs from 'node:fs'; process.argv.slice(2).map((f) => fs.appendFileSync(f, '+'))` }),
    'sign.mjs',
  );

test('the programs are signed, and the zip has them as they are then', async () => {
  const app = folderWith({ 'Lanyard.exe': 'l', 'resources/native/host.exe': 'h', 'resources/app.asar': 'a' });
  await signWith(`node "${signer()}"`)(programsIn(app));
  const output = join(folderWith({}), 'lanyard.zip');
  makeZip({ folder: app, output, committed: 1_795_000_000 });
  const packed = Object.entries(unzipSync(readFileSync(output))).map(([name, bytes]) => [name, strFromU8(bytes)]);
  expect(packed).toEqual([
    ['Lanyard.exe', 'l+'],
    ['resources/app.asar', 'a'],
    ['resources/native/host.exe', 'h+'],
  ]);
});

test('nothing is signed without a command, and a command that fails stops the build', async () => {
  const app = folderWith({ 'Lanyard.exe': 'l' });
  await signWith(undefined)(programsIn(app));
  expect(readFileSync(join(app, 'Lanyard.exe'), 'utf8')).toBe('l');
  await expect(signWith('node --no-such-option')(programsIn(app))).rejects.toThrow('could not be signed');
});

test('checksums are of what is handed out, and true again when they are made after a signature', async () => {
  const dist = folderWith({ 'lanyard-1.0.0.msi': 'm', 'lanyard-1.0.0.zip': 'z', 'builder-debug.yml': '', 'app/x': '' });
  const names = ['lanyard-1.0.0.msi', 'lanyard-1.0.0.zip'];
  const sumOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(dist, name)))
      .digest('hex');
  const expected = () => names.map((name) => `${sumOf(name)}  ${name}\n`).join('');
  const sums = () => readFileSync(join(dist, 'SHA256SUMS'), 'utf8');
  writeChecksums(dist);
  expect(sums()).toBe(expected());
  await signWith(`node "${signer()}"`)([join(dist, 'lanyard-1.0.0.msi')]);
  expect(sums()).not.toBe(expected());
  writeChecksums(dist);
  expect(sums()).toBe(expected());
});
