import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Card } from '../cards/card.ts';
import type { CardDetails } from '../cards/reading/card-details.ts';
import { LanyardError } from '../errors/index.ts';
import { pageViewSchema, type CardsPage } from '../ipc/contract-pages.ts';
import { defaultPolicy } from '../session/policy.ts';
import type { SessionEvent } from '../session/events.ts';
import type { SessionState } from '../session/state.ts';
import { identity, mark } from '../session/test-data.ts';
import { initialState, transition } from '../session/transition.ts';
import { cardsPage } from './cards-page.ts';

const day = 86_400_000;
const left: Card = { reader: 'Left', atr: '3BD6970081B1FE451F878031C152211A4B', count: 1 };
const right: Card = { reader: 'Right', atr: '3BF91800008131FE454A434F503431563232AF', count: 4 };
const details: CardDetails = {
  kind: 'piv',
  card: left,
  at: 0,
  chuid: { guid: null, expires: '2027-01-31' },
  certificates: [
    {
      slot: '9A',
      holder: { uid: '055510000024', field: 'CN' },
      issuer: 'Sub CA',
      serial: '01',
      validFrom: 0,
      validTo: 50 * day,
    },
  ],
  objects: [{ name: 'chuid', status: 'present', hex: '5300' }],
};

function stateAfter(...events: SessionEvent[]): SessionState {
  const begun: SessionEvent[] = [
    { type: 'reader-attached', reader: 'Left', at: 0 },
    { type: 'reader-attached', reader: 'Right', at: 0 },
    { type: 'reader-attached', reader: 'Empty', at: 0 },
    { type: 'card-inserted', card: left, at: 0 },
    { type: 'card-inserted', card: right, at: 0 },
    { type: 'ready', at: 0 },
  ];
  return [...begun, ...events].reduce<SessionState>(
    (state, event) => transition(state, event, { now: 1, mono: 1, policy: defaultPolicy }).state,
    initialState(0),
  );
}

function bench(
  begun: SessionState,
  read: (card: Card, signal: AbortSignal) => Promise<CardDetails>,
  agentHoldsTicket: () => Promise<boolean | null> = () => Promise.resolve(false),
) {
  let changes = 0;
  let state = begun;
  const become = (next: SessionState) => {
    state = next;
    page.refresh();
  };
  const page = cardsPage({ session: () => state, readCard: read, agentHoldsTicket, now: () => day })(() => changes++);
  const view = () => v.parse(pageViewSchema, page.view()) as CardsPage;
  return { page, view, become, changes: () => changes };
}

