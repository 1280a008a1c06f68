import { expect, test } from 'vitest';
import { createLookUp } from './names.ts';

const never = new Promise<never>(() => undefined);
const code = { code: 'LAN-3001' };

test('addresses come as the system gives them, and one that is an address already is one', async () => {
  expect(await createLookUp()('127.0.0.1')).toEqual(['127.0.0.1']);
  expect(await createLookUp()('[::1]')).toEqual(['::1']);
});

test('a name that is not known, and a system that never answers, are told apart', async () => {
  const unknown = createLookUp(() => Promise.reject(new Error('ENOTFOUND')));
  await expect(unknown('a.invalid')).rejects.toMatchObject({ ...code, details: { host: 'a.invalid' } });
  const silent = createLookUp(() => never, 20);
  await expect(silent('b.invalid')).rejects.toMatchObject({
    ...code,
    details: { host: 'b.invalid', reason: 'no answer' },
  });
});

test('two are looked up at once; who waits for a dead resolver is told so, too, and nobody is asked in vain', async () => {
  const asked: string[] = [];
  const silent = createLookUp((name) => {
    asked.push(name);
    return never;
  }, 20);
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map(silent));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  expect(asked).toEqual(['a', 'b']);
});

test('with a resolver that works, everybody gets an answer in turn', async () => {
  let underWay = 0;
  let most = 0;
  const slow = createLookUp(async (name) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 5));
    underWay -= 1;
    return [{ address: name }];
  });
  expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(slow))).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
  expect(most).toBe(2);
});
