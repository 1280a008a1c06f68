import type { Card, CardEvent } from '../cards/card.ts';
import { SessionEngine } from './engine.ts';
import { defaultPolicy, type SessionPolicy } from './policy.ts';
import type { BrowserSignInPort, Left } from './ports.ts';
import type { SessionState } from './state.ts';
import { identity } from './test-data.ts';

/** A workstation with two readers for tests: a real engine, an agent that holds one ticket, and what a run leaves behind. */

export const cardA: Card = { reader: 'Reader left', atr: '3BF91800', count: 1 };
/** Of another person; the same model. */
export const cardB: Card = { reader: 'Reader right', atr: '3BF91800', count: 1 };

export const into = (card: Card): CardEvent => ({ type: 'card-inserted', card, at: 0 });
export const out = (card: Card): CardEvent => ({ type: 'card-removed', card, at: 0 });
export const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** The person a ticket was issued to. */
export const personOf = (ticket: string) => ticket.replace(/ again$/, '');

export interface Workstation {
  readonly policy?: Partial<SessionPolicy>;
  readonly left?: Left | null;
  readonly there?: readonly Card[];
  readonly browser?: BrowserSignInPort;
  /** The ticket the agent holds, and whose it issues next. */
  readonly ticket?: string | null;
  readonly owners?: Readonly<Record<string, string | null>>;
  /** Readers are not read yet. */
  readonly unread?: boolean;
  readonly time?: { wall: number; mono: number; idleFor: number };
  readonly onState?: (state: SessionState) => void;
}

export function workstation(given: Workstation = {}) {
  const agent = { ticket: given.ticket ?? null, next: 'A', hangs: false, calls: [] as string[] };
  const time = given.time ?? { wall: 1_000_000, mono: 1_000, idleFor: 0 };
  const never = () => new Promise<never>(() => undefined);
  const call = <T>(name: string, answer: () => T): Promise<T> => {
    agent.calls.push(name);
    return agent.hangs ? never() : Promise.resolve(answer());
  };
  const kept: { left: Left | null } = { left: given.left ?? null };
  const engine = new SessionEngine({
    agent: {
      heldTicket: () => call('held', () => agent.ticket),
      newTicket: () => call('prompt', () => (agent.ticket ??= agent.next)),
      replacedTicket: () => call('replace', () => (agent.ticket = agent.next)),
      destroyTicket: () => call('destroy', () => void (agent.ticket = null)),
    },
    spine: {
      identityFor: (ticket) => Promise.resolve({ ...identity, user: { id: personOf(ticket), name: personOf(ticket) } }),
    },
    browser: given.browser ?? null,
    owners: {
      ownersOf: (cards) => Promise.resolve(cards.map((card) => ({ card, owner: given.owners?.[card.reader] ?? null }))),
    },
    clock: {
      now: () => time.wall,
      mono: () => time.mono,
      idleFor: () => time.idleFor,
      after: () => () => undefined,
    },
    evidence: {
      keep: (left) => ((kept.left = left), Promise.resolve()),
      wipe: () => ((kept.left = null), Promise.resolve()),
    },
    left: given.left ?? null,
    randomKey: () => '00',
    policy: { ...defaultPolicy, ...given.policy },
    onState: (state) => {
      given.onState?.(state);
    },
    onTrouble: () => undefined,
  });
  if (given.unread !== true) {
    for (const { reader } of [cardA, cardB]) engine.post({ type: 'reader-attached', reader, at: 0 });
    for (const card of given.there ?? []) engine.post(into(card));
    engine.post({ type: 'ready', at: 0 });
  }
  return { engine, agent, kept, time };
}

/** Whose session it is; `null` = nobody is signed in. */
export const signedIn = ({ state }: SessionEngine) => (state.name === 'signed-in' ? state.identity.user.id : null);
