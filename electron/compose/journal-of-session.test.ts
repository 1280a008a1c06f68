import { describe, expect, test } from 'vitest';
import { faultMatrix } from '../../test/unit/docs/fault-matrix.ts';
import { journalEntriesOf } from './journal-of-session.ts';
import { isHeld } from '../session/moves.ts';
import { defaultPolicy } from '../session/policy.ts';
import type { SessionEvent } from '../session/events.ts';
import type { SessionState } from '../session/state.ts';
import { identity, mark, proof } from '../session/test-data.ts';
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

  describe('of an agent’s session that a crash left', () => {
    const card = { reader: 'Reader', atr: '3B8180018080', count: 3 };
    const evidence = { route: 'agent', cards: [card], mark, since: 0 } as const;
    const looking: SessionEvent[] = [
      { type: 'reader-attached', reader: card.reader, at: 0 },
      { type: 'card-inserted', card, at: 0 },
      { type: 'ready', at: 0 },
    ];
    /** All that the journal says of these events, at a start that finds the evidence. */
    const entriesOf = (...events: SessionEvent[]) => {
      let state: SessionState = initialState(1, evidence);
      return events.flatMap((event) => {
        const before = state;
        state = transition(before, event, { now: 1, mono: 1, policy: defaultPolicy }).state;
        return journalEntriesOf(before, state);
      });
    };
    const obtained = (value: string): SessionEvent[] => [
      { type: 'ticket-obtained', attempt: 1, mark: { ...mark, value } },
      { type: 'assertion-accepted', attempt: 1, identity },
    ];
    const error = { code: 'LAN-2009', message: '', remedy: '', details: {} } as const;
    const started = { kind: 'sign-in-started', attempt: 1 };
    const crashed = { kind: 'session-ended', attempt: 0, reason: 'crashed' };
    const succeeded = { kind: 'sign-in-succeeded', attempt: 1 };

    test.each<[string, SessionEvent[], object[]]>([
      [
        'its ticket is gone: it ended then, and the look found nobody',
        [{ type: 'ticket-not-held', attempt: 1 }],
        [started, crashed, { kind: 'sign-in-failed', attempt: 1, code: 'LAN-2109' }],
      ],
      [
        'the agent cannot say: it ended then, and the look failed',
        [{ type: 'ticket-failed', attempt: 1, error }],
        [started, crashed, { kind: 'sign-in-failed', attempt: 1, code: 'LAN-2009' }],
      ],
      ['another ticket: it ended then, and another begins', obtained('another'), [started, crashed, succeeded]],
      ['the same ticket: it goes on', obtained(mark.value), [started, { ...succeeded, resumed: true }]],
      [
        'its card leaves meanwhile: that is its end, and the only one',
        [{ type: 'card-removed', card, at: 0 }],
        [started, { kind: 'session-ended', attempt: 1, reason: 'card-removed' }],
      ],
    ])('%s', (_what, events, entries) => {
      expect(entriesOf(...looking, ...events)).toMatchObject(entries);
      expect(entriesOf(...looking, ...events)).toHaveLength(entries.length);
    });
  });

  test('says that an unasked look found nobody', () => {
    const policy = { ...defaultPolicy, withoutCard: true };
    const step = (state: SessionState, event: SessionEvent) =>
      transition(state, event, { now: 1, mono: 1, policy }).state;
    const looking = step(initialState(1), { type: 'ready', at: 0 });
    expect(looking.name).toBe('signing-in');
    expect(journalEntriesOf(looking, step(looking, { type: 'ticket-not-held', attempt: 1 }))).toEqual([
      { kind: 'sign-in-failed', attempt: 1, code: 'LAN-2109' },
    ]);
  });
});
