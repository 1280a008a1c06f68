import { describe, expect, test } from 'vitest';
import type { Card } from '../cards/card.ts';
import type { Effect, SessionEvent } from './events.ts';
import { defaultPolicy, type SessionPolicy } from './policy.ts';
import type { BrowserPerson, Evidence } from './proof.ts';
import type { SessionState, SignedIn } from './state.ts';
import { identity, passkeyProof, person, problem, proof, secondRole } from './test-data.ts';
import { nextLook } from './running.ts';
import { initialState, transition } from './transition.ts';

const card: Card = { reader: 'Reader', atr: '3B01', count: 3 };
const other: Card = { reader: 'Other reader', atr: '3B02', count: 1 };
const bothRoutes: Partial<SessionPolicy> = { routes: ['agent', 'browser'] };

/** A session in the browser, told by its events. */
class Story {
  state: SessionState;
  effects: readonly Effect[] = [];
  now = 1_000;
  readonly policy: SessionPolicy;

  constructor(policy: Partial<SessionPolicy> = bothRoutes, evidence: Evidence | null = null) {
    this.policy = { ...defaultPolicy, ...bothRoutes, ...policy };
    this.state = initialState(0, evidence);
  }

  post(...events: SessionEvent[]): this {
    for (const event of events) {
      const { state, effects } = transition(this.state, event, { now: this.now, mono: this.now, policy: this.policy });
      this.state = state;
      this.effects = effects;
    }
    return this;
  }

  /** Readers read, cards in from before, browser asked for. */
  ask(...cards: Card[]): this {
    const inserted = cards.map((one): SessionEvent => ({ type: 'card-inserted', card: one, at: 0 }));
    return this.post(...inserted, { type: 'ready', at: 0 }, { type: 'cancel-requested' }).post({
      type: 'sign-in-requested',
      route: 'browser',
    });
  }

  accept(brought: BrowserPerson): this {
    return this.post({ type: 'browser-accepted', attempt: this.state.attempt, person: brought });
  }

  get kinds(): string[] {
    return this.effects.map(({ type }) => type);
  }

  get session(): SignedIn {
    if (this.state.name !== 'signed-in') throw new Error(this.state.name);
    return this.state;
  }
}

describe('a sign-in in the browser', () => {
  test('opens the browser, follows its steps, and ends in a session with the role that CIS2 named', () => {
    const story = new Story().ask(card);
    expect(story.state).toMatchObject({ name: 'signing-in', route: 'browser', step: 'opening' });
    expect(story.effects).toEqual([{ type: 'sign-in-by-browser', attempt: 2 }]);
    story.post(
      { type: 'browser-step', attempt: 2, step: 'browser' },
      { type: 'browser-step', attempt: 2, step: 'tokens' },
    );
    expect(story.state).toMatchObject({ step: 'tokens' });
    story.accept(person);
    expect(story.session).toMatchObject({ identity: { role: person.role }, binding: { kind: 'card', card } });
    expect(story.kinds).toEqual(['keep-evidence', 'await-notice']);
  });

  test('is what a card begins with where the workstation has no agent', () => {
    const story = new Story({ routes: ['browser'] }).post({ type: 'ready', at: 0 });
    expect(story.state.name).toBe('waiting-for-card');
    story.post({ type: 'card-inserted', card, at: 0 });
    expect(story.state).toMatchObject({ name: 'signing-in', route: 'browser', binding: { kind: 'card', card } });
  });

  test('is never begun unasked', () => {
    const story = new Story({ routes: ['browser'] }).post(
      { type: 'card-inserted', card, at: 0 },
      { type: 'ready', at: 0 },
    );
    expect(story.state.name).toBe('signed-out');
  });

  test('asks for the authenticator that the person chose', () => {
    const story = new Story().post({ type: 'sign-in-requested', route: 'browser', authenticator: 'passkey' });
    expect(story.effects).toEqual([{ type: 'sign-in-by-browser', attempt: 1, authenticator: 'passkey' }]);
  });

  test('is refused where the workstation has no such route', () => {
    const story = new Story({ routes: ['agent'] }).post({ type: 'sign-in-requested', route: 'browser' });
    expect(story.state).toMatchObject({ name: 'signed-out', problem: { code: 'LAN-4014' } });
  });

  test('cancelled: neutral, and nothing is left', () => {
    const story = new Story().ask(card).post({ type: 'cancel-requested' });
    expect(story.state).toMatchObject({ name: 'signed-out', problem: { code: 'LAN-4004' }, leftBehind: null });
    expect(story.kinds).toEqual(['abandon']);
  });

  test('[CIS2-37] failed: the reason is shown and nothing is half open', () => {
    const story = new Story().ask().post({ type: 'browser-failed', attempt: 1, error: problem });
    expect(story.state).toMatchObject({ name: 'signed-out', problem });
    expect(story.kinds).toEqual(['abandon']);
  });
});

