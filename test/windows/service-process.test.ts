import { expect, test } from 'vitest';
import { runTypeScript, wine } from './wine.ts';

/** wine has no smartcard service: any other is asked in the same way. */
const service = 'Spooler';

test('a service that was started anew runs in another process; one that is stopped or unknown in none', async () => {
  const processes = async () => (await runTypeScript('service-process.ts', service, 'NoSuchService')) as unknown[];
  await wine(['net', 'start', service]);
  const [first, unknown] = await processes();
  expect([typeof first, unknown]).toEqual(['number', null]);
  expect(await processes(), 'it is the same as long as it runs').toEqual([first, null]);
  await wine(['net', 'stop', service]);
  expect(await processes()).toEqual([null, null]);
  await wine(['net', 'start', service]);
  const [second] = await processes();
  expect(typeof second).toBe('number');
  expect(second).not.toBe(first);
});
