import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from '../cards/card.ts';
import type { SessionEvent } from './events.ts';
import { defaultPolicy, type SessionPolicy } from './policy.ts';
import type { SessionState } from './state.ts';
import { holderOf, isHeld } from './moves.ts';
import type { BrowserPerson, Evidence } from './proof.ts';
import { identity, mark, passkeyProof, person, problem, proof, secondRole } from './test-data.ts';
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
/** UTC ms at which every story begins. */
const beginning = 1_000_000_000_000;

/** Who comes back from the browser: with a card or without, with a role, with a choice, or with none at all. */
const brought: fc.Arbitrary<BrowserPerson> = fc.constantFrom(
  person,
  { ...person, proof: passkeyProof },
  { ...person, role: null },
  { ...person, role: null, profiles: [], proof: { ...passkeyProof, sid: '' } },
);
const cards = fc.array(card, { maxLength: 2 });
const left: fc.Arbitrary<Evidence | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    route: fc.constant('agent' as const),
    cards,
    mark: fc.constantFrom(mark, null),
    since: fc.constantFrom(beginning, beginning - 50_000_000),
  }),
  fc.record({
    route: fc.constant('browser' as const),
    cards,
    identity: fc.constant(identity),
    proof: fc.constantFrom({ ...proof, expiresAt: beginning + 3_600_000 }, { ...proof, expiresAt: beginning }),
    since: fc.constantFrom(beginning, beginning - 50_000_000),
  }),
);

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
      'change-role-requested',
      'step-up-requested',
      'quit-requested',
    ),
  }),
  fc.record({
    type: fc.constant('sign-in-requested' as const),
    route: fc.constantFrom('agent' as const, 'browser' as const),
  }),
  fc.record({ type: fc.constant('role-chosen' as const), profileId: fc.constantFrom(secondRole.profileId, 'nobody') }),
  fc.record({
    type: fc.constant('browser-step' as const),
    attempt,
    step: fc.constantFrom('browser' as const, 'tokens' as const),
  }),
  fc.record({ type: fc.constant('browser-accepted' as const), attempt, person: brought }),
  fc.record({ type: fc.constant('browser-failed' as const), attempt, error: fc.constant(problem) }),
  fc.oneof(
    fc.record({ type: fc.constant('logout-noticed' as const), attempt }),
    fc.record({ type: fc.constant('ticket-destroyed' as const), attempt, done: fc.boolean() }),
  ),
  fc.record({
    type: fc.constant('owners-read' as const),
    attempt,
    owners: fc.array(fc.record({ card, owner: fc.constantFrom(identity.user.id, 'somebody else', null) }), {
      maxLength: 2,
    }),
  }),
  fc.record({ type: fc.constant('ticket-not-held' as const), attempt }),
  fc.record({ type: fc.constant('ticket-obtained' as const), attempt, mark: fc.constant(mark) }),
  fc.record({
    type: fc.constant('ticket-checked' as const),
    attempt,
    found: fc.constantFrom('same', 'gone', 'changed', 'unclear', 'lost'),
  }),
  fc.record({
    type: fc.constantFrom(
      'locked',
      'sleeping',
      'disconnected',
      'policy-changed',
      'host-died',
      'look-again',
      'ask-anew',
    ),
  }),
  fc.record({ type: fc.constant('time-passed' as const), idleFor: fc.integer({ min: 0, max: 2_000_000 }) }),
  fc.record({ type: fc.constantFrom('ticket-failed', 'assertion-failed'), attempt, error: fc.constant(problem) }),
  fc.record({ type: fc.constant('assertion-accepted' as const), attempt, identity: fc.constant(identity) }),
);
const policy: fc.Arbitrary<SessionPolicy> = fc.record({
  endTicketOn: fc.constantFrom('removal-and-sign-out', 'sign-out', 'never'),
  withoutCard: fc.boolean(),
  endOnLock: fc.boolean(),
  endOnDisconnect: fc.boolean(),
  routes: fc.constantFrom(['agent'] as const, ['browser'] as const, ['agent', 'browser'] as const),
  readCertificates: fc.boolean(),
  bindToCard: fc.constantFrom('smartcard', 'always', 'never'),
  endOnTokenExpiry: fc.boolean(),
  endAtCis2: fc.boolean(),
  logoutNotices: fc.boolean(),
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

/** What can make somebody signed in. */
const proofs = ['assertion-accepted', 'browser-accepted', 'role-chosen', 'ready'];
const covered = (state: SessionState) => state.name === 'signed-in' && state.cover !== null;

/** Whether the event takes away the card the session is bound to, said independently of the code under test. */
function takesItsCard(state: SessionState, happened: SessionEvent): boolean {
  if (!isHeld(state) || state.binding.kind === 'none') return false;
  const boundReaders =
    state.binding.kind === 'card' ? [state.binding.card.reader] : state.binding.cards.map((c) => c.reader);
  if (happened.type === 'service-stopped') return true;
  if (happened.type === 'reader-detached') return boundReaders.includes(happened.reader);
  return happened.type === 'card-removed' && boundReaders.includes(happened.card.reader);
}

test('the rules hold for any sequence of events', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(event, step), { maxLength: 40 }), policy, left, (events, site, evidence) => {
      let state: SessionState = initialState(beginning, evidence);
      let now = beginning;
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
        // Only its card takes a cover away, or the end.
        if (covered(before)) {
          expect(covered(after) || after.name === 'ended' || happened.type === 'card-inserted').toBe(true);
        }
        // Past its limits nothing of a session is left once the clocks have been looked at.
        if (happened.type === 'time-passed' && after.name === 'signed-in') {
          expect(mono - after.since.mono).toBeLessThan(site.timeLimit);
          expect(now - after.since.wall).toBeLessThan(site.timeLimit);
          expect(mono - after.touched).toBeLessThan(site.idleLimit);
          if (after.cover !== null) expect(after.cover.until).toBeGreaterThan(mono);
        }
        // Sleep ends everything, a handed-over remote session too, unless the site says no.
        if (happened.type === 'sleeping') expect(isHeld(after)).toBe(false);
        if (happened.type === 'disconnected' && site.endOnDisconnect) expect(isHeld(after)).toBe(false);
        // Nobody is signed in without a proof for the attempt that is alive, or of a run before whose cards never left.
        if (after.name === 'signed-in' && before.name !== 'signed-in') {
          expect(proofs).toContain(happened.type);
          if ('attempt' in happened) expect(happened.attempt).toBe(before.attempt);
          if (happened.type === 'ready') expect(before).toMatchObject({ evidence: { route: 'browser' } });
          if (happened.type === 'role-chosen') expect(before.name).toBe('choosing-role');
        }
        // What was held is forgotten whenever an attempt or session is left, and whenever another takes its place.
        if (isHeld(before) && (!isHeld(after) || holderOf(after) !== holderOf(before))) {
          expect(effects).toContainEqual({ type: 'abandon', attempt: holderOf(before) });
        }
        // A step-up or change of role that fails, or is never finished, leaves the session as it was.
        if (happened.type === 'browser-failed' && before.name === 'signed-in') {
          expect(after).toMatchObject({ name: 'signed-in', identity: before.identity, proof: before.proof });
        }
        // Past the life of its proof a session in the browser is over once the clocks have been looked at.
        if (happened.type === 'time-passed' && after.name === 'signed-in' && after.proof.route === 'browser') {
          if (site.endOnTokenExpiry) expect(now).toBeLessThan(after.proof.expiresAt);
        }
        // A session in the browser with a smartcard belongs to a card, and the agent's ticket is none of its business.
        if (after.name === 'signed-in' && after.proof.route === 'browser') {
          const bound =
            site.bindToCard === 'always' || (site.bindToCard === 'smartcard' && after.proof.assurance.smartcard);
          if (bound && !site.withoutCard) expect(after.binding.kind).not.toBe('none');
        }
        if (before.name === 'signed-in' && before.proof.route === 'browser')
          expect(types).not.toContain('destroy-ticket');
        // A browser is opened only when somebody asks for it or puts a card in.
        if (types.includes('sign-in-by-browser')) {
          expect(['sign-in-requested', 'card-inserted', 'step-up-requested', 'change-role-requested']).toContain(
            happened.type,
          );
          expect(site.routes).toContain('browser');
        }
        // Attempts only grow, and only a living attempt is worked for.
        expect(after.attempt).toBeGreaterThanOrEqual(before.attempt);
        for (const effect of effects) {
          if (
            effect.type === 'ask-for-ticket' ||
            effect.type === 'fetch-assertion' ||
            effect.type === 'look-for-ticket'
          ) {
            expect(after).toMatchObject({ name: 'signing-in', route: 'agent', attempt: effect.attempt });
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
        // Nobody is told that the agent's session is over before it, or the agent, has said so.
        if (before.name !== 'ended' && after.name === 'ended' && after.agentSession === 'ended') {
          expect(['agent-signed-out', 'role-change']).toContain(after.reason);
        }
        // A session or attempt with the agent without a card exists only where the site allows it.
        const byAgent =
          isHeld(after) && (after.name === 'signing-in' ? after.route : 'proof' in after && after.proof.route);
        if (byAgent === 'agent' && isHeld(after) && after.binding.kind === 'none') expect(site.withoutCard).toBe(true);
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
    [
      'mark',
      'identity',
      'since',
      'touched',
      'warning',
      'cover',
      'watch',
      'reason',
      'agentSession',
      'route',
      'owners',
      'person',
      'holder',
    ],
    ['proof', 'raising', 'refused'],
  ].flat();
  expect([...keys].filter((key) => !known.includes(key))).toEqual([]);
});
