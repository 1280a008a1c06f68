import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { journalFolder, lastEntries } from '../audit/index.ts';
import { startJournal } from './session-journal.ts';
import { initialState } from '../session/transition.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'lanyard-journal-'));
  for (const name of ['XDG_STATE_HOME', 'LOCALAPPDATA', 'HOME']) vi.stubEnv(name, home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

describe('the journal of a run', () => {
  test('begins with its start, whatever happens before it is open, and ends with its end', async () => {
    const journal = startJournal('command-line', { eventLog: false, days: 90 }, () => undefined);
    const before = initialState(0);
    const problem = { code: 'LAN-2401', message: '', remedy: '', details: {} } as const;
    journal.step(before, { ...before, attempt: 1, problem });
    journal.signInFailed(2, 'LAN-4017');
    await journal.stop();
    const shown = await lastEntries(journalFolder(process.env, process.platform), 10);
    const entries = shown.entries.filter(({ kind }) => kind !== 'file-opened').toSorted((a, b) => a.seq - b.seq);
    expect(entries.map((entry) => [entry.kind, 'code' in entry ? entry.code : null])).toEqual([
      ['program-started', null],
      ['sign-in-failed', 'LAN-2401'],
      ['sign-in-failed', 'LAN-4017'],
      ['program-stopped', null],
    ]);
    const times = entries.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
  });
});
