import { describe, expect, test } from 'vitest';
import type { Card, CardEvent } from '../cards/card.ts';
import { LanyardError } from '../errors/index.ts';
import type { Identity } from '../roles/role-profile.ts';
import { SessionEngine } from './engine.ts';
import { defaultPolicy, type SessionPolicy } from './policy.ts';
import type { Left } from './ports.ts';
import type { SessionState } from './state.ts';
import { identity } from './test-data.ts';
import { Pending, turn } from './test-pending.ts';

const card: Card = { reader: 'Reader', atr: '3B01', count: 1 };
const insert: CardEvent = { type: 'card-inserted', card, at: 0 };
const remove: CardEvent = { type: 'card-removed', card, at: 0 };

/** An engine between doubles of its ports; the doubles ignore aborts, as the worst adapter would. */
function bench({ left = null, ...policy }: Partial<SessionPolicy> & { readonly left?: Left | null } = {}) {
  const calls: string[] = [];
  const held = [new Pending<string | null>(), new Pending<string | null>()];
  const prompt = new Pending<string>();
  const assertion = new Pending<Identity>();
  const destroyed = new Pending<undefined>();
  const signals: AbortSignal[] = [];
  const states: SessionState[] = [];
  const trouble: string[] = [];
  const kept: Left[] = [];
  const timers: { wait: number; work: () => void }[] = [];
  const time = { wall: 1, mono: 1, idleFor: 0 };
  let lookups = 0;
  const engine = new SessionEngine({
    agent: {
      heldTicket: (signal) => {
        calls.push('held');
        signals.push(signal);
        return held[lookups++]?.promise ?? Promise.resolve(null);
      },
      newTicket: () => (calls.push('prompt'), prompt.promise),
      replacedTicket: () => (calls.push('replace'), prompt.promise),
      destroyTicket: () => (calls.push('destroy'), destroyed.promise),
    },
    spine: { identityFor: (ticket) => (calls.push(`assertion for ${ticket}`), assertion.promise) },
    browser: null,
    owners: { ownersOf: () => Promise.resolve([]) },
    clock: {
      now: () => time.wall,
      mono: () => time.mono,
      idleFor: () => time.idleFor,
      after: (wait, work) => {
        timers.push({ wait, work });
        return () => {
          timers.pop();
        };
      },
    },
    evidence: {
      keep: (left) => (calls.push('keep'), kept.push(left), Promise.resolve()),
      wipe: () => (calls.push('wipe'), Promise.resolve()),
    },
    left,
    randomKey: () => '00',
    policy: { ...defaultPolicy, ...policy },
    onState: (state) => states.push(state),
    onTrouble: (what, error) => trouble.push(`${what} ${error.code}`),
  });
  engine.post({ type: 'reader-attached', reader: card.reader, at: 0 });
  engine.post({ type: 'ready', at: 0 });
  return { engine, calls, held, prompt, assertion, destroyed, signals, states, trouble, kept, timers, time };
}

