import { describe, expect, test } from 'vitest';
import type { Card } from '../cards/card.ts';
import type { SessionEvent } from './events.ts';
import { nextLook } from './running.ts';
import type { Evidence } from './proof.ts';
import { identity, mark } from './test-data.ts';
import { card, contactless, hour, Story } from './test-story.ts';
import { startingState } from './transition.ts';

describe('the agent’s ticket', () => {
  test('[CIS1-31] is asked about every five seconds while signed in, and only then', () => {
    const story = new Story();
    expect(nextLook(story.state, story.context)).toBeNull();
    story.signIn();
    expect(nextLook(story.state, story.context)).toBe(5_000);
    expect(story.later(4_999).effects).toEqual([]);
    expect(story.later(1).effects).toEqual(['check-ticket']);
    story.post({ type: 'sign-out-requested' });
    expect(nextLook(story.state, story.context)).toBeNull();
  });

  const found = (answer: 'same' | 'gone' | 'changed' | 'unclear' | 'lost'): SessionEvent => ({
    type: 'ticket-checked',
    attempt: 1,
    found: answer,
  });

  test('[CIS1-31] gone: the session is over, and nothing is destroyed a second time', () => {
    const story = new Story().signIn().post(found('gone'));
    expect(story.state).toMatchObject({ name: 'ended', reason: 'agent-signed-out' });
    expect(story.effects).toEqual(['abandon', 'wipe-evidence']);
  });

  test('[CIS1-32] changed: the old session is over first, then whoever is signed in now is looked for', () => {
    const story = new Story().signIn().post(found('changed'));
    expect(story.state).toMatchObject({ name: 'ended', reason: 'ticket-changed' });
    expect(story.effects).toEqual(['abandon', 'wipe-evidence', 'look-again']);
    story.post({ type: 'look-again' });
    expect(story.state).toMatchObject({ name: 'signing-in', attempt: 2, asked: false });
  });

  test('no clear answer is borne twice, the third time fails closed', () => {
    const story = new Story().signIn().post(found('unclear'), found('unclear'));
    expect(story.state.name).toBe('signed-in');
    expect(
      new Story().signIn().post(found('unclear'), found('same'), found('unclear'), found('unclear')).state.name,
    ).toBe('signed-in');
    expect(story.post(found('unclear')).state).toMatchObject({ name: 'ended', reason: 'agent-stopped' });
  });

  test('a dead host is a removal (design, rule 2)', () => {
    const story = new Story().signIn().post(found('lost'));
    expect(story.state).toMatchObject({ reason: 'agent-stopped' });
    expect(story.effects).toContain('destroy-ticket');
  });
});

describe('the computer', () => {
  test('locking ends the session, unless the site keeps it', () => {
    expect(new Story().signIn().post({ type: 'locked' }).state).toMatchObject({ reason: 'locked' });
    expect(new Story({ endOnLock: false }).signIn().post({ type: 'locked' }).state.name).toBe('signed-in');
  });

  test('the ticket of a session that ends with its card in is left to it, and goes when the card does', () => {
    const story = new Story().signIn().post({ type: 'locked' });
    expect(story.effects).toEqual(['abandon', 'wipe-evidence', 'leave-ticket']);
    story.post({ type: 'card-removed', card, at: 0 });
    expect(story.state).toMatchObject({ name: 'ended', reason: 'locked', agentSession: 'ending', leftBehind: null });
    expect(story.effects).toEqual(['wipe-evidence', 'destroy-ticket']);
    const kept = new Story({ endTicketOn: 'never' }).signIn().post({ type: 'locked' });
    expect(kept.effects).toEqual(['abandon', 'wipe-evidence']);
    expect(kept.post({ type: 'card-removed', card, at: 0 }).effects).toEqual([]);
  });

  test('an engine that follows another begins with how that ended, and signs nobody in unasked', () => {
    const story = new Story().signIn().post({ type: 'policy-changed' });
    const { attempt } = story.state;
    story.state = startingState(story.wall, null, story.state);
    const reader = { type: 'reader-attached', reader: card.reader, at: 0 } as const;
    story.post(
      { type: 'service-started', at: 0 },
      reader,
      { type: 'card-inserted', card, at: 0 },
      { type: 'ready', at: 0 },
    );
    expect(story.state).toMatchObject({ name: 'ended', reason: 'policy-changed', attempt, leftBehind: { card } });
    expect(story.effects).toEqual([]);
    story.state = startingState(story.wall, null, story.state);
    story.post(reader, { type: 'ready', at: 0 });
    expect(story.effects, 'its card has gone meanwhile').toEqual(['wipe-evidence', 'destroy-ticket']);
  });

  test('a session from before a lock does not come back by itself', () => {
    const story = new Story().signIn().post({ type: 'locked' });
    expect(story.post({ type: 'time-passed', idleFor: 0 }).state.name).toBe('ended');
  });
});

