import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from '../cards/card.ts';
import type { SessionEvent } from './events.ts';
import { defaultPolicy, type SessionPolicy } from './policy.ts';
import type { SessionState } from './state.ts';
import { identity, mark, problem } from './test-data.ts';
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
    type: fc.constantFrom(
      'sign-in-requested',
      'cancel-requested',
      'sign-out-requested',
      'stay-requested',
      'quit-requested',
    ),
  }),
  fc.record({ type: fc.constant('ticket-not-held' as const), attempt }),
  fc.record({ type: fc.constant('ticket-obtained' as const), attempt, mark: fc.constant(mark) }),
  fc.record({
    type: fc.constant('ticket-checked' as const),
    attempt,
    found: fc.constantFrom('same', 'gone', 'changed', 'unclear', 'lost'),
  }),
  fc.record({
    type: fc.constantFrom('locked', 'sleeping', 'disconnected', 'policy-changed', 'host-died', 'look-again'),
  }),
  fc.record({ type: fc.constant('time-passed' as const), idleFor: fc.integer({ min: 0, max: 2_000_000 }) }),
  fc.record({ type: fc.constantFrom('ticket-failed', 'assertion-failed'), attempt, error: fc.constant(problem) }),
  fc.record({ type: fc.constant('assertion-accepted' as const), attempt, identity: fc.constant(identity) }),
);
const policy: fc.Arbitrary<SessionPolicy> = fc.record({
  endTicketOn: fc.constantFrom('removal-and-sign-out', 'sign-out', 'never'),
  withoutCard: fc.boolean(),
  endOnLock: fc.boolean(),
  grace: fc.constantFrom({ contact: 0, contactless: 0 }, { contact: 300, contactless: 700 }),
  idleLimit: fc.constant(defaultPolicy.idleLimit),
  idleWarning: fc.constant(defaultPolicy.idleWarning),
  timeLimit: fc.constant(defaultPolicy.timeLimit),
  ticketWatch: fc.constant(defaultPolicy.ticketWatch),
});
/** Both clocks from step to step; the wall clock may jump back. */
const step = fc.record({
  wall: fc.integer({ min: -100_000, max: 1_000_000 }),
  mono: fc.integer({ min: 0, max: 900_000 }),
});

const active = (state: SessionState) => state.name === 'signing-in' || state.name === 'signed-in';
const covered = (state: SessionState) => state.name === 'signed-in' && state.cover !== null;

/** Whether the event takes away the card the session is bound to, said independently of the code under test. */
function takesItsCard(state: SessionState, happened: SessionEvent): boolean {
  if ((state.name !== 'signing-in' && state.name !== 'signed-in') || state.binding.kind === 'none') return false;
  const boundReaders =
    state.binding.kind === 'card' ? [state.binding.card.reader] : state.binding.cards.map((c) => c.reader);
  if (happened.type === 'service-stopped') return true;
  if (happened.type === 'reader-detached') return boundReaders.includes(happened.reader);
  return happened.type === 'card-removed' && boundReaders.includes(happened.card.reader);
}

test('the rules hold for any sequence of events', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(event, step), { maxLength: 40 }), policy, (events, site) => {
      let state: SessionState = initialState(0);
      let now = 1_000_000_000_000;
      let mono = 0;
      for (const [happened, passed] of events) {
        now += passed.wall;
        mono += passed.mono;
        const before = state;
        const { state: after, effects } = transition(before, happened, { now, mono, policy: site });
        const types = effects.map((effect) => effect.type);

        // Card out means over; a card that may flicker has its grace, and nothing is shown meanwhile.
        if (takesItsCard(before, happened)) expect(after.name === 'ended' || covered(after)).toBe(true);
        if (site.grace.contact === 0 && site.grace.contactless === 0) expect(covered(after)).toBe(false);
        // Past its limits nothing of a session is left once the clocks have been looked at.
        if (happened.type === 'time-passed' && after.name === 'signed-in') {
          expect(mono - after.since.mono).toBeLessThan(site.timeLimit);
          expect(now - after.since.wall).toBeLessThan(site.timeLimit);
          expect(mono - after.touched).toBeLessThan(site.idleLimit);
          if (after.cover !== null) expect(after.cover.until).toBeGreaterThan(mono);
        }
        // Sleep and a handed-over remote session end everything.
        if (happened.type === 'sleeping' || happened.type === 'disconnected') expect(active(after)).toBe(false);
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
        // What a restart could resume is wiped with every end but a quit.
        if (before.name === 'signed-in' && after.name === 'ended' && after.reason !== 'quit') {
          expect(types).toContain('wipe-evidence');
        }
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
    { numRuns: 100_000 },
  );
});

test('no state ever holds a ticket: there is nowhere to put one', () => {
  const keys = new Set<string>();
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), policy, (events, site) => {
      let state: SessionState = initialState(0);
      for (const happened of events) {
        state = transition(state, happened, { now: 0, mono: 0, policy: site }).state;
        for (const key of Object.keys(state)) keys.add(key);
      }
    }),
    { numRuns: 2_000 },
  );
  const known = [
    ['name', 'at', 'cards', 'attempt', 'starting', 'evidence', 'problem', 'leftBehind', 'step', 'binding', 'asked'],
    ['mark', 'identity', 'since', 'touched', 'warning', 'cover', 'watch', 'reason'],
  ].flat();
  expect([...keys].filter((key) => !known.includes(key))).toEqual([]);
});
