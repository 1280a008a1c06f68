import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { listCards } from '../../electron/cards/list-cards.ts';
import { listSimulatedCards } from '../../electron/cards/list-simulated.ts';
import { startPcscDaemon, type PcscDaemon } from '../simulator/cards/pcsc-daemon.ts';
import { startWorld } from '../simulator/world.ts';
import { check } from './check-bench.ts';

/** The checks of readers and cards, on a real PC/SC daemon. */

const real = { listCards: () => listCards() };
let daemon: PcscDaemon;

beforeAll(async () => {
  daemon = await startPcscDaemon({ readers: 2 });
  Object.assign(process.env, daemon.env);
});

afterEach(async () => {
  await Promise.all(daemon.readers.map((reader) => reader.remove()));
  await seen(0);
});

afterAll(() => daemon.close());

/** pcscd looks at its virtual readers a few times a second. */
const seen = (cards: number) =>
  vi.waitFor(
    async () => {
      expect((await listCards()).filter(({ card }) => card !== null).length).toBe(cards);
    },
    { timeout: 20_000, interval: 50 },
  );

async function insert(atr: string, mute = false): Promise<void> {
  await daemon.readers[0]?.insert({ atr, mute });
  await seen(1);
}

describe('with the service running', () => {
  test('[check smartcard-service] [check card-readers] are ok, and name the readers', async () => {
    expect((await check('smartcard-service', {}, real)).outcome).toBe('ok');
    const readers = await check('card-readers', {}, real);
    expect(readers).toMatchObject({ outcome: 'ok', sentence: '2 readers are connected.' });
    expect(readers.facts?.['readers']).toEqual(daemon.readers.map(({ name }) => name));
  });

  test('[check smartcard] an inserted card answers, and nothing was sent to it', async () => {
    await insert('3BD6970081B1FE451F078031C1521118F9');
    const card = await check('smartcard', {}, real);
    expect(card).toMatchObject({ outcome: 'ok', code: null });
    expect(JSON.stringify(card.facts)).toContain('3BD6970081B1FE451F078031C1521118F9');
    expect(daemon.readers.flatMap(({ apdus }) => apdus)).toEqual([]);
  });

  test('[check smartcard] a card of series 5 or 6 is told as one that is no longer accepted', async () => {
    await insert('3BF91800008131FE454A434F503431563232AF');
    const card = await check('smartcard', {}, real);
    expect(card).toMatchObject({ outcome: 'attention', code: 'LAN-8201' });
    expect(card.cure).toContain('Registration Authority');
    expect(card.explanation).toContain('series 5 or 6, not accepted since 2026-05-07');
  });

  test('[check smartcard] a card that does not answer has failed', async () => {
    await insert('3B00', true);
    const card = await check('smartcard', {}, real);
    expect(card).toMatchObject({ outcome: 'failed', code: 'LAN-1005' });
    expect(card.cure).toContain('the right way round');
  });

  test('[check smartcard] without a card nothing is judged', async () => {
    expect(await check('smartcard', {}, real)).toMatchObject({ outcome: 'could-not-tell', code: null });
  });

  test('[check reader-drivers] Linux does not tell the drivers', async () => {
    expect(await check('reader-drivers', {}, real)).toMatchObject({ outcome: 'could-not-tell', code: null });
  });
});

test('[check smartcard-service] pcscd stopped: the service has failed, the rest could not tell', async () => {
  await daemon.stop('crash');
  try {
    const service = await check('smartcard-service', {}, real);
    expect(service).toMatchObject({ outcome: 'failed', code: 'LAN-1001' });
    expect(service.explanation).toContain('pcscd not running');
    expect(await check('card-readers', {}, real)).toMatchObject({ outcome: 'could-not-tell', code: null });
    expect(await check('smartcard', {}, real)).toMatchObject({ outcome: 'could-not-tell', code: null });
  } finally {
    await daemon.start();
  }
});

test('[check card-readers] no reader: failed, with where to look', async () => {
  const none = await check('card-readers', {}, { listCards: () => Promise.resolve([]) });
  expect(none).toMatchObject({ outcome: 'failed', code: 'LAN-1003' });
  expect(none.cure).toContain('Plug in the card reader');
});

test('[check card-readers] the simulator over a socket is looked at in its place, and its absence is told', async () => {
  const world = await startWorld({ readers: 2, cards: 'port' });
  const socket = world.desk.socket ?? '';
  const simulated = { listCards: () => listSimulatedCards(socket) };
  try {
    await world.insert('adaeze');
    expect((await check('card-readers', {}, simulated)).facts?.['readers']).toEqual(world.readers);
    expect(await check('smartcard', {}, simulated)).toMatchObject({ outcome: 'ok' });
  } finally {
    await world.close();
  }
  expect(await check('smartcard-service', {}, simulated)).toMatchObject({ outcome: 'failed', code: 'LAN-1008' });
});
