import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

/** `lanyard settings` as scripts use it: a process, its lines, its exit code. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-settings-cli-'));
const env = {
  ...process.env,
  XDG_CONFIG_HOME: path.join(folder, 'config'),
  XDG_STATE_HOME: path.join(folder, 'state'),
  CLIENTNAME: 'WARD3-7',
};

interface Shown {
  readonly settings: readonly { setting: string; value: unknown; from: string; locked: boolean }[];
  readonly refused: readonly { setting: string; from: string; code: string }[];
  readonly error: { readonly code: string };
}

async function lanyard(...args: string[]): Promise<{ code: number; text: string; lines: Shown[] }> {
  return new Promise((resolve) => {
    const program = [path.resolve('out/cli/main.js'), 'settings', ...args];
    const child = execFile(process.execPath, program, { env }, (_, text) => {
      const lines = text.split('\n').filter((line) => line.startsWith('{'));
      resolve({ code: child.exitCode ?? -1, text, lines: lines.map((line) => JSON.parse(line) as Shown) });
    });
  });
}

function put(name: string, content: unknown): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('every setting, its value, where it comes from; exit 0', async () => {
  put('config/lanyard/settings.json', { window: { language: 'cy' } });
  const { code, lines } = await lanyard('--json');
  expect(code).toBe(0);
  expect(lines).toHaveLength(1);
  const language = lines[0]?.settings.find(({ setting }) => setting === 'window.language');
  expect(language).toEqual({ setting: 'window.language', value: 'cy', from: 'user-choice', locked: false });
  expect(lines[0]?.refused).toEqual([]);
});

test('for people, a line for each', async () => {
  const { code, text } = await lanyard();
  expect(code).toBe(0);
  expect(text).toMatch(/^session\.idleLimit +default +900000$/m);
  expect(text).toMatch(/^window\.language +own choice +cy$/m);
  expect(text).toMatch(/^cis2\.scopes +default +openid, profile, /m);
});

test('what a file would give on this computer: the rest of it applies; exit 1', async () => {
  const file = put('machine.json', {
    session: { idleLimit: 1, endless: true },
    overrides: [{ clientName: 'WARD3-*', settings: { environment: 'training' } }],
  });
  const { code, lines } = await lanyard('--json', file);
  expect(code).toBe(1);
  const [shown, failure] = lines;
  expect(shown?.settings.find(({ setting }) => setting === 'environment')).toMatchObject({
    value: 'training',
    from: 'machine-file',
  });
  expect(shown?.refused.map(({ setting, from, code: reason }) => [setting, from, reason])).toEqual([
    ['session.idleLimit', 'machine-file', 'LAN-5004'],
    ['session.endless', 'machine-file', 'LAN-5003'],
  ]);
  expect(failure?.error.code).toBe('LAN-5011');
});

test('a file that is not there, and one of --settings that is wrong, are errors', async () => {
  const nowhere = await lanyard('--json', path.join(folder, 'nowhere.json'));
  expect([nowhere.code, nowhere.lines[0]?.error.code]).toEqual([1, 'LAN-5001']);
  const wrong = await lanyard('--json', '--settings', put('wrong.json', { environment: 'LIVE' }));
  expect([wrong.code, wrong.lines[0]?.error.code]).toEqual([1, 'LAN-5004']);
});
