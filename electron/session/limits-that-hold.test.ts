import { describe, expect, test } from 'vitest';
import { defaultPolicy } from './policy.ts';
import type { BrowserSignInPort } from './ports.ts';
import { passkeyProof, person, proof } from './test-data.ts';
import { cardA, into, out, signedIn, soon, workstation, type Workstation } from './test-workstation.ts';

/** What a restart, a flicker or other settings must not lengthen. */

const hour = 3_600_000;
const tokens = { idToken: 'id-token', accessToken: 'access-token' };
const known = { ...person, user: { id: 'A', name: 'A' }, proof: { ...proof, expiresAt: 100 * hour } };

/** A browser in which whoever is next comes back at once, or when told. */
function browser(bring = () => Promise.resolve(known)): BrowserSignInPort {
  return {
    signIn: async () => ({ person: await bring(), tokens }),
    logoutNotice: () => new Promise(() => undefined),
    endSession: () => Promise.resolve(),
  };
}

async function withA(given: Workstation = {}) {
  const station = workstation(given);
  station.engine.post(into(cardA));
  await soon();
  expect(signedIn(station.engine)).toBe('A');
  await station.engine.settled();
  return station;
}

const byBrowser = { policy: { routes: ['browser'] as const } };

describe('a restart', () => {
  test.each([
    ['agent', {}],
    ['browser', byBrowser],
  ] as const)('does not begin the idle time of a session anew (%s)', async (_route, how) => {
    const { kept, agent, time } = await withA({ ...how, browser: browser() });
    const later = (minutes: number, idle: number) =>
      workstation({
        ...how,
        browser: browser(),
        left: kept.left,
        ticket: agent.ticket,
        there: [cardA],
        time: { wall: time.wall + minutes * 60_000, mono: 50, idleFor: idle * 60_000 },
      });
    const tooLong = later(20, 16);
    await soon();
    expect(signedIn(tooLong.engine)).toBeNull();
    await tooLong.engine.settled();
    expect(tooLong.kept.left).toBeNull();

    const { engine, time: clock } = later(20, 10);
    await soon();
    expect(signedIn(engine)).toBe('A');
    clock.mono += 6 * 60_000;
    clock.idleFor += 6 * 60_000;
    engine.lookAtClocks();
    expect(engine.state).toMatchObject({ name: 'ended', reason: 'idle' });
  });

  test('counts the sign-in itself as a touch, whatever the computer says', async () => {
    const { kept, agent, time } = await withA();
    const { engine } = workstation({
      left: kept.left,
      ticket: agent.ticket,
      there: [cardA],
      time: { wall: time.wall + 60_000, mono: 50, idleFor: 9 * hour },
    });
    await soon();
    expect(signedIn(engine)).toBe('A');
  });

  test('resumes no session with the agent where the site signs in by browser alone', async () => {
    const { kept, agent } = await withA();
    const { engine } = workstation({ ...byBrowser, left: kept.left, ticket: agent.ticket, there: [cardA] });
    await soon();
    expect(signedIn(engine)).toBeNull();
    expect(agent.calls.filter((call) => call === 'prompt')).toHaveLength(1);
  });

  test('during which the smartcard service stopped resumes nothing: it counts anew', async () => {
    const { kept } = await withA({ ...byBrowser, browser: browser() });
    const next = workstation({ ...byBrowser, left: kept.left, unread: true });
    next.engine.post({ type: 'service-stopped', at: 0, error: 'LAN-1017' });
    await next.engine.settled();
    expect(next.kept.left).toBeNull();
    next.engine.post({ type: 'service-started', at: 0 });
    next.engine.post({ type: 'reader-attached', reader: cardA.reader, at: 0 });
    next.engine.post(into(cardA));
    next.engine.post({ type: 'ready', at: 0 });
    expect(signedIn(next.engine)).toBeNull();
  });

  test('leaves no tokens behind where somebody signs in before the readers were read', async () => {
    const { kept } = await withA({ ...byBrowser, browser: browser() });
    const next = workstation({
      ...byBrowser,
      browser: browser(() => new Promise(() => undefined)),
      left: kept.left,
      unread: true,
    });
    next.engine.post({ type: 'sign-in-requested', route: 'browser' });
    next.engine.post({ type: 'cancel-requested' });
    await next.engine.settled();
    expect(next.kept.left).toBeNull();
  });
});

describe('a second sign-in in the browser', () => {
  /** The answer to a contactless card is made up by its reader. */
  const contactless = { ...cardA, atr: '3B8F8001804F0CA000000306' };

  async function raising(given: Workstation = {}) {
    let back: (who: typeof known) => void = () => undefined;
    let times = 0;
    const port = browser(() => (times++ === 0 ? Promise.resolve(known) : new Promise((resolve) => (back = resolve))));
    const station = workstation({ ...byBrowser, ...given, browser: port });
    station.engine.post(into(contactless));
    await soon();
    station.engine.post({ type: 'step-up-requested' });
    await soon();
    return {
      ...station,
      comesBack: () => {
        back(known);
        return soon();
      },
    };
  }

  test('that comes back while the card is out of sight does not take the cover away', async () => {
    const { engine, time, comesBack } = await raising();
    engine.post(out(contactless));
    await comesBack();
    expect(engine.state).toMatchObject({ name: 'signed-in', cover: { reason: 'card-removed' }, raising: null });
    time.mono += 800;
    engine.lookAtClocks();
    expect(engine.state).toMatchObject({ name: 'ended', reason: 'card-removed' });
  });

  test('that is left alone is no touch', async () => {
    let fail: () => void = () => undefined;
    let times = 0;
    const port = browser(() =>
      times++ === 0
        ? Promise.resolve(known)
        : new Promise((_, reject) => {
            fail = () => {
              reject(new Error('nobody came back'));
            };
          }),
    );
    const { engine, time } = await withA({ ...byBrowser, browser: port });
    engine.post({ type: 'step-up-requested' });
    time.mono += 10 * 60_000;
    fail();
    await soon();
    time.mono += 6 * 60_000;
    time.idleFor = 16 * 60_000;
    engine.lookAtClocks();
    expect(engine.state).toMatchObject({ name: 'ended', reason: 'idle' });
  });
});

test('a session without a card ends when the site wants a card from now on', async () => {
  const { engine } = workstation({ ticket: 'A', policy: { withoutCard: true } });
  await soon();
  expect(signedIn(engine)).toBe('A');
  engine.usePolicy({ ...defaultPolicy, withoutCard: false });
  expect(engine.state).toMatchObject({ name: 'ended', reason: 'policy-changed' });

  const passkey = { ...known, proof: { ...passkeyProof, expiresAt: 100 * hour } };
  const other = workstation({ ...byBrowser, browser: browser(() => Promise.resolve(passkey)) });
  other.engine.post({ type: 'sign-in-requested', route: 'browser' });
  await soon();
  expect(signedIn(other.engine)).toBe('A');
  other.engine.usePolicy({ ...defaultPolicy, routes: ['browser'], bindToCard: 'always' });
  expect(other.engine.state).toMatchObject({ name: 'ended', reason: 'policy-changed' });
});

test('a window that fails to show the end keeps nothing alive', async () => {
  let fails = false;
  const { engine, agent, kept } = await withA({
    onState: () => {
      if (fails) throw new Error('no window');
    },
  });
  fails = true;
  expect(() => {
    engine.post(out(cardA));
  }).toThrow('no window');
  await soon();
  await engine.settled();
  expect(agent.ticket).toBeNull();
  expect(kept.left).toBeNull();
});
