import { expect, test } from 'vitest';
import { FakePcsc } from '../../test/simulator/cards/fake-pcsc.ts';
import { LanyardError } from '../errors/index.ts';
import { listCards } from './list-cards.ts';

test('readers and cards, once', async () => {
  const pcsc = new FakePcsc();
  pcsc.plug('R1');
  pcsc.plug('R2', '3B02');
  expect(await listCards(() => Promise.resolve(pcsc))).toEqual([
    { name: 'R1', card: null },
    { name: 'R2', card: { reader: 'R2', atr: '3B02', count: 1 } },
  ]);
  expect(pcsc.open).toBe(0);
});

test('no reader is an empty list', async () => {
  expect(await listCards(() => Promise.resolve(new FakePcsc()))).toEqual([]);
});

test('no service is LAN-1001, but on Windows it may just have nothing to do', async () => {
  const pcsc = new FakePcsc();
  pcsc.stopService();
  await expect(listCards(() => Promise.resolve(pcsc))).rejects.toMatchObject({ code: 'LAN-1001' });
  pcsc.sleepsWithoutReaders = true;
  expect(await listCards(() => Promise.resolve(pcsc))).toEqual([]);
});

test('a service that never answers is LAN-1017, after a while', async () => {
  const pcsc = new FakePcsc();
  pcsc.establish = () => new Promise(() => undefined);
  await expect(listCards(() => Promise.resolve(pcsc), 20)).rejects.toMatchObject({ code: 'LAN-1017' });
});

test('no library is LAN-1002', async () => {
  const load = () => Promise.reject(new LanyardError('LAN-1002', { library: 'x' }));
  await expect(listCards(load)).rejects.toMatchObject({ code: 'LAN-1002' });
});
