import { describe, expect, test } from 'vitest';
import type { Card, CardEvent } from '../cards/card.ts';
import { SessionEngine, type EngineParts } from './engine.ts';
import { defaultPolicy, type SessionPolicy } from './policy.ts';
import type { BrowserSignInRequest, BrowserTokens } from './ports.ts';
import type { BrowserPerson, Evidence } from './proof.ts';
import type { SessionState } from './state.ts';
import { identity, person } from './test-data.ts';
import { Pending, turn } from './test-pending.ts';

const card: Card = { reader: 'Reader', atr: '3B01', count: 1 };
const insert: CardEvent = { type: 'card-inserted', card, at: 0 };
const remove: CardEvent = { type: 'card-removed', card, at: 0 };

describe('a session in the browser', () => {
  const tokens = { idToken: 'id-token', accessToken: 'access-token' };

  /** An engine whose browser brings `brought` when the test lets it. */
  function browserBench(
    policy: Partial<SessionPolicy> = {},
    left: EngineParts['left'] = null,
    before: CardEvent[] = [],
  ) {
    const brought = new Pending<{ person: BrowserPerson; tokens: BrowserTokens }>();
    const notice = new Pending<boolean>();
    const kept: (BrowserTokens | null)[] = [];
    const told: BrowserTokens[] = [];
    const requests: BrowserSignInRequest[] = [];
    const states: SessionState[] = [];
    const engine = new SessionEngine({
      agent: {
        heldTicket: () => new Promise(() => undefined),
        newTicket: () => new Promise(() => undefined),
        replacedTicket: () => new Promise(() => undefined),
        destroyTicket: () => Promise.reject(new Error('not its business')),
      },
      spine: { identityFor: () => new Promise(() => undefined) },
      browser: {
        signIn: (request) => (requests.push(request), brought.promise),
        logoutNotice: () => notice.promise,
        endSession: (secrets) => (told.push(secrets), Promise.resolve()),
      },
      owners: { ownersOf: () => Promise.resolve([]) },
      clock: { now: () => 1, mono: () => 1, idleFor: () => 0, after: () => () => undefined },
      evidence: {
        keep: ({ tokens: secrets }) => (kept.push(secrets), Promise.resolve()),
        wipe: () => Promise.resolve(),
      },
      left,
      randomKey: () => '00',
      policy: { ...defaultPolicy, routes: ['browser'], endAtCis2: true, ...policy },
      onState: (state) => states.push(state),
      onTrouble: () => undefined,
    });
    for (const event of before) engine.post(event);
    engine.post({ type: 'ready', at: 0 });
    return { engine, brought, notice, kept, told, requests, states };
  }

  test('is made with what the browser brings; its tokens go to the keychain and nowhere else', async () => {
    const { engine, brought, kept, requests, states } = browserBench();
    engine.post(insert);
    requests[0]?.onStep('browser');
    expect(engine.state).toMatchObject({ name: 'signing-in', step: 'browser' });
    brought.resolve({ person, tokens });
    await turn();
    await engine.settled();
    expect(engine.state).toMatchObject({ name: 'signed-in', proof: { route: 'browser' } });
    expect(kept).toEqual([tokens]);
    expect(JSON.stringify(states)).not.toMatch(/id-token|access-token/);
  });

  test('what comes after the card has gone is dropped', async () => {
    const { engine, brought, kept, requests } = browserBench();
    engine.post(insert);
    engine.post(remove);
    expect(requests[0]?.signal.aborted).toBe(true);
    brought.resolve({ person, tokens });
    await turn();
    expect(engine.state.name).toBe('ended');
    expect(kept).toEqual([]);
  });

  test('ends here first; CIS2 is told afterwards', async () => {
    const { engine, brought, told, states } = browserBench();
    engine.post(insert);
    brought.resolve({ person, tokens });
    await turn();
    engine.post({ type: 'sign-out-requested' });
    expect(states.at(-1)?.name).toBe('ended');
    await engine.settled();
    expect(told).toEqual([tokens]);
  });

  test('[CIS2-35] ends with a logout notice', async () => {
    const { engine, brought, notice } = browserBench();
    engine.post(insert);
    brought.resolve({ person, tokens });
    await turn();
    notice.resolve(true);
    await turn();
    expect(engine.state).toMatchObject({ name: 'ended', reason: 'broker-signed-out' });
  });

  test('of an earlier run goes on with its tokens when its card never left', async () => {
    const { proof } = person;
    const evidence: Evidence = { route: 'browser', cards: [card], identity, proof, since: 0 };
    const { engine, told } = browserBench({}, { evidence, tokens, unwanted: null }, [insert]);
    expect(engine.state).toMatchObject({ name: 'signed-in', identity });
    engine.post({ type: 'sign-out-requested' });
    await engine.settled();
    expect(told).toEqual([tokens]);
  });
});