describe('the engine', () => {
  test('leads from the card to the identity', async () => {
    const { engine, calls, held, prompt, assertion } = bench();
    engine.post(insert);
    held[0]?.resolve(null);
    await turn();
    prompt.resolve('ticket-1');
    await turn();
    assertion.resolve(identity);
    await turn();
    expect(calls).toEqual(['held', 'keep', 'prompt', 'assertion for ticket-1', 'keep', 'keep']);
    expect(engine.state).toMatchObject({ name: 'signed-in', identity });
  });

  test.each([0, 1, 2])('card out at step %i: over at once, waits for nobody, drops what comes late', async (step) => {
    const { engine, calls, held, prompt, assertion, signals } = bench();
    engine.post(insert);
    if (step > 0) held[0]?.resolve(null);
    await turn();
    if (step > 1) prompt.resolve('ticket-1');
    await turn();
    engine.post(remove);
    expect(engine.state).toMatchObject({ name: 'ended', reason: 'card-removed' });
    expect(signals[0]?.aborted).toBe(true);
    expect(calls.at(-1)).toBe('destroy');

    held[0]?.resolve('late-ticket');
    prompt.resolve('late-ticket');
    assertion.resolve(identity);
    await turn();
    expect(engine.state).toMatchObject({ name: 'ended' });
    expect(calls.filter((call) => call.includes('late-ticket'))).toEqual([]);
  });

  test('what is over is forgotten before anybody is told', async () => {
    const { engine, held, assertion, signals, states } = bench();
    engine.post(insert);
    held[0]?.resolve('ticket-1');
    await turn();
    assertion.resolve(identity);
    await turn();
    const told: boolean[] = [];
    states.push = () => told.push(signals[0]?.aborted ?? false);
    engine.post(remove);
    expect(told).toEqual([true]);
  });

  test('a late answer of the last attempt is not taken for the new one', async () => {
    const { engine, held, calls } = bench();
    engine.post(insert);
    engine.post(remove);
    engine.post({ ...insert, card: { ...card, count: 3 } });
    held[0]?.resolve('ticket-of-the-last');
    await turn();
    expect(engine.state).toMatchObject({ name: 'signing-in', attempt: 2, step: 'checking' });
    expect(calls.filter((call) => call.startsWith('assertion'))).toEqual([]);
  });

  test('a failure arrives as its catalogue error, anything else as LAN-9001', async () => {
    for (const [thrown, code] of [
      [new LanyardError('LAN-2001', { path: 'x' }), 'LAN-2001'],
      [new Error('with a ticket in it'), 'LAN-9001'],
    ] as const) {
      const { engine, held } = bench();
      engine.post(insert);
      held[0]?.reject(thrown);
      await turn();
      expect(engine.state).toMatchObject({ name: 'signed-out', problem: { code } });
      expect(JSON.stringify(engine.state)).not.toContain('with a ticket');
    }
  });

  test('a remote sign-out that fails harms nothing and is reported', async () => {
    const { engine, destroyed, trouble } = bench();
    engine.post(insert);
    engine.post(remove);
    destroyed.reject(new Error('agent gone'));
    await engine.settled();
    expect(trouble).toEqual(['destroy-ticket LAN-9001']);
    expect(engine.state.name).toBe('ended');
  });

  test('an end says that the agent’s session is over only when the agent has said so', async () => {
    for (const [outcome, agentSession] of [
      ['resolve', 'ended'],
      ['reject', 'kept'],
    ] as const) {
      const { engine, destroyed } = bench();
      engine.post(insert);
      engine.post(remove);
      expect(engine.state).toMatchObject({ name: 'ended', agentSession: 'ending' });
      if (outcome === 'resolve') destroyed.resolve(undefined);
      else destroyed.reject(new LanyardError('LAN-2106'));
      await engine.settled();
      expect(engine.state).toMatchObject({ name: 'ended', agentSession });
    }
  });

  test('a ticket that the agent did not destroy signs nobody in who comes next: the agent is asked anew', async () => {
    const { engine, calls, held, prompt, assertion, destroyed } = bench();
    engine.post(insert);
    held[0]?.resolve('ticket-of-the-last');
    await turn();
    assertion.resolve(identity);
    await turn();
    expect(engine.state.name).toBe('signed-in');
    engine.post(remove);
    destroyed.reject(new LanyardError('LAN-2106'));
    await engine.settled();
    calls.length = 0;
    engine.post({ ...insert, card: { ...card, count: 9 } });
    held[1]?.resolve('ticket-of-the-last');
    await turn();
    expect(engine.state).toMatchObject({ name: 'signing-in', step: 'passcode' });
    expect(calls).toEqual(['held', 'keep', 'replace']);
    prompt.resolve('ticket-of-the-last');
    await turn();
    expect(engine.state).toMatchObject({ name: 'signed-out', problem: { code: 'LAN-2018' } });
    expect(calls.join()).not.toContain('assertion');
  });

  test('nor does it when Lanyard has started anew meanwhile', async () => {
    const first = bench();
    first.engine.post(insert);
    first.held[0]?.resolve('ticket-of-the-last');
    await turn();
    first.engine.post(remove);
    first.destroyed.reject(new LanyardError('LAN-2106'));
    await first.engine.settled();
    const left = first.kept.at(-1) ?? null;
    expect(left).toMatchObject({ evidence: null, unwanted: { mark: expect.anything() as unknown } });
    expect(JSON.stringify(left)).not.toContain('ticket-of-the-last');

    // The agent is told once more to destroy it; it does not do so this time either.
    const { engine, calls, held, prompt, kept, destroyed } = bench({ left });
    destroyed.reject(new LanyardError('LAN-2106'));
    held[0]?.resolve('ticket-of-the-last');
    await turn();
    expect(calls).toEqual(['held', 'destroy']);
    engine.post(insert);
    held[1]?.resolve('ticket-of-the-last');
    await turn();
    expect(engine.state).toMatchObject({ name: 'signing-in', step: 'passcode' });
    expect(calls.slice(2)).toEqual(['held', 'keep', 'replace']);
    expect(kept.at(-1)).toMatchObject({ unwanted: left?.unwanted });
    prompt.resolve('ticket-of-the-next');
    await turn();
    expect(kept.at(-1)).toMatchObject({ unwanted: null });
  });

  test('the agent is asked for a ticket only once the evidence is kept', async () => {
    const { engine, calls, held } = bench();
    engine.post(insert);
    held[0]?.resolve(null);
    await turn();
    expect(calls).toEqual(['held', 'keep', 'prompt']);
  });

  test('signed out and killed while the agent hangs: what is kept is the mark of a ticket to refuse, until it is gone', async () => {
    for (const end of ['done', 'failed']) {
      const { engine, calls, held, destroyed, kept } = bench();
      engine.post(insert);
      held[0]?.resolve('ticket-1');
      await turn();
      engine.post(remove);
      await turn();
      expect(calls.slice(calls.indexOf('destroy'))).toEqual(['destroy', 'keep']);
      expect(kept.at(-1)).toMatchObject({ evidence: null, unwanted: { cards: [] } });
      if (end === 'done') destroyed.resolve(undefined);
      else destroyed.reject(new Error('agent gone'));
      await engine.settled();
      expect(calls.slice(calls.indexOf('keep', calls.indexOf('destroy')))).toEqual([
        'keep',
        ...(end === 'done' ? ['wipe'] : []),
      ]);
    }
  });

  test('events posted by a listener wait their turn', () => {
    const names: string[] = [];
    const engine: SessionEngine = new SessionEngine({
      agent: {
        heldTicket: () => new Promise(() => undefined),
        newTicket: () => new Promise(() => undefined),
        replacedTicket: () => new Promise(() => undefined),
        destroyTicket: () => Promise.resolve(),
      },
      spine: { identityFor: () => new Promise(() => undefined) },
      browser: null,
      owners: { ownersOf: () => Promise.resolve([]) },
      clock: { now: () => 1, mono: () => 1, idleFor: () => 0, after: () => () => undefined },
      evidence: { keep: () => Promise.resolve(), wipe: () => Promise.resolve() },
      left: null,
      randomKey: () => '00',
      policy: defaultPolicy,
      onState: (state) => {
        names.push(`in ${state.name}`);
        if (state.name === 'signing-in') engine.post(remove);
        names.push(`out ${state.name}`);
      },
      onTrouble: () => undefined,
    });
    engine.post({ type: 'ready', at: 0 });
    engine.post(insert);
    const tail = names.slice(-4);
    expect(tail).toEqual(['in signing-in', 'out signing-in', 'in ended', 'out ended']);
  });
});
