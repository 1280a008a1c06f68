import { expect, test } from 'vitest';
import { pivApplication, type PivManner } from '../../../test/simulator/cards/piv-card.ts';
import { pivData } from '../../../test/simulator/cards/piv-data.ts';
import type { Card } from '../card.ts';
import type { CardDoor } from './card-door.ts';
import { createCardReading } from './card-reading.ts';

const cardIn = (reader: string): Card => ({ reader, atr: '3B00', count: 1 });
const never = new AbortController().signal;
const limits = { turn: 50, whole: 200 };

/** Readers with PIV cards; those that are `held` let nobody through until they are let go of. */
async function readers(alreadyHeld: readonly string[], manner: PivManner = 'well') {
  const data = await pivData({ uid: '055510000024' });
  const held = new Set(alreadyHeld);
  const waiting = new Map<string, () => void>();
  const reached: string[] = [];
  const door: CardDoor = {
    cardIn: (reader) => Promise.resolve(cardIn(reader)),
    async connect(reader) {
      reached.push(reader);
      if (held.has(reader)) await new Promise<void>((resolve) => waiting.set(reader, resolve));
      const application = pivApplication(data, manner);
      return {
        protocol: 'T=1',
        transmit: async (command) => application.answer(Buffer.from(command)),
        close: () => Promise.resolve(),
      };
    },
  };
  const reading = createCardReading({ door, limits });
  const read = (reader: string) => reading.read(cardIn(reader), never);
  const letGo = (reader: string) => {
    held.delete(reader);
    waiting.get(reader)?.();
  };
  return { reading, read, reached, letGo };
}

test('a card that another program holds keeps no other reader busy', async () => {
  const { read, letGo, reading } = await readers(['R1']);
  const held = read('R1');
  const free = read('R2');
  await expect(held).rejects.toMatchObject({ code: 'LAN-1011' });
  expect(await free).toMatchObject({ kind: 'piv', card: { reader: 'R2' } });
  await expect(read('R1'), 'still held').rejects.toMatchObject({ code: 'LAN-1011' });
  expect(await read('R2'), 'as often as one likes').toMatchObject({ kind: 'piv' });
  letGo('R1');
  await reading.close();
});

test('a card that was let go of can be read', async () => {
  const { read, letGo } = await readers(['R1']);
  await expect(read('R1')).rejects.toMatchObject({ code: 'LAN-1011' });
  const again = read('R1');
  letGo('R1');
  expect(await again).toMatchObject({ kind: 'piv' });
});

test('a card that does not answer is not said to be in use by another program', async () => {
  const { read } = await readers([], 'silent');
  await expect(read('R1')).rejects.toMatchObject({ code: 'LAN-1014' });
  await expect(read('R1')).rejects.toMatchObject({ code: 'LAN-1014' });
});

test('however many cards are held, one thread is left for the watcher', async () => {
  const { read, reached, letGo, reading } = await readers(['R1', 'R2']);
  await expect(read('R1')).rejects.toMatchObject({ code: 'LAN-1011' });
  await expect(read('R2')).rejects.toMatchObject({ code: 'LAN-1011' });
  await expect(read('R3')).rejects.toMatchObject({ code: 'LAN-1014' });
  expect(reached).toEqual(['R1', 'R2']);
  letGo('R1');
  expect(await read('R3')).toMatchObject({ kind: 'piv', card: { reader: 'R3' } });
  letGo('R2');
  await reading.close();
});
