import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LanyardError } from '../../electron/errors/index.ts';
import { startLog } from '../../electron/compose/session-log.ts';

/** The log of a running program, on a real disk: what is written with which event, level and fields. */

const settings = { level: 'debug', days: 14, sizeLimit: 1_000_000 } as const;
const listening = process.listenerCount('uncaughtExceptionMonitor');
let state: string;

beforeEach(() => {
  state = mkdtempSync(path.join(os.tmpdir(), 'lanyard-log-'));
  vi.stubEnv('XDG_STATE_HOME', state);
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const added of process.listeners('uncaughtExceptionMonitor').slice(listening)) {
    process.off('uncaughtExceptionMonitor', added);
  }
  rmSync(state, { recursive: true });
});

/** Its lines but the first, which says that the program started; without time and part. */
function lines(): Record<string, unknown>[] {
  const folder = path.join(state, 'lanyard', 'logs');
  const [first, ...rest] = readdirSync(folder)
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({ event: 'program-started', part: 'desktop' });
  return rest.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => !/^(time|part)$/.test(name))));
}

const told = { request: 'spine-7', took: 120, status: null, code: null };

test('requests: done, failed, stopped by the person, and failed by a defect', () => {
  const log = startLog('desktop', settings);
  log.request({ ...told, status: 200 }, 3);
  log.request({ ...told, code: 'LAN-3101' }, 3);
  log.request({ ...told, code: 'LAN-3011' });
  log.request(told);
  const request = { request: 'spine-7', took: 120 };
  expect(lines()).toEqual([
    { level: 'info', event: 'request-done', attempt: 3, ...request, status: 200 },
    { level: 'warn', event: 'request-failed', code: 'LAN-3101', attempt: 3, ...request },
    { level: 'info', event: 'request-failed', code: 'LAN-3011', ...request },
    { level: 'warn', event: 'request-failed', ...request },
  ]);
});

test('settings that were refused or changed, by their layer and never by their value', () => {
  const log = startLog('desktop', settings);
  const error = new LanyardError('LAN-5004', { key: 'log.days', problem: 'planted' }).toValue();
  log.refused([{ layer: 'machine-policy', key: 'log.days', error }]);
  log.settingsChanged(['machine-policy', 'user-choice', 'machine-policy']);
  expect(lines()).toEqual([
    { level: 'warn', event: 'settings-refused', code: 'LAN-5004', layer: 'machine-policy' },
    { level: 'info', event: 'policy-changed', layer: 'machine-policy', count: 2 },
    { level: 'info', event: 'policy-changed', layer: 'user-choice', count: 1 },
  ]);
});

test('trouble in the background, a process that ended, a defect, and the end in order', () => {
  const log = startLog('desktop', settings);
  log.trouble('destroy-ticket', new LanyardError('LAN-2009').toValue());
  log.journalTrouble('LAN-7003');
  log.vaultTrouble(new LanyardError('LAN-6002').toValue());
  log.processGone('window', { reason: 'oom' });
  process.listeners('uncaughtExceptionMonitor').at(-1)?.(new TypeError('planted'), 'uncaughtException');
  log.stop();
  expect(lines()).toEqual([
    { level: 'warn', event: 'background-trouble', code: 'LAN-2009', what: 'destroy-ticket' },
    { level: 'error', event: 'journal-trouble', code: 'LAN-7003' },
    { level: 'warn', event: 'vault-trouble', code: 'LAN-6002' },
    { level: 'warn', event: 'process-gone', reason: 'oom', what: 'window' },
    { level: 'error', event: 'defect', error: { name: 'TypeError', at: expect.any(Array) as unknown } },
    { level: 'info', event: 'program-stopped', clean: true },
  ]);
});
