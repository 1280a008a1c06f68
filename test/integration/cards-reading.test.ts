import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../electron/cards/card.ts';
import { listCards } from '../../electron/cards/list-cards.ts';
import { listSimulatedCards } from '../../electron/cards/list-simulated.ts';
import type { CardDoor } from '../../electron/cards/reading/card-door.ts';
import { createCardReading } from '../../electron/cards/reading/card-reading.ts';
import { cardOwner } from '../../electron/cards/reading/holder-id.ts';
import { simulatedDoor } from '../../electron/cards/reading/simulated-door.ts';
import { winscardDoor } from '../../electron/cards/reading/winscard-door.ts';
import { startPcscDaemon, whyNoPcscDaemon } from '../simulator/cards/pcsc-daemon.ts';
import { pivCard } from '../simulator/cards/piv-card.ts';
import { startSimulatedCards } from '../simulator/cards/simulated-cards.ts';
import type { CardSlot, VirtualCard } from '../simulator/cards/virtual-reader.ts';

/**
 * Reading cards without a passcode, over both doors: real PC/SC (own daemon, virtual cards with a PIV application) and the
 * simulator's card port. T=0 and T=1; every way in which a card, its holder or another program can spoil it.
 */

interface Hardware {
  readonly door: CardDoor;
  readonly readers: readonly (CardSlot & { readonly apdus: string[] })[];
  list(): Promise<readonly { name: string; card: Card | null }[]>;
  close(): Promise<void>;
}

async function realReaders(): Promise<Hardware> {
  const daemon = await startPcscDaemon({ readers: 2 });
  Object.assign(process.env, daemon.env);
  return { ...daemon, door: winscardDoor(), list: () => listCards() };
}

async function simulatedReaders(): Promise<Hardware> {
  const port = await startSimulatedCards();
  return { ...port, door: simulatedDoor(port.socket), list: () => listSimulatedCards(port.socket) };
}

const doors = [
  { name: 'PC/SC', make: realReaders, possible: whyNoPcscDaemon() === null },
  { name: 'the card port', make: simulatedReaders, possible: true },
].filter(({ possible }) => possible);

/** By the protocol they offer. */
const atrs = { 'T=1': '3BD6970081B1FE451F078031C1521118F9', 'T=0': '3B6A00FF4A434F50343156323231' };
const day = 86_400_000;
const never = new AbortController().signal;