describe('a contactless card that flickers', () => {
  const out: SessionEvent = { type: 'card-removed', card: contactless, at: 0 };
  const back = (changes: Partial<Card> = {}): SessionEvent => ({
    type: 'card-inserted',
    card: { ...contactless, count: 5, ...changes },
    at: 0,
  });

  test('covers the screen at once; the same card back in time goes on, with its new count', () => {
    const story = new Story().signIn(contactless).post(out);
    expect(story.state).toMatchObject({ name: 'signed-in', cover: { until: story.mono + 700 } });
    expect(story.effects).toEqual([]);
    story.later(300);
    story.post(back());
    expect(story.state).toMatchObject({ name: 'signed-in', cover: null, binding: { card: { count: 5 } } });
    expect(story.effects).toEqual(['keep-evidence']);
  });

  test('is a removal when the grace is over, when another card comes, when its reader goes', () => {
    for (const end of [
      (story: Story) => story.later(700),
      (story: Story) => story.post(back({ atr: '3B02' })),
      (story: Story) => story.post({ type: 'reader-detached', reader: card.reader, at: 0 }),
      (story: Story) => story.post({ type: 'service-stopped', at: 0 }),
      (story: Story) => story.post({ type: 'locked' }),
    ]) {
      const story = end(new Story().signIn(contactless).post(out));
      expect(story.state.name).toBe('ended');
      expect(story.effects).toContain('destroy-ticket');
    }
  });

  test('a card with contacts has no grace', () => {
    const story = new Story().signIn().post({ type: 'card-removed', card, at: 0 });
    expect(story.state).toMatchObject({ name: 'ended', reason: 'card-removed' });
  });
});

describe('what an earlier run left', () => {
  const evidence = (since: number): Evidence => ({ route: 'agent', cards: [card], mark, since });
  const readersRead = (now: Card | null): SessionEvent[] => [
    { type: 'reader-attached', reader: card.reader, at: 0 },
    ...(now === null ? [] : [{ type: 'card-inserted', card: now, at: 0 } as const]),
    { type: 'ready', at: 0 },
  ];
  const obtained = (value: string): SessionEvent => ({
    type: 'ticket-obtained',
    attempt: 1,
    mark: { key: mark.key, value },
  });

  test('the same card, never out, and the same ticket: resumed silently, with the time it had', () => {
    const story = new Story({}, evidence(999 * hour)).post(...readersRead(card));
    expect(story.state).toMatchObject({ name: 'signing-in', asked: false });
    story.post(obtained(mark.value), { type: 'assertion-accepted', attempt: 1, identity });
    expect(story.state).toMatchObject({ name: 'signed-in', since: { wall: 999 * hour } });
    expect(story.later(0, 0, { wall: 11 * hour }).state).toMatchObject({ reason: 'time-limit' });
  });

  test('another ticket begins a session of its own', () => {
    const story = new Story({}, evidence(999 * hour)).post(...readersRead(card), obtained('another'));
    story.post({ type: 'assertion-accepted', attempt: 1, identity });
    expect(story.state).toMatchObject({ name: 'signed-in', since: { wall: 1_000 * hour } });
  });

  test.each([
    ['no card', null],
    ['another card', { ...card, atr: '3B02' }],
    ['the same card, but it was out', { ...card, count: 5 }],
    ['the same card in another reader', { ...card, reader: 'Other' }],
  ])('%s: wiped, and the ticket of the card that left is destroyed, before anything is shown', (_name, now) => {
    const story = new Story({}, evidence(999 * hour)).post(...readersRead(now));
    expect(['signed-out', 'waiting-for-card']).toContain(story.state.name);
    expect(story.effects).toEqual(['wipe-evidence', 'destroy-ticket']);
  });

  test.each([999 * hour - 12 * hour, 1_001 * hour])('a session that is over by the clock is wiped (%d)', (since) => {
    const story = new Story({}, evidence(since)).post(...readersRead(card));
    expect(story.state.name).toBe('signed-out');
    expect(story.effects).toEqual(['wipe-evidence']);
  });
});
