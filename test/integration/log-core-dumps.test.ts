import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Whether a crash leaves the memory behind; a run without our asking shows that on this machine it would. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-core-'));

beforeAll(async () => {
  // Where the program finds koffi.
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  await build({
    logLevel: 'silent',
    build: {
      outDir: path.join(folder, 'program'),
      ssr: true,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'log-core-dumps-program.ts'),
        output: { format: 'esm', entryFileNames: 'program.mjs' },
      },
    },
    ssr: { noExternal: true, external: ['koffi'] },
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the program where core files are allowed, in a folder of its own. */
function crash(what: 'forbid' | 'leave') {
  const cwd = path.join(folder, what);
  mkdirSync(cwd);
  const { stdout, signal } = spawnSync(
    '/bin/sh',
    ['-c', 'ulimit -c unlimited; exec "$0" "$@"', process.execPath, path.join(folder, 'program', 'program.mjs'), what],
    { cwd, encoding: 'utf8' },
  );
  const said = JSON.parse(stdout) as { agreed: boolean | null; limits: string[][] };
  return { ...said, signal, files: readdirSync(cwd).filter((name) => statSync(path.join(cwd, name)).size > 0) };
}

test('a crash leaves no core file, of this process, of older and of younger ones', () => {
  const none = ['1', '1'];
  expect(crash('forbid')).toEqual({ agreed: true, limits: [none, none, none], signal: 'SIGABRT', files: [] });
});

test('without our asking it would', () => {
  const { limits, files } = crash('leave');
  expect(limits[0]).toEqual(['unlimited', 'unlimited']);
  // Where the system hands core dumps to a collector there is no file to be seen.
  const collector = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').startsWith('|');
  expect(files.length > 0 || collector).toBe(true);
});
