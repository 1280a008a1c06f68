import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { here, there, wine } from './wine.ts';

/** `bin\lanyard.cmd`, with Node for Windows in the program's place: it does what its arguments say. */

const root = join(import.meta.dirname, '../..');
const lanyard = (...args: string[]) => wine(['cmd', '/c', there('a folder', 'bin', 'lanyard.cmd'), ...args]);

beforeAll(async () => {
  await mkdir(here('a folder', 'bin'), { recursive: true });
  await copyFile(join(root, 'build/windows/lanyard.cmd'), here('a folder', 'bin', 'lanyard.cmd'));
  await copyFile(here('programs', 'node.exe'), here('a folder', 'Lanyard.exe'));
});

it('waits for the program beside it, and passes on arguments, output and exit code', async () => {
  const { code, stdout } = await lanyard('--print', 'process.argv[process.exitCode=7,1]', 'check');
  expect([stdout.trim(), code]).toEqual(['check', 7]);
});
