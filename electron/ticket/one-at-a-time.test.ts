import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OneAtATime } from './one-at-a-time.ts';

const abandoned = () => new Error('abandoned');

describe('one task at a time', () => {
  it('[CIS1-09] runs tasks in order and never two at once, whether they succeed or fail', async () => {
    const turns = new OneAtATime();
    let running = 0;
    const order: number[] = [];
    const results = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((number) =>
        turns.run(
          async () => {
            expect(++running).toBe(1);
            await delay(number === 1 ? 10 : 1);
            running--;
            order.push(number);
            if (number % 2 === 0) throw new Error('even');
          },
          undefined,
          abandoned,
        ),
      ),
    );
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('rejects an aborted caller at once, yet holds the next task until the abandoned one has settled', async () => {
    const turns = new OneAtATime();
    const controller = new AbortController();
    let finished = false;
    const slow = turns.run(
      async () => {
        await delay(30);
        finished = true;
      },
      controller.signal,
      abandoned,
    );
    const next = turns.run(() => Promise.resolve(finished), undefined, abandoned);
    await delay(1);
    controller.abort();
    await expect(slow).rejects.toThrow('abandoned');
    expect(finished).toBe(false);
    expect(await next).toBe(true);
  });

  it('never begins a task that was aborted while it waited', async () => {
    const turns = new OneAtATime();
    const controller = new AbortController();
    let begun = false;
    const first = turns.run(() => delay(5), undefined, abandoned);
    const second = turns.run(
      () => {
        begun = true;
        return Promise.resolve();
      },
      controller.signal,
      abandoned,
    );
    controller.abort();
    await expect(second).rejects.toThrow('abandoned');
    await first;
    await turns.run(() => Promise.resolve(), undefined, abandoned);
    expect(begun).toBe(false);
  });
});