describe('the card of a session in the browser', () => {
  test('[CIS2-34] is the one that is in, when amr names a smartcard: its removal ends the session', () => {
    const story = new Story().ask(card).accept(person).post({ type: 'card-removed', card, at: 0 });
    expect(story.state).toMatchObject({ name: 'ended', reason: 'card-removed', route: 'browser' });
    expect(story.kinds).toEqual(['abandon', 'wipe-evidence']);
  });

  test('may go in while the browser is open', () => {
    const story = new Story().ask().post({ type: 'card-inserted', card, at: 0 }).accept(person);
    expect(story.session.binding).toEqual({ kind: 'card', card });
  });

  test('pulled while the browser is open, the sign-in is over', () => {
    const story = new Story().ask(card).post({ type: 'card-removed', card, at: 0 });
    expect(story.state).toMatchObject({ name: 'ended', reason: 'card-removed' });
    expect(story.accept(person).state.name).toBe('ended');
  });

  test('is either of two, when nobody can tell which', () => {
    const story = new Story().ask(card, other).accept(person).post({ type: 'card-removed', card: other, at: 0 });
    expect(story.state).toMatchObject({ name: 'ended', reason: 'card-removed' });
  });

  test('must be there: a smartcard in no reader of this computer is refused, unless the site signs in without', () => {
    expect(new Story().ask().accept(person).state).toMatchObject({ name: 'signed-out', problem: { code: 'LAN-4015' } });
    expect(new Story({ withoutCard: true }).ask().accept(person).session.binding).toEqual({ kind: 'none' });
  });

  test('does not matter for other authenticators, unless the settings say so', () => {
    const byPasskey = { ...person, proof: passkeyProof };
    const free = new Story().ask(card).accept(byPasskey).post({ type: 'card-removed', card, at: 0 });
    expect(free.state.name).toBe('signed-in');
    const bound = new Story({ bindToCard: 'always' }).ask(card).accept(byPasskey);
    expect(bound.post({ type: 'card-removed', card, at: 0 }).state.name).toBe('ended');
    const never = new Story({ bindToCard: 'never' }).ask(card).accept(person);
    expect(never.post({ type: 'card-removed', card, at: 0 }).state.name).toBe('signed-in');
  });

  test('is part of what survives a restart; a session without one survives none', () => {
    expect(new Story().ask().accept({ ...person, proof: passkeyProof }).kinds).toEqual(['await-notice']);
  });
});

