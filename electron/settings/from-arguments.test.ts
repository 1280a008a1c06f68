import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { settingsFromArguments } from './from-arguments.ts';

const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'lanyard-settings-')), 'settings.json');
writeFileSync(file, '{ "environment": "training" }');

test.each([[['.', '--settings', file]], [['.', `--settings=${file}`, '--other']]])('takes the file of %j', (args) => {
  expect(settingsFromArguments(args, { packaged: false }).environment).toBe('training');
});

test('without the option the machine decides', () => {
  expect(settingsFromArguments(['.'], { packaged: false }).environment).toBe('live');
});

test('a packaged build refuses it, even with a file that would do', () => {
  expect(() => settingsFromArguments(['--settings', file], { packaged: true })).toThrow(
    expect.objectContaining({ code: 'LAN-5005' }) as Error,
  );
});

test.each([[['--settings']], [['--settings', '--other']], [['--settings=']]])('%j lacks its file', (args) => {
  expect(() => settingsFromArguments(args, { packaged: false })).toThrow(
    expect.objectContaining({ code: 'LAN-9002' }) as Error,
  );
});
