import { describe, expect, test } from 'vitest';
import type { Card } from '../cards/card.ts';
import type { SessionEvent } from './events.ts';
import { defaultPolicy } from './policy.ts';
import type { SessionState } from './state.ts';
import { identity, mark, problem } from './test-data.ts';
import { initialState, transition } from './transition.ts';

const left: Card = { reader: 'Reader left', atr: '3B01', count: 4 };
const right: Card = { reader: 'Reader right', atr: '3B01', count: 9 };

const strict = defaultPolicy;

const attached = (card: Card): SessionEvent => ({ type: 'reader-attached', reader: card.reader, at: 0 });
const inserted = (card: Card): SessionEvent => ({ type: 'card-inserted', card, at: 0 });
const removed = (card: Card): SessionEvent => ({ type: 'card-removed', card, at: 0 });
const ready: SessionEvent = { type: 'ready', at: 0 };
const stopped: SessionEvent = { type: 'service-stopped', at: 0 };
const started: SessionEvent = { type: 'service-started', at: 0 };
const emptyReaders = [attached(left), attached(right), ready];

/** Plays a story and gives the last state and the effects of the last event. */
function play(story: readonly SessionEvent[], policy = strict): { state: SessionState; effects: string[] } {
  let state: SessionState = initialState(0);
  let effects: string[] = [];
  for (const event of story) {
    const next = transition(state, event, { now: 1, mono: 1, policy });
    state = next.state;
    effects = next.effects.map((effect) => effect.type);
  }
  return { state, effects };
}

const passcodePending = [...emptyReaders, inserted(left), { type: 'ticket-not-held', attempt: 1 }] as const;
const assertionPending = [...passcodePending, { type: 'ticket-obtained', attempt: 1, mark }] as const;
const signedIn = [...assertionPending, { type: 'assertion-accepted', attempt: 1, identity }] as const;

describe('signing in', () => {
  test('an empty reader: waits for a card, and asks the agent nothing', () => {
    expect(play(emptyReaders)).toMatchObject({ state: { name: 'waiting-for-card' }, effects: [] });
  });

  test('a card going in: first the ticket that is held, then the passcode, then the assertion', () => {
    expect(play([...emptyReaders, inserted(left)])).toMatchObject({
      state: { name: 'signing-in', step: 'checking', binding: { kind: 'card', card: left } },
      effects: ['look-for-ticket'],
    });
    expect(play(passcodePending)).toMatchObject({
      state: { step: 'passcode' },
      effects: ['keep-evidence', 'ask-for-ticket'],
    });
    expect(play(assertionPending)).toMatchObject({
      state: { step: 'assertion' },
      effects: ['keep-evidence', 'fetch-assertion'],
    });
    expect(play(signedIn)).toMatchObject({
      state: { name: 'signed-in', identity, binding: { card: left } },
      effects: ['keep-evidence'],
    });
  });

  test('[CIS1-10] at start with a card in and no ticket held, nobody is prompted', () => {
    const start = [attached(left), inserted(left), ready, { type: 'ticket-not-held', attempt: 1 }] as const;
    expect(play(start)).toMatchObject({
      state: { name: 'signed-out', problem: null },
      effects: ['abandon', 'wipe-evidence'],
    });
    expect(play([...start, { type: 'sign-in-requested' }])).toMatchObject({ effects: ['look-for-ticket'] });
  });

  test('at start with a card in and a ticket held, the sign-in is silent', () => {
    const start = [attached(left), inserted(left), ready, { type: 'ticket-obtained', attempt: 1, mark }] as const;
    expect(play(start)).toMatchObject({
      state: { name: 'signing-in', step: 'assertion' },
      effects: ['keep-evidence', 'fetch-assertion'],
    });
  });

  test('a request during a silent sign-in makes it one that may prompt', () => {
    const story = [attached(left), inserted(left), ready, { type: 'sign-in-requested' }] as const;
    expect(play([...story, { type: 'ticket-not-held', attempt: 1 }])).toMatchObject({
      effects: ['keep-evidence', 'ask-for-ticket'],
    });
  });

  test('a card that does not answer is named as such, and the agent is not bothered', () => {
    const state = play([...emptyReaders, inserted({ ...left, atr: '' })]);
    expect(state).toMatchObject({ state: { name: 'signed-out', problem: { code: 'LAN-1005' } }, effects: [] });
  });

  test('without a smartcard service a request fails with its own code', () => {
    expect(play([stopped, { type: 'sign-in-requested' }])).toMatchObject({ state: { problem: { code: 'LAN-1001' } } });
  });

  test('[CIS1-34] without a card only where the settings allow it', () => {
    expect(play([...emptyReaders, { type: 'sign-in-requested' }])).toMatchObject({
      state: { name: 'waiting-for-card' },
    });
    const allowed = play(emptyReaders, { ...strict, withoutCard: true });
    expect(allowed).toMatchObject({
      state: { name: 'signing-in', binding: { kind: 'none' } },
      effects: ['look-for-ticket'],
    });
  });

  test('a failure is shown, and removing the card still signs out what the agent may hold', () => {
    const failed = [...assertionPending, { type: 'assertion-failed', attempt: 1, error: problem }] as const;
    expect(play(failed)).toMatchObject({ state: { name: 'signed-out', problem }, effects: ['abandon'] });
    expect(play([...failed, removed(left)])).toMatchObject({
      state: { problem },
      effects: ['wipe-evidence', 'destroy-ticket'],
    });
    expect(play([...failed, inserted(left)])).toMatchObject({ state: { name: 'signing-in', attempt: 2 } });
  });

  test('[CIS1-12] a cancel is neutral', () => {
    const cancelled = play([...passcodePending, { type: 'cancel-requested' }]);
    expect(cancelled).toMatchObject({
      state: { name: 'signed-out', problem: { code: 'LAN-2401' } },
      effects: ['abandon'],
    });
  });

  test('a cancel signs out a ticket that this sign-in asked for, and leaves one that was held before', () => {
    expect(play([...assertionPending, { type: 'cancel-requested' }]).effects).toEqual([
      'abandon',
      'wipe-evidence',
      'destroy-ticket',
    ]);
    const silent = [attached(left), inserted(left), ready, { type: 'ticket-obtained', attempt: 1, mark }] as const;
    expect(play([...silent, { type: 'cancel-requested' }]).effects).toEqual(['abandon']);
  });
});

