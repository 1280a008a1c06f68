import { describe, expect, test } from 'vitest';
import { faultMatrix } from '../../test/unit/docs/fault-matrix.ts';
import { journalEntriesOf } from './journal-of-session.ts';
import { isHeld } from '../session/moves.ts';
import { defaultPolicy } from '../session/policy.ts';
import { identity, proof } from '../session/test-data.ts';
import { initialState, transition } from '../session/transition.ts';

describe('the journal', () => {
  const outcomes = faultMatrix();

  test('says why every attempt and session ended, with ids and without a name', () => {
    for (const { before, after } of outcomes) {
      if (!isHeld(before) || after.name !== 'ended') continue;
      const entries = journalEntriesOf(before, after);
      expect(entries).toMatchObject([{ kind: 'session-ended', reason: after.reason, attempt: 1 }]);
      if (before.name === 'signed-in') expect(entries).toMatchObject([{ user: '055510000024' }]);
      expect(JSON.stringify(entries)).not.toContain('Beddoe');
    }
  });

  test('says nothing twice, and nothing where nothing happened', () => {
    for (const { before } of outcomes) expect(journalEntriesOf(before, before)).toEqual([]);
  });

  test('tells sign-ins, failures and resumed sessions', () => {
    const state = (name: string) => {
      const found = outcomes.find((outcome) => outcome.state === name);
      if (found === undefined) throw new Error(name);
      return found.before;
    };
    const kinds = (from: string, to: string) => journalEntriesOf(state(from), state(to)).map(({ kind }) => kind);
    expect(kinds('waiting for a card', 'looking for a ticket')).toEqual(['sign-in-started']);
    expect(kinds('waiting for the assertion', 'signed in')).toEqual(['sign-in-succeeded']);
    expect(kinds('waiting for the assertion', 'failed, ticket left')).toEqual(['sign-in-failed']);
    expect(kinds('signed in', 'warned of idleness')).toEqual([]);
  });

  test('says at the next start that a session ended which a crash left and which is not gone on with', () => {
    const card = { reader: 'Reader', atr: '3B01', count: 3 };
    const evidence = { route: 'browser', cards: [card], identity, proof, since: 0 } as const;
    const before = initialState(1, evidence);
    const { state: after } = transition(before, { type: 'ready', at: 0 }, { now: 1, mono: 1, policy: defaultPolicy });
    expect(journalEntriesOf(before, after)).toMatchObject([
      { kind: 'session-ended', reason: 'crashed', user: identity.user.id },
    ]);
  });
});
