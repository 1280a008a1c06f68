import { afterEach, expect, test } from 'vitest';
import { EventLog } from '../../test/simulator/cards/event-log.ts';
import { backOff } from './back-off.ts';
import type { CardWatcher } from './card.ts';
import { watchSupervised, type WatchProcess } from './watch-supervised.ts';

/** A watching process that does what the test says. */
class FakeProcess implements WatchProcess {
  killed = false;
  readonly sent: unknown[] = [];
  post: (message: unknown) => void = () => undefined;
  die: () => void = () => undefined;

  onMessage(listener: (message: unknown) => void): void {
    this.post = listener;
  }

  onExit(listener: () => void): void {
    this.die = listener;
  }

  send(message: unknown): void {
    this.sent.push(message);
  }

  kill(): void {
    this.killed = true;
    this.die();
  }
}

let watcher: CardWatcher | null = null;
let processes: FakeProcess[] = [];
let restarts: number[] = [];

function start(spawn = () => new FakeProcess()): EventLog {
  const log = new EventLog();
  processes = [];
  restarts = [];
  const kept = () => {
    const made = spawn();
    processes.push(made);
    return made;
  };
  const options = { pauses: backOff(5, 20), onRestart: (count: number) => restarts.push(count) };
  watcher = watchSupervised(kept, options)(log.add);
  return log;
}

afterEach(async () => {
  await watcher?.stop();
  watcher = null;
});

const started = (child: FakeProcess | undefined): void => {
  child?.post({ type: 'service-started', at: 1 });
  child?.post({ type: 'reader-attached', reader: 'R1', at: 1 });
  child?.post({ type: 'ready', at: 1 });
};

async function nextProcess(count: number): Promise<FakeProcess | undefined> {
  while (processes.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
  return processes.at(-1);
}

test('events pass through as they are', () => {
  const log = start();
  started(processes[0]);
  processes[0]?.post({ type: 'card-inserted', card: { reader: 'R1', atr: '3B00', count: 1 }, at: 2 });
  expect(log.events.at(-1)).toEqual({ type: 'card-inserted', card: { reader: 'R1', atr: '3B00', count: 1 }, at: 2 });
});

test('a process that dies is a stopped service at once, and is started again for ever', async () => {
  const log = start();
  for (let round = 1; round <= 5; round += 1) {
    const child = await nextProcess(round);
    started(child);
    expect(log.lines.at(-1)).toBe('ready');
    child?.die();
    await log.untilLast('service-stopped LAN-1006');
  }
  await nextProcess(6);
  expect(restarts).toEqual([1, 2, 3, 4, 5]);
  expect(log.count('service-stopped')).toBe(5);
});

test('a process that dies before it said anything is one stopped service, however often', async () => {
  const log = start();
  for (let round = 1; round <= 4; round += 1) (await nextProcess(round))?.die();
  await nextProcess(5);
  expect(log.lines).toEqual(['service-stopped LAN-1006']);
});

test('a process that cannot be started is tried again', async () => {
  let attempts = 0;
  const log = start(() => {
    attempts += 1;
    if (attempts < 3) throw new Error('no process');
    return new FakeProcess();
  });
  started(await nextProcess(1));
  expect(log.lines).toEqual(['service-stopped LAN-1006', 'service-started', 'reader-attached R1', 'ready']);
});

test.each([
  ['no event', 'hello'],
  ['an unknown type', { type: 'card-eaten', at: 1 }],
  ['an ATR that is none', { type: 'card-inserted', card: { reader: 'R1', atr: '3b00', count: 1 }, at: 1 }],
  ['a name too long', { type: 'reader-attached', reader: 'x'.repeat(600), at: 1 }],
  ['more than asked for', { type: 'ready', at: 1, pin: '1234' }],
])('a process that posts %s is ended and replaced', async (_, message) => {
  const log = start();
  started(processes[0]);
  processes[0]?.post(message);
  await log.untilLast('service-stopped LAN-1006');
  expect(processes[0]?.killed).toBe(true);
  processes[0]?.post({ type: 'service-started', at: 3 });
  expect(log.lines.at(-1)).toBe('service-stopped LAN-1006');
  started(await nextProcess(2));
  expect(log.lines.at(-1)).toBe('ready');
});

test('stop ends the process and nothing more is said', async () => {
  const log = start();
  started(processes[0]);
  const seen = log.events.length;
  await watcher?.stop();
  expect(processes[0]?.killed).toBe(true);
  processes[0]?.post({ type: 'service-stopped', at: 2 });
  expect(log.events).toHaveLength(seen);
  expect(processes).toHaveLength(1);
});
