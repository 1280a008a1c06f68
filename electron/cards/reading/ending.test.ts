import { expect, test } from 'vitest';
import { Ending } from './ending.ts';

const forEver = new Promise<never>(() => undefined);

test('work that ends first decides', async () => {
  const unwanted = new AbortController();
  const ending = new Ending(unwanted.signal, 'LAN-1015');
  ending.after(60_000, 'LAN-1014');
  expect(await ending.race(Promise.resolve(7))).toBe(7);
  unwanted.abort();
  expect(() => {
    ending.check();
  }, 'what has ended is not given up any more').not.toThrow();
  await expect(new Ending(never(), 'LAN-1015').race(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('too long, and the newest limit counts', async () => {
  const ending = new Ending(never(), 'LAN-1015');
  ending.after(60_000, 'LAN-1011');
  ending.after(1, 'LAN-1014');
  await expect(ending.race(forEver)).rejects.toMatchObject({ code: 'LAN-1014' });
  expect(ending.check).toThrow(expect.objectContaining({ code: 'LAN-1014' }));
});

test('not wanted any more: at once, also when it never was', async () => {
  const unwanted = new AbortController();
  const ending = new Ending(unwanted.signal, 'LAN-1015');
  const outcome = ending.race(forEver);
  unwanted.abort();
  await expect(outcome).rejects.toMatchObject({ code: 'LAN-1015' });
  const late = new Ending(unwanted.signal, 'LAN-1015');
  late.after(1, 'LAN-1014');
  await expect(late.race(forEver)).rejects.toMatchObject({ code: 'LAN-1015' });
});

function never(): AbortSignal {
  return new AbortController().signal;
}
