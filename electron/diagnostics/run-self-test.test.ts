import { expect, test } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import type { CheckResult } from './check.ts';
import { ok } from './finding.ts';
import { runSelfTest, type ReadyCheck } from './run-self-test.ts';

const never = new Promise<never>(() => undefined);
const check = (id: string, run: ReadyCheck['run'], deadline = 5_000): ReadyCheck => ({ id, title: id, deadline, run });
const soon = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const outcomesOf = (results: readonly CheckResult[]) => results.map(({ id, outcome, code }) => [id, outcome, code]);

test('results come in the order of the list, progress as the checks end', async () => {
  const ended: string[] = [];
  const results = await runSelfTest(
    [
      check('slow', async () => {
        await soon(50);
        return ok('network.connected');
      }),
      check('quick', () => ok('clock.right')),
    ],
    { onProgress: ({ result, done, total }) => ended.push(`${result.id} ${String(done)}/${String(total)}`) },
  );
  expect(ended).toEqual(['quick 1/2', 'slow 2/2']);
  expect(results.map(({ id }) => id)).toEqual(['slow', 'quick']);
  expect(results[0]).toMatchObject({ ...ok('network.connected'), title: 'slow' });
  expect(results[0]?.milliseconds).toBeGreaterThanOrEqual(49);
});

test('checks run side by side: one waits for another that comes later in the list', async () => {
  let go: () => void = () => undefined;
  const signal = new Promise<void>((resolve) => (go = resolve));
  const results = await runSelfTest([
    check('first', async () => {
      await signal;
      return ok('network.connected');
    }),
    check('second', () => {
      go();
      return ok('clock.right');
    }),
  ]);
  expect(outcomesOf(results).every(([, outcome]) => outcome === 'ok')).toBe(true);
});

test('what throws one of our errors has failed with it; what throws anything else could not tell, and tells nothing of it', async () => {
  const results = await runSelfTest([
    check('ours', () => Promise.reject(new LanyardError('LAN-3001', { host: 'spine.example' }))),
    check('foreign', () => {
      throw new Error('secret AQIC5wM2LY4Sfc');
    }),
  ]);
  expect(outcomesOf(results)).toEqual([
    ['ours', 'failed', 'LAN-3001'],
    ['foreign', 'could-not-tell', 'LAN-9001'],
  ]);
  expect(results[0]?.explanation).toContain('spine.example');
  expect(JSON.stringify(results)).not.toContain('AQIC5');
});

test('a check that hangs could not tell at its own deadline, and does not hold up the others', async () => {
  const results = await runSelfTest([check('hangs', () => never, 30), check('fine', () => ok('clock.right'))]);
  expect(outcomesOf(results)).toEqual([
    ['hangs', 'could-not-tell', 'LAN-8001'],
    ['fine', 'ok', null],
  ]);
});

test('all that hangs ends at the deadline of the whole', async () => {
  const checks = Array.from({ length: 30 }, (_, index) => check(`hangs-${String(index)}`, () => never, 600_000));
  const results = await runSelfTest(checks, { deadline: 50 });
  expect(results.length).toBe(30);
  expect(new Set(results.map(({ code }) => code))).toEqual(new Set(['LAN-8001']));
});

test('stopped, what is not done could not tell, and what is done stays', async () => {
  const stop = new AbortController();
  const results = await runSelfTest([check('done', () => ok('clock.right')), check('hangs', () => never)], {
    signal: stop.signal,
    onProgress: () => {
      stop.abort();
    },
  });
  expect(outcomesOf(results)).toEqual([
    ['done', 'ok', null],
    ['hangs', 'could-not-tell', null],
  ]);
  expect(results[1]?.says).toEqual([{ key: 'self-test.stopped', fill: {} }]);
});

test('stopped before it began, it ends at once', async () => {
  const results = await runSelfTest([check('hangs', () => never)], { signal: AbortSignal.abort() });
  expect(results[0]?.outcome).toBe('could-not-tell');
});