describe('the role', () => {
  const choosing = () => new Story().ask(card).accept({ ...person, role: null });

  test('[CIS2-26] is chosen in the picker when CIS2 named none', () => {
    const story = choosing();
    expect(story.state).toMatchObject({ name: 'choosing-role', person: { profiles: person.profiles } });
    expect(story.post({ type: 'role-chosen', profileId: 'nobody' }).state.name).toBe('choosing-role');
    story.post({ type: 'role-chosen', profileId: secondRole.profileId });
    expect(story.session.identity.role).toEqual(secondRole);
    expect(story.kinds).toEqual(['keep-evidence']);
  });

  test('[CIS2-27] nobody has one: signing out works, and idle time counts', () => {
    const none = () => new Story().ask(card).accept({ ...person, role: null, profiles: [] });
    expect(none().post({ type: 'sign-out-requested' }).state).toMatchObject({ name: 'ended', reason: 'signed-out' });
    const idle = none();
    idle.now += 15 * 60_000;
    expect(idle.post({ type: 'time-passed', idleFor: 15 * 60_000 }).state).toMatchObject({ reason: 'idle' });
  });

  test('[CIS2-29] is changed from the list at once, or by signing in again as the same person', () => {
    const story = new Story().ask(card).accept(person).post({ type: 'role-chosen', profileId: secondRole.profileId });
    expect(story.session.identity.role).toEqual(secondRole);
    story.post({ type: 'change-role-requested' });
    expect(story.effects).toEqual([
      { type: 'sign-in-by-browser', attempt: 3, sameSubject: proof.subject, changeRole: true },
    ]);
    story.accept(person);
    expect(story.session.identity.role).toEqual(person.role);
    expect(story.effects[0]).toEqual({ type: 'abandon', attempt: 2 });
  });

  test('with the agent, the session ends first, and the agent is asked to replace its ticket', () => {
    const mark = { key: '00', value: 'mark' };
    const story = new Story().post({ type: 'card-inserted', card, at: 0 }, { type: 'ready', at: 0 });
    story.post({ type: 'ticket-obtained', attempt: 1, mark }, { type: 'assertion-accepted', attempt: 1, identity });
    story.post({ type: 'change-role-requested' });
    expect(story.state).toMatchObject({ name: 'ended', reason: 'role-change' });
    expect(story.kinds).toEqual(['abandon', 'wipe-evidence', 'ask-anew']);
    story.post({ type: 'ask-anew' });
    expect(story.state).toMatchObject({ name: 'signing-in', step: 'passcode', attempt: 2 });
    expect(story.effects.at(-1)).toEqual({ type: 'ask-for-ticket', attempt: 2, anew: true });
  });
});

describe('a step-up', () => {
  const byPasskey = { ...person, role: secondRole, proof: passkeyProof };
  const running = () => new Story().ask(card).accept(byPasskey).post({ type: 'step-up-requested' });

  test('[CIS2-30] asks for AAL3 and the same person, and keeps role and age of the session', () => {
    const story = running();
    expect(story.effects).toEqual([
      { type: 'sign-in-by-browser', attempt: 3, sameSubject: proof.subject, acrValues: ['AAL3_ANY'] },
    ]);
    story.now += 5_000;
    story.accept(person);
    expect(story.session).toMatchObject({ holder: 3, proof, identity: { role: secondRole }, since: { wall: 1_000 } });
    expect(story.session.binding).toEqual({ kind: 'card', card });
    expect(story.kinds).toEqual(['abandon', 'keep-evidence', 'await-notice']);
  });

  test('[CIS2-30] failed or cancelled, leaves the session as it was and says why', () => {
    const before = new Story().ask(card).accept(byPasskey).session;
    for (const event of [
      { type: 'browser-failed', attempt: 3, error: problem },
      { type: 'cancel-requested' },
      { type: 'card-removed', card, at: 0 },
    ] as const) {
      const story = running().post(event);
      expect(story.session).toMatchObject({ identity: before.identity, proof: before.proof, holder: 2, raising: null });
      expect(story.session.refused).not.toBeNull();
      expect(story.effects).toEqual([{ type: 'abandon', attempt: 3 }]);
    }
  });

  test('is dropped with the session it was for', () => {
    const story = running().post({ type: 'sleeping' });
    expect(story.effects.slice(0, 2)).toEqual([
      { type: 'abandon', attempt: 2 },
      { type: 'abandon', attempt: 3 },
    ]);
  });
});

