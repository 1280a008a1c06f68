import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';

/** Where nothing can be kept there is no window, but a word. */

const electron = createRequire(import.meta.url)('electron') as string;
const root = path.join(import.meta.dirname, '..', '..');

/** What the program says and how it ends, with this environment. */
function start(env: NodeJS.ProcessEnv): Promise<{ code: unknown; stderr: string }> {
  const surroundings = { ...process.env, XDG_CONFIG_HOME: undefined, ...env };
  return new Promise((resolve) => {
    execFile(electron, ['--no-sandbox', '.'], { cwd: root, env: surroundings }, (error, _stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stderr });
    });
  });
}

test('a home that is none ends the start with a code, in plain words', async () => {
  const { code, stderr } = await start({ HOME: '/dev/null' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Lanyard cannot keep its files in \/dev\/null\/\.config\/.+\.\n.+ \(LAN-9008\)$/m);
  expect(stderr).not.toMatch(/^ +at /m);
});

test('so does one that cannot be written', async () => {
  const { code, stderr } = await start({ XDG_CONFIG_HOME: '/sys' });
  expect([code, stderr.includes('Lanyard cannot keep its files in /sys/')]).toEqual([1, true]);
});
