import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leftSessions, markRunning } from './left-sessions.ts';

let person = '';
const boot = () => Date.now() - os.uptime() * 1_000;
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
  rmSync(person, { recursive: true });
});

test('finds the sessions that are gone, however they went, and none that lives', () => {
  const session = folder('2');
  markRunning({ person, session });
  const other = folder('alive too');
  markRunning({ person, session: other });
  folder('never used');
  folder('alive', JSON.stringify({ pid: process.ppid, boot: boot() }));
  const killed = folder('killed', JSON.stringify({ pid: 4_194_303, boot: boot() }));
  const earlierBoot = folder('power', JSON.stringify({ pid: process.pid, boot: boot() - 86_400_000 }));
  const damaged = folder('damaged', '{"pid":');
  expect(leftSessions({ person, session }).sort()).toEqual([damaged, killed, earlierBoot].sort());
});
