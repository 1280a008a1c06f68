import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../electron/cards/card.ts';
import { listCards } from '../../electron/cards/list-cards.ts';
import { createCardReading } from '../../electron/cards/reading/card-reading.ts';
import { cardOwner } from '../../electron/cards/reading/holder-id.ts';
import { winscardDoor } from '../../electron/cards/reading/winscard-door.ts';
import { startOtherProgram, type OtherProgram } from '../simulator/cards/other-program.ts';
import { startPcscDaemon, whyNoPcscDaemon, type PcscDaemon } from '../simulator/cards/pcsc-daemon.ts';
import { pivCard } from '../simulator/cards/piv-card.ts';
import type { VirtualReader } from '../simulator/cards/virtual-reader.ts';

/**
 * Reading a card that another program uses, too: never a reset, never a card taken away, never a long wait. The other
 * program is a process of its own with a PC/SC binding of its own.
 */

const never = new AbortController().signal;

describe.runIf(whyNoPcscDaemon() === null)('beside another program', () => {
  let daemon: PcscDaemon;
  let other: OtherProgram;
  let card: Card;
  const reader = (): VirtualReader => {
    const [first] = daemon.readers;
    if (first === undefined) throw new Error('no reader');
    return first;
  };
  const cardNow = async (): Promise<Card | null> => (await listCards())[0]?.card ?? null;
  const cardSeen = async (differs: (card: Card | null) => boolean): Promise<Card> => {
    await expect.poll(async () => differs(await cardNow())).toBe(true);
    const seen = await cardNow();
    if (seen === null) throw new Error('the card is gone again');
    return seen;
  };

  beforeAll(async () => {
    daemon = await startPcscDaemon({ readers: 2 });
    Object.assign(process.env, daemon.env);
  });

  beforeEach(async () => {
    other = startOtherProgram(daemon.env);
    await reader().insert(await pivCard({ uid: '555100000017' }));
    card = await cardSeen((seen) => seen !== null);
  });

  afterEach(async () => {
    await other.quit();
    await reader().remove();
    await expect.poll(cardNow).toBeNull();
    reader().apdus.length = 0;
  });

  afterAll(() => daemon.close());

  const limits = { turn: 500 };
  const inUse = { code: 'LAN-1011' };

  test('it sees no reset and no power-off, and its card is as it was', async () => {
    expect(await other.connect(reader().name, 'shared')).toBe(0);
    const before = reader().resets.length;
    const one = createCardReading({ door: winscardDoor() });
    for (let round = 0; round < 3; round += 1) {
      expect(cardOwner(await one.read(card, never))).toBe('555100000017');
      expect(await other.status()).toBe(0);
    }
    const stop = new AbortController();
    const stopped = one.read(card, stop.signal).catch((error: unknown) => error);
    await expect.poll(() => reader().apdus.length % 13).toBeGreaterThan(1);
    stop.abort();
    expect(await stopped).toMatchObject({ code: 'LAN-1015' });
    await one.close();
    expect(await other.status()).toBe(0);
    expect(reader().resets.length).toBe(before);
    expect(await other.begin(), 'nobody holds the card').toBe(0);
  });

  test('one that has the card for itself is left alone', async () => {
    expect(await other.connect(reader().name, 'exclusive')).toBe(0);
    const one = createCardReading({ door: winscardDoor(), limits });
    await expect(one.read(card, never)).rejects.toMatchObject(inUse);
    expect(reader().apdus).toEqual([]);
    expect(await other.disconnect()).toBe(0);
    expect(cardOwner(await one.read(card, never))).toBe('555100000017');
  });

  test('one in the middle of a transaction is waited for, but not for long', async () => {
    expect(await other.connect(reader().name, 'shared')).toBe(0);
    expect(await other.begin()).toBe(0);
    const one = createCardReading({ door: winscardDoor(), limits });
    await expect(one.read(card, never)).rejects.toMatchObject(inUse);
    await expect(one.read(card, never), 'still').rejects.toMatchObject(inUse);
    expect(reader().apdus).toEqual([]);
    expect(await other.end()).toBe(0);
    expect(cardOwner(await one.read(card, never))).toBe('555100000017');
    expect(await other.status(), 'what was given up did not reset the card either').toBe(0);
    expect(await other.begin()).toBe(0);
  });

  test('a card held in one reader is no word about the card in the other', async () => {
    const [, second] = daemon.readers;
    if (second === undefined) throw new Error('no second reader');
    await second.insert(await pivCard({ uid: '055510000024' }));
    const secondNow = async () => (await listCards())[1]?.card ?? null;
    await expect.poll(secondNow, { timeout: 5_000 }).not.toBeNull();
    const free = await secondNow();
    if (free === null) throw new Error('the card is gone again');
    expect(await other.connect(reader().name, 'shared')).toBe(0);
    expect(await other.begin()).toBe(0);
    const one = createCardReading({ door: winscardDoor(), limits });
    await expect(one.read(card, never)).rejects.toMatchObject(inUse);
    expect(cardOwner(await one.read(free, never))).toBe('055510000024');
    await expect(one.read(card, never), 'still held').rejects.toMatchObject(inUse);
    expect(await other.end()).toBe(0);
    expect(cardOwner(await one.read(card, never))).toBe('555100000017');
    await second.remove();
    await expect.poll(secondNow, { timeout: 5_000 }).toBeNull();
  });

  test('the smartcard service that stops in the middle is named', async () => {
    await reader().swap(await pivCard({}, 'slow'));
    const slow = await cardSeen((seen) => seen !== null && seen.count !== card.count);
    const outcome = createCardReading({ door: winscardDoor() })
      .read(slow, never)
      .catch((error: unknown) => error);
    await expect.poll(() => reader().apdus.length).toBeGreaterThan(2);
    await daemon.stop('crash');
    expect(await outcome).toMatchObject({ code: 'LAN-1001' });
    await daemon.start();
  });
});
