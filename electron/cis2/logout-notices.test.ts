import { describe, expect, it } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import { listenForLogout } from './logout-notices.ts';
import type { Cis2Fetch } from './ports.ts';

const request = { issuer: 'https://am.example', client_id: 'me', sid: 's' };
const stream = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } });
const logout = 'event: logout\ndata: {"logout_token":"t"}\n\n';

/** A clock whose pauses are over at once and are noted; the watchdog's are not run. */
function notedClock() {
  const pauses: number[] = [];
  const after = (milliseconds: number, work: () => void) => {
    if (milliseconds === 90_000) return () => undefined;
    pauses.push(milliseconds);
    queueMicrotask(work);
    return () => undefined;
  };
  return { pauses, clock: { now: () => 0, after } };
}
const options = (fetch: Cis2Fetch, clock: ReturnType<typeof notedClock>['clock'], random: number) => ({
  fetch,
  clock,
  random: () => new Uint8Array(4).fill(random),
  brokerUrl: 'https://broker.example',
  requestTimeout: 1,
  allowLoopbackHttp: false,
});

/** A session whose token is found to be, one time after the other, what stands there; the list is used up. */
function withOutcomes(outcomes: (LanyardError | boolean)[]) {
  const endsSession = () => {
    const next = outcomes.shift();
    return next instanceof LanyardError ? Promise.reject(next) : Promise.resolve(next ?? false);
  };
  return { session: () => Promise.resolve({ request, endsSession }), signal: new AbortController().signal };
}

describe('listening for logout', () => {
  it.each([
    [255, [1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000)],
    [0, [0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])('waits longer and longer, at random, while the broker is down (%i)', async (random, expected) => {
    const { pauses, clock } = notedClock();
    const stop = new AbortController();
    let tries = 0;
    const fetch: Cis2Fetch = () => {
      tries += 1;
      if (tries === 10) stop.abort();
      return Promise.reject(new Error('down'));
    };
    const endsSession = () => Promise.resolve(true);
    expect(
      await listenForLogout(options(fetch, clock, random), {
        session: () => Promise.resolve({ request, endsSession }),
        signal: stop.signal,
      }),
    ).toBe(false);
    expect(pauses.slice(0, 9)).toEqual(expected);
  });

  it('asks for the token again when it could not be checked, and ignores one that is wrong', async () => {
    const { clock } = notedClock();
    const outcomes = [new LanyardError('LAN-4404'), new LanyardError('LAN-4002'), true];
    let connections = 0;
    const fetch: Cis2Fetch = () => {
      connections += 1;
      return Promise.resolve(stream(connections === 1 ? logout + logout : logout));
    };
    expect(await listenForLogout(options(fetch, clock, 0), withOutcomes(outcomes))).toBe(true);
    expect([connections, outcomes]).toEqual([2, []]);
  });

  it('goes on trying, with the same pauses, while CIS2 cannot be reached', async () => {
    const { pauses, clock } = notedClock();
    let tries = 0;
    const session = () => {
      tries += 1;
      if (tries < 4) return Promise.reject(new LanyardError('LAN-4002'));
      return Promise.resolve({ request, endsSession: () => Promise.resolve(true) });
    };
    const fetch: Cis2Fetch = () => Promise.resolve(stream(logout));
    const { signal } = new AbortController();
    expect(await listenForLogout(options(fetch, clock, 128), { session, signal })).toBe(true);
    expect(pauses).toEqual([502, 1004, 2008]);
  });

  it('holds a token under a key that is not known yet, looks once more, and then ignores it', async () => {
    const { pauses, clock } = notedClock();
    const unknownKey = () => new LanyardError('LAN-4403');
    const outcomes = [unknownKey(), unknownKey(), unknownKey(), true];
    let connections = 0;
    const fetch: Cis2Fetch = () => {
      connections += 1;
      return Promise.resolve(stream(logout + logout));
    };
    expect(await listenForLogout(options(fetch, clock, 0), withOutcomes(outcomes))).toBe(true);
    expect([connections, pauses, outcomes]).toEqual([1, [10_000, 10_000], []]);
  });
});