describe.each(doors)('reading cards through $name', ({ make }) => {
  let hardware: Hardware;

  beforeAll(async () => {
    hardware = await make();
  });
  afterEach(async () => {
    for (const [index, reader] of hardware.readers.entries()) {
      await reader.remove();
      await expect.poll(async () => (await hardware.list())[index]?.card).toBeNull();
      reader.apdus.length = 0;
    }
  });
  afterAll(() => hardware.close());

  const slot = (index = 0) => {
    const found = hardware.readers[index];
    if (found === undefined) throw new Error('no such reader');
    return found;
  };
  const insert = async (card: VirtualCard, index = 0): Promise<Card> => {
    await slot(index).insert(card);
    await expect.poll(async () => (await hardware.list())[index]?.card).not.toBeNull();
    const found = (await hardware.list())[index]?.card;
    if (!found) throw new Error('the card is not seen');
    return found;
  };
  const reading = () => createCardReading({ door: hardware.door });
  const read = (card: Card) => reading().read(card, never);

  test.each(Object.entries(atrs))('a card that speaks %s: holder, issuer, validity, CHUID', async (_protocol, atr) => {
    const validTo = Math.floor((Date.now() + 30 * day) / 1_000) * 1_000;
    const guid = Buffer.from('00112233445566778899AABBCCDDEEFF', 'hex');
    const card = await insert(
      await pivCard({ uid: '055510000024', validTo, guid, chuidExpiry: '20280229' }, 'well', atr),
    );
    const details = await read(card);
    expect(details).toMatchObject({
      kind: 'piv',
      card,
      chuid: { guid: '00112233-4455-6677-8899-aabbccddeeff', expires: '2028-02-29' },
      certificates: [
        {
          slot: '9A',
          holder: { uid: '055510000024', field: 'CN' },
          issuer: 'Simulated Card Authority, CA, test',
          validTo,
        },
        { slot: '9C', holder: { uid: '055510000024' } },
        { slot: '9E', holder: null },
      ],
      objects: [
        { name: 'chuid', status: 'present', hex: expect.stringMatching(/^538201/) as string },
        { name: 'certificate-9a', status: 'present' },
        { name: 'certificate-9c', status: 'present' },
        { name: 'certificate-9e', status: 'present' },
        { name: 'capabilities', status: 'present' },
        { name: 'discovery', status: 'present' },
        { name: 'key-history', status: 'absent', hex: '' },
      ],
    });
    expect(cardOwner(details)).toBe('055510000024');
  });

  test.each(['gzip', 'zlib'] as const)('certificates packed with %s', async (packing) => {
    const card = await insert(await pivCard({ uid: '555100000017', packing }));
    expect(cardOwner(await read(card))).toBe('555100000017');
  });

  test.each(Object.entries(atrs))(
    'a %s card that asks for other lengths and sends small pieces',
    async (_name, atr) => {
      const card = await insert(await pivCard({ uid: '555100000017' }, 'odd-lengths', atr));
      expect(cardOwner(await read(card))).toBe('555100000017');
    },
  );

  test('a card without a PIV application is no error', async () => {
    const card = await insert({ atr: '3BF91800008131FE454A434F50343156323232AF'.slice(0, 38) });
    expect(await read(card)).toMatchObject({ kind: 'not-piv', card });
    expect(slot().apdus, 'it is asked for that once').toHaveLength(1);
  });

  test('a card that wants its passcode for everything', async () => {
    const card = await insert(await pivCard({}, 'locked'));
    const details = await read(card);
    expect(details).toMatchObject({ kind: 'piv', chuid: null, certificates: [] });
    expect(details.kind === 'piv' && details.objects.every(({ status }) => status === 'locked')).toBe(true);
  });

  test.each(['garbage', 'truncated', 'bomb'] as const)(
    '%s: shown as unreadable, and the rest of the card is read',
    async (manner) => {
      const card = await insert(await pivCard({ uid: '555100000017' }, manner));
      const details = await read(card);
      expect(details).toMatchObject({ kind: 'piv', certificates: [] });
      expect(cardOwner(details)).toBeNull();
      const certificates = details.kind === 'piv' ? details.objects.filter(({ name }) => name.startsWith('cert')) : [];
      expect(certificates.map(({ status }) => status)).toEqual(['unreadable', 'unreadable', 'unreadable']);
    },
  );

  test.each([
    ['huge-chuid', 'chuid', ['9A', '9C', '9E']],
    ['huge-certificate', 'certificate-9a', ['9C', '9E']],
    ['huge', 'certificate-9e', []],
  ] as const)('%s: what is too long is cut off, and does not hide the rest', async (manner, name, slots) => {
    const card = await insert(await pivCard({}, manner));
    const details = await read(card);
    if (details.kind !== 'piv') throw new Error('not read as a PIV card');
    expect(details.objects).toContainEqual({ name, status: 'unreadable', hex: '' });
    expect(details.certificates.map((certificate) => certificate.slot)).toEqual(slots);
    expect(slot().apdus.length).toBeLessThan(60);
  });

  test('answers without end are cut off', async () => {
    const card = await insert(await pivCard({}, 'endless'));
    await expect(read(card)).rejects.toMatchObject({ code: 'LAN-1013' });
    expect(slot().apdus.length).toBeLessThan(150);
  });

  test('a card that does not answer holds nobody up for ever', async () => {
    const card = await insert(await pivCard({}, 'silent'));
    const one = createCardReading({ door: hardware.door, limits: { turn: 1_000, whole: 300 } });
    await expect(one.read(card, never)).rejects.toMatchObject({ code: 'LAN-1014' });
    await expect(one.read(card, never), 'the command under way cannot be taken back').rejects.toMatchObject({
      code: 'LAN-1014',
    });
    await slot().remove();
    await one.close();
  });

  test('a slow card is read, one at a time', async () => {
    const slow = await insert(await pivCard({ uid: '555100000017' }, 'slow'), 0);
    const quick = await insert(await pivCard({ uid: '055510000024' }), 1);
    const both = reading();
    const order: (string | null)[] = [];
    await Promise.all(
      [slow, quick].map(async (card) => {
        order.push(cardOwner(await both.read(card, never)));
      }),
    );
    expect(order).toEqual(['555100000017', '055510000024']);
  });

  test('two readers, the same model of card in both: each has its own holder', async () => {
    const first = await insert(await pivCard({ uid: '555100000017' }), 0);
    const second = await insert(await pivCard({ uid: '555100000033' }), 1);
    const both = reading();
    expect(cardOwner(await both.read(second, never))).toBe('555100000033');
    expect(cardOwner(await both.read(first, never))).toBe('555100000017');
  });

  test('a card that is not the one meant is not read', async () => {
    const card = await insert(await pivCard());
    for (const other of [
      { ...card, count: (card.count + 2) & 0xffff },
      { ...card, atr: '3B00' },
    ]) {
      await expect(read(other)).rejects.toMatchObject({ code: 'LAN-1012' });
    }
    await expect(read({ ...card, reader: 'No Such Reader' })).rejects.toMatchObject({ code: 'LAN-1004' });
    expect(slot().apdus).toEqual([]);
  });

  test('an empty reader, and a mute card', async () => {
    const card = await insert({ atr: '3B00', mute: true });
    await expect(read(card)).rejects.toMatchObject({ code: 'LAN-1005' });
    await slot().remove();
    await expect.poll(async () => (await hardware.list())[0]?.card).toBeNull();
    await expect(read(card)).rejects.toMatchObject({ code: 'LAN-1012' });
  });

  test('taken out in the middle', async () => {
    const card = await insert(await pivCard({}, 'slow'));
    const outcome = read(card).catch((error: unknown) => error);
    await expect.poll(() => slot().apdus.length).toBeGreaterThan(2);
    await slot().remove();
    expect(await outcome).toMatchObject({ code: 'LAN-1012' });
  });

  test('exchanged in the middle: nothing of either card is told', async () => {
    const card = await insert(await pivCard({ uid: '555100000017' }, 'slow'));
    const outcome = read(card).catch((error: unknown) => error);
    await expect.poll(() => slot().apdus.length).toBeGreaterThan(2);
    await slot().swap(await pivCard({ uid: '055510000024' }));
    expect(await outcome).toMatchObject({ code: 'LAN-1012' });
  });

  test('stopped in the middle, the card is free for the next', async () => {
    const card = await insert(await pivCard({ uid: '555100000017' }, 'slow'));
    const one = reading();
    const stop = new AbortController();
    const outcome = one.read(card, stop.signal).catch((error: unknown) => error);
    await expect.poll(() => slot().apdus.length).toBeGreaterThan(2);
    stop.abort();
    expect(await outcome).toMatchObject({ code: 'LAN-1015' });
    expect(cardOwner(await one.read(card, never))).toBe('555100000017');
    await one.close();
    await expect(one.read(card, never)).rejects.toMatchObject({ code: 'LAN-1015' });
  });
});
