import { expect, test } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import { toldRequests, type RequestOutcome } from './told-requests.ts';

function telling(send: (url: string) => Promise<{ status: number }>) {
  const told: RequestOutcome[] = [];
  const toWhom = (url: string) => (url.includes('broker') ? 'broker' : 'cis2');
  return { told, send: toldRequests(send, toWhom, (outcome) => void told.push(outcome)) };
}

test('a request that is answered is told with whom it was for, its status and how long it took', async () => {
  const { told, send } = telling(() => Promise.resolve({ status: 503 }));
  expect(await send('https://broker.example/exchange?code=planted')).toEqual({ status: 503 });
  expect(told).toEqual([
    {
      request: expect.stringMatching(/^broker-\d+$/) as unknown,
      took: expect.any(Number) as unknown,
      status: 503,
      code: null,
    },
  ]);
});

test('one that fails is told with its code, and fails all the same', async () => {
  const { told, send } = telling(() => Promise.reject(new LanyardError('LAN-3101')));
  await expect(send('https://cis2.example/')).rejects.toMatchObject({ code: 'LAN-3101' });
  expect(told).toMatchObject([{ request: expect.stringMatching(/^cis2-/) as unknown, status: null, code: 'LAN-3101' }]);
});

test('a defect has no code', async () => {
  const { told, send } = telling(() => Promise.reject(new TypeError('planted')));
  await expect(send('https://cis2.example/')).rejects.toThrow('planted');
  expect(told).toMatchObject([{ status: null, code: null }]);
});

test('every request has a number of its own', async () => {
  const { told, send } = telling(() => Promise.resolve({ status: 200 }));
  await Promise.all(['a', 'b', 'c'].map((url) => send(url)));
  expect(new Set(told.map(({ request }) => request)).size).toBe(3);
});
