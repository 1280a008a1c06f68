import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSettings, type SettingsChange } from '../../electron/settings/index.ts';

/** The files of a computer are watched as they are: replaced, written anew, removed. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-watch-'));
const at = (...parts: string[]) => path.join(folder, ...parts);
const computer = {
  environment: {},
  computerName: 'RA-DESK-2',
  registry: null,
  places: {
    machineFile: at('etc', 'settings.json'),
    policyFile: at('etc', 'policy.json'),
    choicesFile: at('not', 'there', 'settings.json'),
    lastKnownFile: at('state', 'last.json'),
  },
  protection: null,
};

test('a change of a file is told, by whatever way it was made', async () => {
  mkdirSync(at('etc'));
  const opened = openSettings({ packaged: true, args: [] }, computer);
  const told: SettingsChange[] = [];
  let tell: () => void = () => undefined;
  const stop = opened.watch((change) => {
    told.push(change);
    tell();
  });
  const next = async (change: () => void) => {
    const heard = new Promise<void>((resolve) => (tell = resolve));
    change();
    await heard;
    return told.at(-1)?.changed;
  };

  const { machineFile, policyFile } = computer.places;
  expect(
    await next(() => {
      writeFileSync(machineFile, '{ "window": { "language": "cy" } }');
    }),
  ).toEqual(['window.language']);
  expect(opened.settings.window.language).toBe('cy');
  const replaced = () => {
    writeFileSync(`${policyFile}.new`, '{ "window": { "language": "en" } }');
    renameSync(`${policyFile}.new`, policyFile);
  };
  expect(await next(replaced)).toEqual(['window.language']);
  expect([opened.settings.window.language, [...opened.locked]]).toEqual(['en', ['window.language']]);
  expect(
    await next(() => {
      rmSync(policyFile);
    }),
  ).toEqual(['window.language']);
  expect(opened.settings.window.language).toBe('cy');
  stop();
});
