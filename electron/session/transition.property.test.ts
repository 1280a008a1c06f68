import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from '../cards/card.ts';
import type { SessionEvent } from './events.ts';
import type { SessionPolicy } from './moves.ts';
import type { SessionState } from './state.ts';
import { identity, problem } from './test-data.ts';
import { initialState, transition } from './transition.ts';

/** The design's rules as invariants over any sequence of events. */

const readers = ['Reader left', 'Reader right'] as const;
const reader = fc.constantFrom(...readers);
const card: fc.Arbitrary<Card> = fc.record({
  reader,
  atr: fc.constantFrom('3B01', '3B02', ''),
  count: fc.integer({ min: 1, max: 4 }),
});
const attempt = fc.integer({ min: 1, max: 4 });
const at = fc.constant(0);

const event: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom('service-started', 'service-stopped', 'ready'), at }),
  fc.record({ type: fc.constant('ready' as const), at }),
  fc.record({ type: fc.constantFrom('reader-attached', 'reader-detached'), reader, at }),
  fc.record({ type: fc.constantFrom('card-inserted', 'card-removed'), card, at }),
  fc.record({ type: fc.constant('card-inserted' as const), card, at }),
  fc.record({
    type: fc.constantFrom('sign-in-requested', 'cancel-requested', 'sign-out-requested', 'quit-requested'),
  }),
  fc.record({ type: fc.constantFrom('ticket-obtained', 'ticket-not-held'), attempt }),
  fc.record({ type: fc.constant('ticket-obtained' as const), attempt }),
  fc.record({ type: fc.constantFrom('ticket-failed', 'assertion-failed'), attempt, error: fc.constant(problem) }),
  fc.record({ type: fc.constant('assertion-accepted' as const), attempt, identity: fc.constant(identity) }),
);
const policy: fc.Arbitrary<SessionPolicy> = fc.record({
  endTicketOn: fc.constantFrom('removal-and-sign-out', 'sign-out', 'never'),
  withoutCard: fc.boolean(),
});

const active = (state: SessionState) => state.name === 'signing-in' || state.name === 'signed-in';

/** Whether the event takes away the card the session is bound to, said independently of the code under test. */
function takesItsCard(state: SessionState, happened: SessionEvent): boolean {
  if ((state.name !== 'signing-in' && state.name !== 'signed-in') || state.binding.kind === 'none') return false;
  const boundReaders =
    state.binding.kind === 'card' ? [state.binding.card.reader] : state.binding.cards.map((c) => c.reader);
  if (happened.type === 'service-stopped') return true;
  if (happened.type === 'reader-detached') return boundReaders.includes(happened.reader);
  return happened.type === 'card-removed' && boundReaders.includes(happened.card.reader);
}

test('the rules hold for any sequence of events', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), policy, (events, site) => {
      let state: SessionState = initialState(0);
      for (const [index, happened] of events.entries()) {
        const before = state;
        const { state: after, effects } = transition(before, happened, { now: index + 1, policy: site });
        const types = effects.map((effect) => effect.type);

        // Card out means over.
        if (takesItsCard(before, happened)) expect(after.name).toBe('ended');
        // Nobody is signed in without an assertion for the attempt that is alive.
        if (after.name === 'signed-in' && before.name !== 'signed-in') {
          expect(happened).toMatchObject({ type: 'assertion-accepted', attempt: before.attempt });
        }
        // What was held is forgotten whenever an attempt or session is left.
        if (active(before) && !active(after))
          expect(effects).toContainEqual({ type: 'abandon', attempt: before.attempt });
        // Attempts only grow, and only a living attempt is worked for.
        expect(after.attempt).toBeGreaterThanOrEqual(before.attempt);
        for (const effect of effects) {
          if (
            effect.type === 'ask-for-ticket' ||
            effect.type === 'fetch-assertion' ||
            effect.type === 'look-for-ticket'
          ) {
            expect(after).toMatchObject({ name: 'signing-in', attempt: effect.attempt });
          }
        }
        // The agent prompts only for a person.
        if (types.includes('ask-for-ticket')) expect(after).toMatchObject({ asked: true });
        // The agent's ticket is ended only where the site wants that, and never by quitting.
        if (types.includes('destroy-ticket')) {
          expect(site.endTicketOn).not.toBe('never');
          expect(happened.type).not.toBe('quit-requested');
        }
        // A session or attempt without a card exists only where the site allows it.
        if (active(after) && 'binding' in after && after.binding.kind === 'none') expect(site.withoutCard).toBe(true);
        state = after;
      }
    }),
    { numRuns: 20_000 },
  );
});

test('no state ever holds a ticket: there is nowhere to put one', () => {
  const keys = new Set<string>();
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), policy, (events, site) => {
      let state: SessionState = initialState(0);
      for (const happened of events) {
        state = transition(state, happened, { now: 0, policy: site }).state;
        for (const key of Object.keys(state)) keys.add(key);
      }
    }),
    { numRuns: 2_000 },
  );
  const known = [
    'name',
    'at',
    'cards',
    'attempt',
    'starting',
    'problem',
    'leftBehind',
    'step',
    'binding',
    'asked',
    'identity',
    'reason',
  ];
  expect([...keys].filter((key) => !known.includes(key))).toEqual([]);
});
