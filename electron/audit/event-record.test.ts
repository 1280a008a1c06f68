import { describe, expect, test } from 'vitest';
import { eventOf } from './event-record.ts';
import type { Recorded } from './journal.ts';

const at = '2026-11-22T12:00:00.000Z';
const head = { at, seq: 7 } as const;

describe('the event of a journal entry', () => {
  test('says who signed in, by ids', () => {
    const event = eventOf({
      ...head,
      kind: 'sign-in-succeeded',
      attempt: 3,
      user: '555100000017',
      roleProfile: '555100000215',
      organisation: 'RJ101',
      reader: 'Alcor Micro AU9540 00 00',
    });
    expect(event).toEqual({
      id: 1001,
      type: 'information',
      text: [
        'Somebody signed in.',
        '',
        `at: ${at}`,
        'seq: 7',
        'attempt: 3',
        'user: 555100000017',
        'roleProfile: 555100000215',
        'organisation: RJ101',
        'reader: Alcor Micro AU9540 00 00',
      ].join('\r\n'),
    });
  });

  test.each([
    [{ kind: 'sign-in-failed', attempt: 1, code: 'LAN-3401' }, 1002, 'warning'],
    [{ kind: 'sign-in-failed', attempt: 1, code: 'LAN-2401' }, 1002, 'information'],
    [{ kind: 'sign-in-failed', attempt: 1, code: 'LAN-2109' }, 1002, 'information'],
    [{ kind: 'sign-in-failed', attempt: 1, code: 'LAN-1234' }, 1002, 'warning'],
    [{ kind: 'session-ended', attempt: 1, reason: 'card-removed' }, 1003, 'information'],
    [{ kind: 'role-changed', attempt: 1, method: 'agent' }, 1004, 'information'],
    [{ kind: 'policy-changed', layer: 'machine-policy', changed: 2 }, 1005, 'information'],
    [{ kind: 'remote-sign-out', attempt: 1, target: 'tokens', result: 'failed' }, 1006, 'warning'],
    [{ kind: 'tampering-found', found: 'changed' }, 1101, 'error'],
    [{ kind: 'entries-lost', count: 4 }, 1102, 'error'],
    [{ kind: 'journal-repaired', bytes: 3, sha256: '0'.repeat(64) }, 1103, 'warning'],
  ] as const)('%j has the number %i', (entry, id, type) => {
    expect(eventOf({ ...head, ...entry })).toMatchObject({ id, type });
  });

  test.each([
    { kind: 'program-started', part: 'desktop' },
    { kind: 'program-stopped', part: 'desktop', clean: true },
    { kind: 'sign-in-started', attempt: 1 },
    { kind: 'remote-sign-out', attempt: 1, target: 'tokens', result: 'done' },
    { kind: 'journal-pruned', before: 3, anchor: '0'.repeat(64), files: 1 },
  ] as const)('$kind is not told', (entry) => {
    expect(eventOf({ ...head, ...entry } satisfies Recorded)).toBeNull();
  });
});
