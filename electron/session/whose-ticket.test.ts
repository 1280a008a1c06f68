import { describe, expect, test } from 'vitest';
import type { SessionEngine } from './engine.ts';
import { cardA, cardB, into, out, signedIn, soon, workstation, type Workstation } from './test-workstation.ts';

/** A ticket that the agent holds already says nothing of the card that went in last (design, rule 3). */

async function withA(given: Workstation = {}) {
  const station = workstation(given);
  station.engine.post(into(cardA));
  await soon();
  expect(signedIn(station.engine)).toBe('A');
  return station;
}

const boundReaders = ({ state }: SessionEngine) => {
  if (!('binding' in state)) return [];
  const { binding } = state;
  if (binding.kind === 'none') return [];
  return binding.kind === 'card' ? [binding.card.reader] : binding.cards.map(({ reader }) => reader);
};

describe('with two cards in', () => {
  test("a card put in beside the last person's, after a lock, signs in nobody but its own person", async () => {
    const { engine, agent } = await withA();
    engine.post({ type: 'locked' });
    agent.next = 'B';
    engine.post(into(cardB));
    await soon();
    expect(agent.calls.at(-1)).toBe('replace');
    expect(signedIn(engine)).toBe('B');
    expect(boundReaders(engine)).toEqual([cardB.reader]);
  });

  test.each(['locked', 'sleeping', 'policy-changed'] as const)(
    'after the end "%s" the person goes on, bound to the own card though another went in later',
    async (type) => {
      const { engine, agent } = await withA();
      engine.post(into(cardB));
      engine.post({ type });
      engine.post({ type: 'sign-in-requested' });
      await soon();
      expect(signedIn(engine)).toBe('A');
      expect(boundReaders(engine)).toEqual([cardA.reader]);
      engine.post(out(cardA));
      await soon();
      expect(engine.state).toMatchObject({ name: 'ended', reason: 'card-removed' });
      expect(agent.ticket).toBeNull();
    },
  );

  test('a change of role may be done with either card', async () => {
    const { engine, agent } = await withA();
    engine.post(into(cardB));
    agent.next = 'A again';
    engine.post({ type: 'change-role-requested' });
    await soon();
    expect(boundReaders(engine)).toEqual([cardA.reader, cardB.reader]);
    engine.post(out(cardA));
    expect(engine.state.name).toBe('ended');
  });

  test('so may a ticket that was there before anybody looked, or that took the place of another', async () => {
    const before = workstation({ ticket: 'A', there: [cardA, cardB] });
    await soon();
    expect(boundReaders(before.engine)).toEqual([cardA.reader, cardB.reader]);

    const { engine, kept } = await withA();
    await engine.settled();
    const after = workstation({ left: kept.left, ticket: 'B', there: [cardA, cardB] });
    await soon();
    expect(signedIn(after.engine)).toBe('B');
    expect(boundReaders(after.engine)).toEqual([cardA.reader, cardB.reader]);
  });

  test('a card known to be of somebody else is not the one', async () => {
    const owners = { [cardA.reader]: null, [cardB.reader]: 'B' };
    const { engine } = workstation({ policy: { readCertificates: true }, owners, there: [cardA] });
    await soon();
    engine.post(into(cardB));
    await soon();
    expect(signedIn(engine)).toBe('A');
    expect(boundReaders(engine)).toEqual([cardA.reader]);
  });
});

describe('the ticket left to its person goes with the card', () => {
  test('though another card cannot be read, another sign-in was cancelled or goes on in the browser', async () => {
    const mute = { ...cardB, atr: '' };
    const cancelled = { type: 'cancel-requested' } as const;
    for (const story of [[into(mute)], [into(cardB), cancelled]]) {
      const { engine, agent } = await withA();
      engine.post({ type: 'locked' });
      agent.hangs = true;
      for (const event of story) engine.post(event);
      await soon();
      agent.hangs = false;
      engine.post(out(cardA));
      await soon();
      expect(agent.ticket).toBeNull();
    }
  });

  test('while Lanyard does not run: the agent is told at the next start', async () => {
    const { engine, kept } = await withA();
    engine.post({ type: 'locked' });
    await engine.settled();
    const next = workstation({ left: kept.left, ticket: 'A' });
    await soon();
    expect(next.agent.ticket).toBeNull();
    await next.engine.settled();
    expect(next.kept.left).toBeNull();
  });

  test('and stays where the site never ends it', async () => {
    const { engine, agent } = await withA({ policy: { endTicketOn: 'never' } });
    engine.post({ type: 'locked' });
    engine.post(out(cardA));
    await soon();
    expect(agent.ticket).toBe('A');
  });
});

test('signed out while the agent hangs, then killed: the next start signs nobody in, and tells the agent again', async () => {
  const { engine, agent, kept } = await withA();
  agent.hangs = true;
  engine.post({ type: 'sign-out-requested' });
  await soon();
  expect(kept.left).toMatchObject({ evidence: null });
  const next = workstation({ left: kept.left, ticket: agent.ticket, there: [cardA] });
  await soon();
  expect(signedIn(next.engine)).toBeNull();
  expect(next.agent.ticket).toBeNull();
  await next.engine.settled();
  expect(next.kept.left).toBeNull();
});

test('the ticket of somebody who signed in elsewhere meanwhile is left alone at the next start', async () => {
  const { engine, agent, kept } = await withA();
  agent.hangs = true;
  engine.post({ type: 'sign-out-requested' });
  await soon();
  const next = workstation({ left: kept.left, ticket: 'C' });
  await soon();
  expect(next.agent.ticket).toBe('C');
});