const idle = () => stateAfter({ type: 'cancel-requested' });
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the cards page', () => {
  test('shows every reader, and of each card what its answer to reset lets one say', () => {
    const { view } = bench(idle(), () => Promise.reject(new Error('not asked for')));
    expect(view().readers).toMatchObject([
      {
        reader: 'Left',
        card: { series: '9-or-10', refusedSince: null, session: null, reading: { state: 'not-read' } },
      },
      { reader: 'Right', card: { series: '5-or-6', refusedSince: '2026-05-07' } },
      { reader: 'Empty', card: null },
    ]);
    expect(view().readers[1]?.card?.atr).toMatch(/^3B F9 18 /);
  });

  test('reads a card when a person asks: holder, validity and what is left of it', async () => {
    const { page, view, changes } = bench(idle(), () => Promise.resolve(details));
    page.intend({ page: 'cards', do: 'read', reader: 'Left' });
    expect(view().readers[0]?.card?.reading).toEqual({ state: 'reading' });
    await turn();
    expect(view().readers[0]?.card?.reading).toMatchObject({
      state: 'read',
      glance: [{ of: 'certificate', daysLeft: 49, standing: 'amber' }],
      certificates: [{ holder: '055510000024' }],
      chuidExpiry: '2027-01-31',
    });
    expect(changes()).toBe(2);
  });

  test('shows first that the card itself has expired, however long its certificate is good', async () => {
    const expired: CardDetails = { ...details, chuid: { guid: null, expires: '1969-12-31' } };
    const { page, view } = bench(idle(), () => Promise.resolve(expired));
    page.intend({ page: 'cards', do: 'read', reader: 'Left' });
    await turn();
    expect(view().readers[0]?.card?.reading).toMatchObject({
      glance: [{ of: 'card', standing: 'expired', date: '1969-12-31' }, { of: 'certificate' }],
    });
  });

  test('says of a garbled certificate that it is there', async () => {
    const garbled: CardDetails = {
      ...details,
      certificates: [],
      objects: [{ name: 'certificate-9a', status: 'unreadable', hex: 'AABB' }],
    };
    const { page, view } = bench(idle(), () => Promise.resolve(garbled));
    page.intend({ page: 'cards', do: 'read', reader: 'Left' });
    await turn();
    expect(view().readers[0]?.card?.reading).toMatchObject({
      glance: [{ of: 'certificate', standing: 'unreadable', daysLeft: null, date: null }],
    });
  });

  test('says why a card cannot be read', async () => {
    const { page, view } = bench(idle(), () => Promise.reject(new LanyardError('LAN-1011')));
    page.intend({ page: 'cards', do: 'read', reader: 'Left' });
    await turn();
    expect(view().readers[0]?.card?.reading).toMatchObject({ state: 'failed', problem: { code: 'LAN-1011' } });
  });

  test('reads none while somebody is signed in, and shows which card holds the session', () => {
    let asked = false;
    const signedIn = stateAfter(
      { type: 'card-removed', card: right, at: 0 },
      { type: 'cancel-requested' },
      { type: 'sign-in-requested' },
      { type: 'ticket-obtained', attempt: 2, mark },
      { type: 'assertion-accepted', attempt: 2, identity },
    );
    const { page, view } = bench(signedIn, () => ((asked = true), Promise.resolve(details)));
    page.intend({ page: 'cards', do: 'read', reader: 'Left' });
    expect(asked).toBe(false);
    expect(view().readers[0]?.card).toMatchObject({
      session: { name: 'Tomos Beddoe' },
      reading: { state: 'failed', problem: { code: 'LAN-1016' } },
    });
  });

  const signedIn = () =>
    stateAfter(
      { type: 'card-removed', card: right, at: 0 },
      { type: 'cancel-requested' },
      { type: 'sign-in-requested' },
      { type: 'ticket-obtained', attempt: 2, mark },
      { type: 'assertion-accepted', attempt: 2, identity },
    );
  const over = (event: SessionEvent): SessionState =>
    transition(signedIn(), event, { now: 1, mono: 1, policy: defaultPolicy }).state;
  const neverAsked = (): SessionState => ({ ...idle(), leftBehind: null }) as SessionState;
  const busy = () => Promise.reject(new LanyardError('LAN-2106'));

  test.each([
    ['after a lock, while the agent holds its ticket still', over({ type: 'locked' }), () => Promise.resolve(true)],
    ['after a cancel, when the agent cannot be asked', idle(), () => Promise.resolve(null)],
    ['after a lock, when the agent cannot be asked', over({ type: 'locked' }), () => Promise.resolve(null)],
    [
      'after a sign-out, which the agent may not have followed',
      over({ type: 'sign-out-requested' }),
      () => Promise.resolve(null),
    ],
    ['whoever signed in with the agent', neverAsked(), () => Promise.resolve(true)],
    ['while the agent is busy', idle(), busy, 'LAN-2106'],
  ])('reads none %s', async (_when, state, agent, code = 'LAN-1016') => {
    let asked = false;
    const { page, view } = bench(state, () => ((asked = true), Promise.resolve(details)), agent);
    page.intend({ page: 'cards', do: 'read', reader: 'Left' });
    await turn();
    expect(asked).toBe(false);
    expect(view().readers[0]?.card?.reading).toMatchObject({ state: 'failed', problem: { code } });
  });

  test.each([
    ['where the agent says that nobody is signed in', over({ type: 'locked' }), () => Promise.resolve(false)],
    ['where there is no agent, and nothing was asked of one', neverAsked(), () => Promise.resolve(null)],
  ])('reads a card %s', async (_when, state, agent) => {
    const { page, view } = bench(state, () => Promise.resolve(details), agent);
    page.intend({ page: 'cards', do: 'read', reader: 'Left' });
    await turn();
    expect(view().readers[0]?.card?.reading).toMatchObject({ state: 'read' });
  });

  test('gives up reading when a sign-in begins', async () => {
    const { page, view, become } = bench(
      idle(),
      (_card, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new LanyardError('LAN-1015'));
          });
        }),
    );
    page.intend({ page: 'cards', do: 'read', reader: 'Left' });
    become(stateAfter({ type: 'cancel-requested' }, { type: 'sign-in-requested' }));
    await turn();
    expect(view().readers[0]?.card?.reading).toMatchObject({ state: 'failed', problem: { code: 'LAN-1015' } });
  });
});
