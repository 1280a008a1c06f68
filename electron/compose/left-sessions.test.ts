import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leftSessions, markRunning } from './left-sessions.ts';

let person = '';
const uptime = os.uptime();
const dead = 4_194_303;
const folder = (name: string, content?: string) => {
  const made = path.join(person, `session-${name}`);
  mkdirSync(made);
  if (content !== undefined) writeFileSync(path.join(made, 'running.json'), content);
  return made;
};

beforeEach(() => {
  person = mkdtempSync(path.join(os.tmpdir(), 'left-sessions-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(person, { recursive: true });
});

test('finds the sessions that are gone, however they went, and none that lives', () => {
  const session = folder('2');
  markRunning({ person, session });
  const other = folder('alive too');
  markRunning({ person, session: other });
  folder('never used');
  folder('alive', JSON.stringify({ pid: process.ppid, uptime: uptime - 10 }));
  const killed = folder('killed', JSON.stringify({ pid: dead, uptime }));
  const killedByOlder = folder('killed-older', JSON.stringify({ pid: dead, boot: Date.now() - uptime * 1_000 }));
  const earlierBoot = folder('power', JSON.stringify({ pid: process.pid, uptime: uptime + 86_400 }));
  const damaged = folder('damaged', '{"pid":');
  expect(leftSessions({ person, session }).sort()).toEqual([damaged, killed, killedByOlder, earlierBoot].sort());
});

test('a clock that was set takes no living session away; an older mark with a living process is one', () => {
  const session = folder('2');
  markRunning({ person, session: folder('alive') });
  folder('alive-older', JSON.stringify({ pid: process.pid, boot: Date.now() - uptime * 1_000 }));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 45_000 });
  expect(leftSessions({ person, session })).toEqual([]);
  vi.setSystemTime(Date.now() - 86_400_000);
  expect(leftSessions({ person, session })).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'another start of the computer is known by its own mark, not by its length',
  () => {
    const session = folder('2');
    const other = folder('power');
    markRunning({ person, session: other });
    const file = path.join(other, 'running.json');
    const said = JSON.parse(readFileSync(file, 'utf8')) as object;
    expect(said).toMatchObject({ pid: process.pid, bootId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    writeFileSync(file, JSON.stringify({ ...said, bootId: 'another', uptime: 0 }));
    expect(leftSessions({ person, session })).toEqual([other]);
    writeFileSync(file, JSON.stringify({ ...said, uptime: uptime + 86_400 }));
    expect(leftSessions({ person, session })).toEqual([]);
  },
);
