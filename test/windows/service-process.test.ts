import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTypeScript, there, wine } from './wine.ts';

/** wine has no smartcard service: one of our own is asked in the same way. */
const service = 'LanyardTestService';

beforeAll(async () => {
  await wine(['sc', 'create', service, 'binPath=', there('programs', 'service.exe')]);
});

afterAll(async () => {
  await wine(['net', 'stop', service]);
  await wine(['sc', 'delete', service]);
});

test('a service that was started anew runs in another process; one that is stopped or unknown in none', async () => {
  const processes = async () => (await runTypeScript('service-process.ts', service, 'NoSuchService')) as unknown[];
  /** Its process is known a moment after it has started. */
  const started = async () => {
    expect((await wine(['net', 'start', service])).stdout).toContain('successfully');
    await expect.poll(processes).toEqual([expect.any(Number), null]);
    return (await processes())[0];
  };
  expect(await processes()).toEqual([null, null]);
  const first = await started();
  expect(await processes(), 'it is the same as long as it runs').toEqual([first, null]);
  await wine(['net', 'stop', service]);
  await expect.poll(processes).toEqual([null, null]);
  expect(await started()).not.toBe(first);
});
