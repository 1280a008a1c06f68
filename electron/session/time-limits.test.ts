import { describe, expect, test } from 'vitest';
import { nextLook } from './running.ts';
import { passkeyProof, person } from './test-data.ts';
import { hour, minute, Story } from './test-story.ts';

describe('idleness', () => {
  test('[CIS2-32] warned one minute before fifteen, ended then', () => {
    const story = new Story().signIn();
    expect(story.later(13 * minute, 13 * minute).state).toMatchObject({ name: 'signed-in', warning: null });
    expect(story.later(minute, 14 * minute).state).toMatchObject({ warning: { endsAt: story.wall + minute } });
    expect(story.later(minute, 15 * minute).state).toMatchObject({ name: 'ended', reason: 'idle' });
  });

  test('touching the computer, or asking to stay, takes the warning back', () => {
    const story = new Story().signIn().later(14 * minute, 14 * minute);
    expect(story.state).toMatchObject({ warning: { endsAt: story.wall + minute } });
    expect(story.later(1_000, 500).state).toMatchObject({ name: 'signed-in', warning: null });
    story.later(14 * minute, 14 * minute).post({ type: 'stay-requested' });
    expect(story.state).toMatchObject({ name: 'signed-in', warning: null });
    expect(story.later(5 * minute, 20 * minute).state).toMatchObject({ name: 'signed-in', warning: null });
  });

  test('idle time from before the sign-in does not count', () => {
    expect(new Story().signIn().later(1_000, 8 * hour).state).toMatchObject({ name: 'signed-in', warning: null });
  });

  test('the moment of the end is a whole number, whatever fractions the monotonic clock has', () => {
    const story = new Story();
    story.mono = 0.123;
    story.signIn().later(14 * minute + 0.456, 14 * minute);
    expect(story.state).toMatchObject({ warning: { endsAt: expect.toSatisfy(Number.isInteger) as number } });
  });

  test('the countdown does not jump about while it runs', () => {
    const story = new Story().signIn().later(14 * minute, 14 * minute);
    const first = story.state;
    story.later(1_003, 14 * minute + 1_000);
    expect(story.state).toMatchObject({ warning: 'warning' in first ? first.warning : null });
  });
});

describe('the longest time', () => {
  test('[CIS2-33] twelve hours, whatever the activity', () => {
    const story = new Story().signIn();
    expect(story.later(12 * hour - 1).state.name).toBe('signed-in');
    expect(story.later(1).state).toMatchObject({ name: 'ended', reason: 'time-limit' });
  });

  test('[CIS2-33] sleep, in which the monotonic clock stands still, counts', () => {
    expect(new Story().signIn().later(0, 0, { wall: 13 * hour }).state).toMatchObject({ reason: 'time-limit' });
  });

  test('[CIS2-33] a wall clock that is put back wins nothing', () => {
    expect(new Story().signIn().later(12 * hour, 0, { wall: -5 * hour }).state).toMatchObject({ reason: 'time-limit' });
  });
});

describe('an end that nobody can put off', () => {
  const end = 12 * hour;
  const warned = { warning: { kind: 'time-limit' } };

  test('is warned of a minute before, whatever the activity, and asking to stay changes nothing', () => {
    const story = new Story().signIn();
    expect(story.later(end - minute - 1).state).toMatchObject({ name: 'signed-in', warning: null });
    expect(nextLook(story.state, story.context), 'it wakes for the warning').toBe(1);
    expect(story.later(1).state).toMatchObject({ warning: { kind: 'time-limit', endsAt: story.wall + minute } });
    expect(story.post({ type: 'stay-requested' }).state).toMatchObject(warned);
    expect(story.later(30_000).state).toMatchObject({ warning: { kind: 'time-limit', endsAt: story.wall + 30_000 } });
    expect(story.later(30_000).state).toMatchObject({ name: 'ended', reason: 'time-limit' });
  });

  test('gives way to idleness that ends the session before it, and comes back when that is put off', () => {
    const story = new Story().signIn().later(end - 50_000, 14 * minute + 30_000);
    expect(story.state).toMatchObject({ warning: { kind: 'idle' } });
    expect(story.later(1_000, 100).state).toMatchObject(warned);
  });

  test('is warned of when the proof of a browser session runs out, where sessions end with it', () => {
    const signedIn = (endOnTokenExpiry: boolean) => {
      const story = new Story({ routes: ['browser'], bindToCard: 'never', endOnTokenExpiry });
      const proof = { ...passkeyProof, expiresAt: story.wall + 5 * minute };
      return story.post(
        { type: 'ready', at: 0 },
        { type: 'sign-in-requested', route: 'browser' },
        { type: 'browser-accepted', attempt: 1, person: { ...person, proof } },
      );
    };
    const story = signedIn(true).later(4 * minute);
    expect(story.state).toMatchObject({ warning: { kind: 'token-expired', endsAt: story.wall + minute } });
    expect(story.later(minute).state).toMatchObject({ name: 'ended', reason: 'token-expired' });
    expect(signedIn(false).later(4 * minute).state).toMatchObject({ name: 'signed-in', warning: null });
  });

  test('no look is wanted before the first warning but for the ticket', () => {
    const story = new Story({ ticketWatch: end }).signIn();
    expect(nextLook(story.state, story.context)).toBe(14 * minute);
  });
});
