import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SettingsChange } from './open.ts';
import { touch, computer, text, putMachine, putPolicy, open } from './test-computer.ts';

test('a change says what needs a restart', () => {
  const opened = open();
  const told: unknown[] = [];
  opened.watch((change) => told.push(change));
  putMachine({ session: { endOnLock: false }, cis2: { clientId: 'lanyard.apps' } });
  opened.lookAgain();
  opened.lookAgain();
  rmSync(computer.places.machineFile);
  expect(told).toEqual([
    { changed: ['cis2.clientId', 'session.endOnLock'], needRestart: ['cis2.clientId'], refused: [] },
  ]);
});

test('what is refused while Lanyard runs is told once, also where no value changes, and that it no longer is', () => {
  const opened = open();
  const told: SettingsChange[] = [];
  opened.watch((change) => told.push(change));
  putPolicy({ 'session.idleLimit': text('forever') });
  opened.lookAgain();
  opened.lookAgain();
  putPolicy({ 'session.idleLimit': text('forever'), 'window.language': text('fr') });
  opened.lookAgain();
  putPolicy({});
  opened.lookAgain();
  opened.lookAgain();
  expect(told.map(({ refused }) => refused.map(({ layer, key, error }) => [layer, key, error.code]))).toEqual([
    [['machine-policy', 'session.idleLimit', 'LAN-5004']],
    [['machine-policy', 'window.language', 'LAN-5004']],
    [],
  ]);
  expect(told.flatMap(({ changed, needRestart }) => [...changed, ...needRestart])).toEqual([]);
});

test('a change of policy is told while the registry is watched', async () => {
  const opened = open();
  const change = new Promise((resolve) => {
    const stop = opened.watch((told) => {
      stop();
      resolve(told);
    });
  });
  putPolicy({ 'window.language': text('cy') });
  touch?.();
  expect(await change).toEqual({ changed: ['window.language'], needRestart: [], refused: [] });
  expect(touch).toBeNull();
});
