import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backOff } from './back-off.ts';
import { pcscSocket, startOutage, type Outage } from './outage.ts';

let directory = '';
let outage: Outage | null = null;
const never = new AbortController().signal;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lanyard-outage-'));
});

afterEach(async () => {
  outage?.close();
  outage = null;
  await rm(directory, { recursive: true, force: true });
});

async function waited(during: () => Promise<unknown> = () => Promise.resolve(), signal = never): Promise<number> {
  const start = performance.now();
  const [end] = await Promise.all([outage?.wait(signal).then(() => performance.now()), during()]);
  return (end ?? 0) - start;
}

test('pauses grow and stay', () => {
  const pauses = backOff();
  expect(Array.from({ length: 9 }, () => pauses.next())).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
  pauses.reset();
  expect(pauses.next()).toBe(100);
});

test('without a sign the back-off decides', async () => {
  outage = startOutage({}, backOff(40, 80));
  expect(await waited()).toBeGreaterThan(35);
});

test.runIf(process.platform === 'linux')('the socket appearing ends the wait', async () => {
  outage = startOutage({ socket: join(directory, 'pcscd.comm') }, backOff(5_000));
  expect(await waited(() => writeFile(join(directory, 'pcscd.comm'), ''))).toBeLessThan(2_000);
});

test.runIf(process.platform === 'linux')('its directory appearing does, too', async () => {
  outage = startOutage({ socket: join(directory, 'pcscd', 'pcscd.comm') }, backOff(5_000));
  expect(await waited(() => mkdir(join(directory, 'pcscd')))).toBeLessThan(2_000);
});

test.runIf(process.platform === 'linux')('a sign between two waits is not lost', async () => {
  outage = startOutage({ socket: join(directory, 'pcscd.comm') }, backOff(5_000));
  await writeFile(join(directory, 'pcscd.comm'), '');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await waited()).toBeLessThan(2_000);
});

test('the event of Windows ends the wait, and a failing one does not', async () => {
  const pauses = () => backOff(5_000);
  outage = startOutage({ serviceStarted: () => Promise.resolve() }, pauses());
  expect(await waited()).toBeLessThan(2_000);
  outage = startOutage({ serviceStarted: () => Promise.reject(new Error('no event')) }, backOff(200));
  expect(await waited()).toBeGreaterThan(195);
});

test('an end ends the wait', async () => {
  outage = startOutage({}, backOff(5_000));
  const end = new AbortController();
  setTimeout(() => {
    end.abort();
  }, 20);
  expect(await waited(undefined, end.signal)).toBeLessThan(2_000);
});

test('the socket is where libpcsclite looks', () => {
  expect(pcscSocket('linux', {})).toBe('/run/pcscd/pcscd.comm');
  expect(pcscSocket('linux', { PCSCLITE_CSOCK_NAME: '/x/y' })).toBe('/x/y');
  expect(pcscSocket('win32', {})).toBeUndefined();
});