describe('the end', () => {
  test('[CIS2-35] comes with a logout notice for this session, not with a late one for another', () => {
    const story = new Story().ask(card).accept(person).post({ type: 'logout-noticed', attempt: 1 });
    expect(story.state.name).toBe('signed-in');
    expect(story.post({ type: 'logout-noticed', attempt: 2 }).state).toMatchObject({ reason: 'broker-signed-out' });
  });

  test('comes with the end of the proof, unless the settings say otherwise', () => {
    for (const [endOnTokenExpiry, name] of [
      [true, 'ended'],
      [false, 'signed-in'],
    ] as const) {
      const story = new Story({ endOnTokenExpiry }).ask(card).accept(person);
      story.now = proof.expiresAt;
      expect(story.post({ type: 'time-passed', idleFor: 0 }).state.name).toBe(name);
    }
  });

  test('comes with the end of the proof also when the wall clock is set back, and a jump is noticed within seconds', () => {
    const story = new Story().ask(card).accept(person);
    expect(nextLook(story.state, { now: story.now, mono: story.now, policy: story.policy })).toBeLessThanOrEqual(
      10_000,
    );
    const context = { now: 5_000, mono: proof.expiresAt, policy: story.policy };
    expect(transition(story.state, { type: 'time-passed', idleFor: 0 }, context).state).toMatchObject({
      reason: 'token-expired',
    });
  });

  test('is told to CIS2 where the settings say so, after it is over here', () => {
    const story = new Story({ endAtCis2: true }).ask(card).accept(person).post({ type: 'sign-out-requested' });
    expect(story.kinds).toEqual(['abandon', 'wipe-evidence', 'end-at-cis2']);
  });
});

describe('after a restart', () => {
  const evidence = (changes: Partial<Evidence> = {}): Evidence =>
    ({ route: 'browser', cards: [card], identity, proof, since: 500, ...changes }) as Evidence;
  const started = (left: Evidence, found: Card = card, policy: Partial<SessionPolicy> = {}) =>
    new Story(policy, left).post({ type: 'card-inserted', card: found, at: 0 }, { type: 'ready', at: 0 });

  test('the session goes on, as old as it was, when its card never left', () => {
    const story = started(evidence());
    expect(story.session).toMatchObject({ identity, since: { wall: 500 }, binding: { kind: 'card', card } });
    expect(story.kinds).toEqual(['take-up-tokens', 'await-notice']);
  });

  test.each([
    ['its card was out meanwhile', evidence(), { ...card, count: 5 }, {}],
    ['its time is up', evidence({ since: -50_000_000 }), card, {}],
    ['its proof has expired', evidence({ proof: { ...proof, expiresAt: 900 } }), card, {}],
    ['it had no card', evidence({ cards: [] }), card, {}],
    ['the route is gone', evidence(), card, { routes: ['agent'] as const }],
  ])('it is wiped when %s', (_why, left, found, policy) => {
    const story = started(left, found, policy);
    expect(story.state.name).toBe('signed-out');
    expect(story.kinds).toEqual(['wipe-evidence']);
  });
});

test('only while the agent holds no ticket are cards read, and the session belongs to the one that names the person', () => {
  const mark = { key: '00', value: 'mark' };
  const story = new Story({ readCertificates: true }).post(
    { type: 'ready', at: 0 },
    { type: 'card-inserted', card, at: 0 },
  );
  story.post({ type: 'card-inserted', card: other, at: 0 });
  expect(story.kinds).toEqual([]);
  story.post({ type: 'ticket-not-held', attempt: 1 });
  expect(story.effects).toEqual([{ type: 'read-owners', attempt: 1, cards: [card, other] }]);
  const owners = [
    { card, owner: identity.user.id },
    { card: other, owner: '055510009999' },
  ];
  story.post({ type: 'owners-read', attempt: 1, owners }, { type: 'ticket-obtained', attempt: 1, mark });
  story.post({ type: 'assertion-accepted', attempt: 1, identity });
  expect(story.session.binding).toEqual({ kind: 'card', card });
});