describe('the card leaves', () => {
  const moments = {
    'ticket looked for': [...emptyReaders, inserted(left)],
    passcodePending,
    assertionPending,
    signedIn,
  };
  const removals: [string, SessionEvent, string][] = [
    ['card removed', removed(left), 'card-removed'],
    ['reader unplugged', { type: 'reader-detached', reader: left.reader, at: 0 }, 'reader-removed'],
    ['service stopped', stopped, 'card-service-stopped'],
    ['service restarted unnoticed', started, 'card-service-stopped'],
    ['another card in the reader', inserted({ ...left, atr: '3B02' }), 'card-removed'],
    ['the same model in the reader, another count', inserted({ ...left, count: left.count + 2 }), 'card-removed'],
  ];
  for (const [moment, story] of Object.entries(moments)) {
    test.each(removals)(`[CIS1-29] [CIS1-30] ${moment}: %s ends it at once`, (_name, event, reason) => {
      expect(play([...story, event])).toMatchObject({
        state: { name: 'ended', reason },
        effects: ['abandon', 'wipe-evidence', 'destroy-ticket'],
      });
    });

    test(`${moment}: the other card and the other reader are nobody's concern`, () => {
      const story2 = [...story, inserted(right), removed(right), attached(left)];
      const reached = play(story).state.name;
      const after = play(story2).state.name;
      expect(after).toBe(moment === 'signedIn' || moment === 'assertionPending' ? reached : 'ended');
    });
  }

  test.each(['sign-out', 'never'] as const)('the ticket stays where the site says so (%s)', (endTicketOn) => {
    expect(play([...signedIn, removed(left)], { ...strict, endTicketOn }).effects).toEqual([
      'abandon',
      'wipe-evidence',
    ]);
  });

  test('after the end the next card signs in', () => {
    expect(play([...signedIn, removed(left), inserted(left)])).toMatchObject({
      state: { name: 'signing-in', attempt: 2 },
    });
  });
});

describe('the agent notices the removal first', () => {
  test.each(['LAN-2401', 'LAN-2205'] as const)('%s just before the removal: the card was taken out', (code) => {
    const error = { ...problem, code };
    const story = [...passcodePending, { type: 'ticket-failed', attempt: 1, error }, removed(left)] as const;
    expect(play(story)).toMatchObject({
      state: { name: 'ended', reason: 'card-removed' },
      effects: ['wipe-evidence', 'destroy-ticket'],
    });
  });

  test('a failure of Spine stays on screen when the card is taken out', () => {
    const error = { ...problem, code: 'LAN-3001' as const };
    const story = [...assertionPending, { type: 'assertion-failed', attempt: 1, error }, removed(left)] as const;
    expect(play(story)).toMatchObject({ state: { name: 'signed-out', problem: { code: 'LAN-3001' } } });
  });
});

describe('which card (design, rule 3)', () => {
  test('two cards in at start: nobody can tell, so either removal ends it', () => {
    const start: SessionEvent[] = [attached(left), inserted(left), attached(right), inserted(right), ready];
    expect(play(start)).toMatchObject({ state: { binding: { kind: 'any' } } });
    expect(play([...start, removed(right)])).toMatchObject({ state: { name: 'ended', reason: 'card-removed' } });
  });

  test('the card put in last is the one, also for a request made later', () => {
    const story = [attached(left), inserted(left), attached(right), ready, inserted(right)] as const;
    expect(play(story)).toMatchObject({ state: { attempt: 1, asked: true, binding: { kind: 'any' } } });
    const later = [...story, { type: 'cancel-requested' }, { type: 'sign-in-requested' }] as const;
    expect(play(later)).toMatchObject({ state: { binding: { kind: 'card', card: right } } });
  });

  test('a second card while the passcode is typed: either may be the one', () => {
    expect(play([...passcodePending, inserted(right)])).toMatchObject({ state: { binding: { cards: [left, right] } } });
  });
});

describe('ending on purpose', () => {
  test('[CIS1-35] signing out destroys the ticket unless the site says never', () => {
    expect(play([...signedIn, { type: 'sign-out-requested' }])).toMatchObject({
      state: { name: 'ended', reason: 'signed-out' },
      effects: ['abandon', 'wipe-evidence', 'destroy-ticket'],
    });
    const never = play([...signedIn, { type: 'sign-out-requested' }], { ...strict, endTicketOn: 'never' });
    expect(never.effects).toEqual(['abandon', 'wipe-evidence']);
  });

  test('[CIS1-35] quitting leaves the ticket with the agent', () => {
    for (const story of [passcodePending, assertionPending, signedIn]) {
      expect(play([...story, { type: 'quit-requested' }])).toMatchObject({
        state: { name: 'ended', reason: 'quit' },
        effects: ['abandon'],
      });
    }
  });
});
