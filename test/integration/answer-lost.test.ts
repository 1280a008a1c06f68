import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { version } from '../../package.json';

/** What becomes of an answer that nobody takes: commands as scripts run them, their standard output somewhere else. */

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'lanyard-answer-'));
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

/** `/dev/full` takes nothing. */
function lanyard(args: readonly string[], out: string): Promise<Ended> {
  const home = folder();
  const env = { ...process.env, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home };
  const answer = openSync(out, 'w');
  const child = spawn(process.execPath, [path.resolve('out/cli/main.js'), ...args], {
    env,
    stdio: ['ignore', answer, 'pipe'],
  });
  closeSync(answer);
  let stderr = '';
  child.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve) =>
    child.once('close', (code) => {
      resolve({ code, stderr });
    }),
  );
}

test.each([
  [['settings', '--json']],
  [['settings']],
  [['audit', 'show', '--json']],
  [['--help']],
  [['--version']],
  [['check', '--json']],
])('%j fails where its answer cannot be written', async (args) => {
  const { code, stderr } = await lanyard(args, '/dev/full');
  expect(code).toBe(1);
  expect(stderr).toContain('LAN-9007');
});

test('a command line that is not understood keeps its exit code', async () => {
  expect((await lanyard(['nonsense'], '/dev/full')).code).toBe(2);
});

test('a disk that is full in the middle of an answer is a failure, too', async () => {
  const out = path.join(folder(), 'answer');
  // The limit on the size of files does what a full disk does: what fits is taken, and the rest is not.
  const command = `trap '' XFSZ; ulimit -f 1; exec "$0" "$@" > "${out}"`;
  const args = ['-c', command, process.execPath, path.resolve('out/cli/main.js'), 'settings', '--json'];
  const child = spawn('/bin/bash', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(stderr).toContain('LAN-9007');
  expect(code).toBe(1);
});

test('a reader that has what it wants is no failure', () => {
  const command = 'set -o pipefail; "$0" "$@" | head -1';
  const args = ['-c', command, process.execPath, path.resolve('out/cli/main.js'), 'settings'];
  expect(execFileSync('/bin/bash', args, { encoding: 'utf8' })).toMatch(/^environment .*\n$/);
});

test('--version says which Lanyard this is', () => {
  const args = [path.resolve('out/cli/main.js'), '--version'];
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe(`lanyard ${version}\n`);
});
