import { expect, test } from 'vitest';
import type { EventLogFunctions } from './event-log-functions.ts';
import { windowsEventLog } from './event-log.ts';
import type { Recorded } from './journal.ts';

const ended = (seq: number): Recorded => ({
  at: '2026-11-22T12:00:00.000Z',
  seq,
  kind: 'session-ended',
  attempt: 1,
  reason: 'locked',
});

function recorder(answers: { readonly handle: unknown; readonly report?: () => Promise<boolean> }) {
  const told: string[] = [];
  const functions: EventLogFunctions = {
    register: (source) => {
      told.push(`register ${source}`);
      return answers.handle;
    },
    report: async (_handle, type, id, text) => {
      const taken = await (answers.report?.() ?? Promise.resolve(true));
      told.push(`${String(type)} ${String(id)} ${/seq: (\d+)/.exec(text)?.[1] ?? ''}`);
      return taken;
    },
  };
  return { told, load: () => Promise.resolve(functions) };
}

test('events come one after another, in order, from one registered source', async () => {
  let slow = 3;
  const { told, load } = recorder({
    handle: 1,
    report: async () => {
      slow -= 1;
      for (let turn = 0; turn < slow; turn += 1) await Promise.resolve();
      return true;
    },
  });
  const log = windowsEventLog('win32', load);
  for (const seq of [1, 2, 3]) log?.sink(ended(seq));
  log?.sink({ at: ended(4).at, seq: 4, kind: 'sign-in-started', attempt: 2 });
  await log?.settled();
  expect(told).toEqual(['register Lanyard', '4 1003 1', '4 1003 2', '4 1003 3']);
});

test('no library, no handle, a refused event: nothing is thrown, and what can still be told is', async () => {
  const missing = windowsEventLog('win32', () => Promise.reject(new Error('no such library')));
  missing?.sink(ended(1));
  const unreachable = recorder({ handle: null });
  const deaf = windowsEventLog('win32', unreachable.load);
  deaf?.sink(ended(1));
  let calls = 0;
  const failing = recorder({
    handle: 1,
    report: () => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('RPC')) : Promise.resolve(true);
    },
  });
  const log = windowsEventLog('win32', failing.load);
  for (const seq of [1, 2]) log?.sink(ended(seq));
  for (const each of [missing, deaf, log]) await each?.settled();
  expect(unreachable.told).toEqual(['register Lanyard']);
  expect(failing.told).toEqual(['register Lanyard', '4 1003 2']);
});

test('a flood is bounded', async () => {
  let release: (() => void) | undefined;
  const held = new Promise<boolean>((resolve) => {
    release = () => {
      resolve(true);
    };
  });
  const { told, load } = recorder({ handle: 1, report: () => held });
  const log = windowsEventLog('win32', load);
  for (let seq = 1; seq <= 5_000; seq += 1) log?.sink(ended(seq));
  release?.();
  await log?.settled();
  expect(told).toHaveLength(1_001);
});

test.each(['linux', 'darwin'] as const)('%s has no event log', (platform) => {
  expect(windowsEventLog(platform)).toBeNull();
});

test('a service that never answers holds nobody up for long', async () => {
  const { load } = recorder({ handle: 1, report: () => new Promise(() => undefined) });
  const log = windowsEventLog('win32', load);
  log?.sink(ended(1));
  await log?.settled();
});
