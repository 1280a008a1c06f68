import { expect, test } from 'vitest';
import { runTypeScript, wine } from './wine.ts';

/** wine has no smartcard service: any other is asked in the same way. */
const service = 'Spooler';

test('a service that was started anew runs in another process; one that is stopped or unknown in none', async () => {
  const processes = async () => (await runTypeScript('service-process.ts', service, 'NoSuchService')) as unknown[];
  /** Its process is known a moment after it has started. */
  const started = async () => {
    await wine(['net', 'start', service]);
    await expect.poll(processes).toEqual([expect.any(Number), null]);
    return (await processes())[0];
  };
  const first = await started();
  expect(await processes(), 'it is the same as long as it runs').toEqual([first, null]);
  await wine(['net', 'stop', service]);
  expect(await processes()).toEqual([null, null]);
  expect(await started()).not.toBe(first);
});
