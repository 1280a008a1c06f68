import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cis2SignIn, Cis2SignInResult } from '../../electron/cis2/index.ts';
import type { brokerScenarios } from '../simulator/cis2/broker-scenarios.ts';
import { adaeze, codeOf, realClock, startHarness, type Harness } from './cis2-harness.ts';

let harness: Harness;
let client: Cis2SignIn;
let session: Cis2SignInResult;
let stop: AbortController;
let notices: number;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.close();
});
beforeEach(async () => {
  harness.cis2.setScenario('ok');
  notices = 0;
  stop = new AbortController();
  // Pauses between connections are a hundred times shorter here.
  const clock = {
    ...realClock,
    after: (ms: number, work: () => void) => realClock.after(ms / 100, work),
  };
  client = harness.client({ by: 'broker', clock });
  session = await harness.client({ by: 'broker' }).signIn({ signal: stop.signal });
});
afterEach(() => {
  stop.abort();
});

const listen = () =>
  client.logoutNotices(
    session,
    () => {
      notices += 1;
    },
    stop.signal,
  );
const open = () => expect.poll(() => harness.cis2.broker.streams).toBeGreaterThan(0);

describe('logout notices', () => {
  it('[CIS2-35] end the session once when CIS2 says that it is over', async () => {
    const listening = listen();
    await open();
    expect(notices).toBe(0);
    await harness.cis2.endSessionsOf(adaeze);
    await listening;
    expect(notices).toBe(1);
    await expect.poll(() => harness.cis2.broker.streams).toBe(0);
  });

  it('[CIS2-35] come through although the connection was down when they were sent', async () => {
    const listening = listen();
    await open();
    await harness.cis2.broker.stop();
    await harness.cis2.broker.start();
    await open();
    harness.cis2.broker.cut();
    await harness.cis2.endSessionsOf(adaeze);
    await listening;
    expect(notices).toBe(1);
  });

  it('stop without a word when they are told to', async () => {
    const listening = listen();
    await open();
    stop.abort();
    await listening;
    expect(notices).toBe(0);
    await expect.poll(() => harness.cis2.broker.streams).toBe(0);
  });

  const wrong: readonly (keyof typeof brokerScenarios)[] = [
    'notice-other-sid',
    'notice-other-aud',
    'notice-other-iss',
    'notice-old',
    'notice-with-nonce',
    'notice-without-event',
    'notice-forged',
    'notice-unsigned',
    'notice-garbage',
    'notice-no-token',
    'notice-unknown-event',
  ];
  it.each(wrong)('[CIS2-35] are ignored: %s', async (name) => {
    void listen();
    await open();
    harness.cis2.setScenario(name);
    await harness.cis2.endSessionsOf(adaeze);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(notices).toBe(0);
  });

  it.each(['notice-twice', 'logout-without-sid'] as const)('are taken once: %s', async (name) => {
    const listening = listen();
    await open();
    harness.cis2.setScenario(name);
    await harness.cis2.endSessionsOf(adaeze);
    await listening;
    expect(notices).toBe(1);
  });

  it.each(['notices-unavailable', 'notices-dropped', 'notices-html', 'notices-silent'] as const)(
    'are asked for again after trouble: %s',
    async (name) => {
      const asked = () => harness.asked.filter((url) => url.endsWith('/v1/logout-notices')).length;
      const before = asked();
      harness.cis2.setScenario(name);
      const listening = listen();
      await expect.poll(() => asked() - before).toBeGreaterThan(2);
      harness.cis2.setScenario('ok');
      await open();
      await harness.cis2.endSessionsOf(adaeze);
      await listening;
      expect(notices).toBe(1);
    },
  );

  it.each(['notices-401', 'notices-501'] as const)('are given up where there are none: %s', async (name) => {
    harness.cis2.setScenario(name);
    expect(await codeOf(listen())).toBe('LAN-4601');
  });
});
