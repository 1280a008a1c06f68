import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { lastDays, openLog, type LogOptions } from '../../electron/log/index.ts';
import { LanyardError } from '../../electron/errors/index.ts';

/** The log on a real disk. */

const noon = (day: number) => Date.UTC(2026, 10, day, 12);

function newFolder(): string {
  return path.join(mkdtempSync(path.join(os.tmpdir(), 'lanyard-log-')), 'logs');
}

function logIn(folder: string, options: Partial<LogOptions> = {}, clock = { now: () => noon(22) }) {
  return openLog({ folder, osSession: '7', part: 'desktop', clock, ...options });
}

const filesIn = (folder: string) => readdirSync(folder).toSorted();

function linesIn(folder: string): Record<string, unknown>[] {
  return filesIn(folder).flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  );
}

test('a line has time, level, event, part, code and attempt, and is on the disk at once', () => {
  const folder = newFolder();
  const log = logIn(folder);
  log.info('program-started', { version: '0.1.0' });
  log.with({ attempt: 3 }).warn('request-failed', { request: 'spine-1', error: new LanyardError('LAN-3101') });
  expect(filesIn(folder)).toEqual(['lanyard-2026-11-22.7.desktop.1.jsonl']);
  expect(linesIn(folder)).toEqual([
    { time: '2026-11-22T12:00:00.000Z', level: 'info', event: 'program-started', part: 'desktop', version: '0.1.0' },
    {
      time: '2026-11-22T12:00:00.000Z',
      level: 'warn',
      event: 'request-failed',
      part: 'desktop',
      code: 'LAN-3101',
      attempt: 3,
      request: 'spine-1',
      error: { name: 'LanyardError', code: 'LAN-3101', at: expect.any(Array) as unknown },
    },
  ]);
});

test('folder and files are the person’s own', () => {
  const folder = newFolder();
  mkdirSync(folder, { mode: 0o755 });
  logIn(folder).info('program-started');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of filesIn(folder)) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
});

test('sessions and programs never share a file', () => {
  const folder = newFolder();
  logIn(folder).info('program-started');
  logIn(folder, { osSession: 'RDP-Tcp#3 of somebody' }).info('program-started');
  logIn(folder, { part: 'command-line' }).info('program-started');
  expect(filesIn(folder)).toEqual([
    expect.stringMatching(/^lanyard-2026-11-22\.7\.command-line\.1\.jsonl$/),
    expect.stringMatching(/^lanyard-2026-11-22\.7\.desktop\.1\.jsonl$/),
    expect.stringMatching(/^lanyard-2026-11-22\.[0-9a-f]{8}\.desktop\.1\.jsonl$/),
  ]);
});

test('what is less important than the level is not written; the level can change', () => {
  const folder = newFolder();
  const log = logIn(folder, { level: 'warn' });
  log.info('state', { attempt: 1 });
  log.setLevel('debug');
  log.debug('state', { attempt: 2 });
  log.setLevel('error');
  log.warn('state', { attempt: 3 });
  expect(linesIn(folder).map(({ attempt }) => attempt)).toEqual([2]);
});

test('however much is written, all files together stay within their limit, and the newest lines are kept', async () => {
  const folder = newFolder();
  const sizeLimit = 80_000;
  const log = logIn(folder, { sizeLimit });
  for (let attempt = 1; attempt <= 3_000; attempt += 1) log.info('state', { attempt, from: 'signing-in', to: 'ended' });
  const sizes = filesIn(folder).map((name) => statSync(path.join(folder, name)).size);
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(sizeLimit);
  const { logs } = await lastDays(folder, { days: 7, now: noon(22), bytes: sizeLimit });
  expect(logs.at(-1)?.text).toContain('"attempt":3000');
});

test('every day has its file; what is too old is removed', async () => {
  const folder = newFolder();
  let day = 1;
  const log = logIn(folder, { days: 5 }, { now: () => noon(day) });
  for (; day <= 20; day += 1) log.info('state', { attempt: day });
  expect(filesIn(folder)).toEqual(
    ['15', '16', '17', '18', '19', '20'].map((date) => `lanyard-2026-11-${date}.7.desktop.1.jsonl`),
  );
  const { logs } = await lastDays(folder, { days: 2, now: noon(20), bytes: 1e6 });
  expect(logs.map(({ name }) => name.slice(8, 18))).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
});

test('a day with the clock set far ahead removes nothing; a second such day does', () => {
  const folder = newFolder();
  const write = (day: number) => {
    logIn(folder, { days: 5 }, { now: () => noon(day) }).info('state', { attempt: 1 });
  };
  for (const day of [1, 2, 4000, 4000]) write(day);
  expect(filesIn(folder)).toHaveLength(3);
  write(4001);
  expect(filesIn(folder).map((name) => name.slice(8, 12))).toEqual(['2037', '2037']);
});

test('a later start goes on in the same file', () => {
  const folder = newFolder();
  logIn(folder).info('state', { attempt: 1 });
  logIn(folder).info('state', { attempt: 2 });
  expect(filesIn(folder)).toHaveLength(1);
  expect(linesIn(folder).map(({ attempt }) => attempt)).toEqual([1, 2]);
});

test('a folder that cannot be made breaks nothing, says nothing, and is tried again', () => {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'lanyard-log-'));
  const folder = path.join(parent, 'in-the-way', 'logs');
  writeFileSync(path.dirname(folder), '');
  let now = noon(22);
  const said = [vi.spyOn(process.stderr, 'write'), vi.spyOn(process.stdout, 'write'), vi.spyOn(console, 'error')];
  const log = logIn(folder, {}, { now: () => now });
  for (let attempt = 1; attempt <= 3; attempt += 1) log.error('defect', { attempt });
  for (const spy of said) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }

  rmSync(path.dirname(folder));
  now += 120_000;
  log.error('defect', { attempt: 4 });
  log.error('defect', { attempt: 5 });
  expect(linesIn(folder).map(({ attempt }) => attempt)).toEqual([4, 5]);
});

test('a folder that is removed while Lanyard runs is made again', () => {
  const folder = newFolder();
  let now = noon(22);
  const log = logIn(folder, {}, { now: () => now });
  log.info('state', { attempt: 1 });
  rmSync(folder, { recursive: true });
  now += 120_000;
  log.info('state', { attempt: 2 });
  expect(linesIn(folder).map(({ attempt }) => attempt)).toEqual([2]);
});

test('what somebody else wrote into the files is let through only as far as the log could have said it', async () => {
  const folder = newFolder();
  logIn(folder).info('state', { attempt: 1 });
  const [name = ''] = filesIn(folder);
  const line = { time: '2026-11-22T12:00:00.000Z', level: 'info', event: 'state', part: 'desktop', user: 'Okonkwo' };
  appendFileSync(path.join(folder, name), `${JSON.stringify(line)}\nOkonkwo was here\n[1]\n"Okonkwo"\n{"torn":`);
  writeFileSync(path.join(folder, 'lanyard-okonkwo.jsonl'), JSON.stringify(line));
  const { logs } = await lastDays(folder, { days: 7, now: noon(22), bytes: 1e6 });
  const [read, ...others] = logs;
  expect(others).toEqual([]);
  expect(read?.leftOut).toBe(4);
  expect(read?.text).not.toContain('Okonkwo');
  expect(read?.text.trimEnd().split('\n')).toHaveLength(2);
});
