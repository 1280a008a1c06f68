import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCards } from '../../electron/cards/list-cards.ts';
import type { Pcsc } from '../../electron/cards/pcsc.ts';
import { makeWatchCards } from '../../electron/cards/watch-cards.ts';
import { watchSupervised } from '../../electron/cards/watch-supervised.ts';
import { loadWinscard } from '../../electron/cards/winscard.ts';
import { buildBareLoop, startBareLoop, type BareEvent } from '../bench/bare-loop.ts';
import { EventLog } from '../simulator/cards/event-log.ts';
import { startPcscDaemon, whyNoPcscDaemon, type PcscDaemon } from '../simulator/cards/pcsc-daemon.ts';
import type { VirtualReader } from '../simulator/cards/virtual-reader.ts';
import { buildWatchProcess, usageOf, watchChildren } from '../simulator/cards/watch-child.ts';

/** What only the real PC/SC daemon can show: many cards for long, idleness, a process of its own, one-shot lists. */

const card = { atr: '3B8001811F' };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.runIf(whyNoPcscDaemon() === null)('real PC/SC', () => {
  let daemon: PcscDaemon;

  beforeAll(async () => {
    daemon = await startPcscDaemon({ readers: 12 });
    Object.assign(process.env, daemon.env);
  });

  afterAll(async () => {
    await daemon.close();
    expect(daemon.readers.flatMap(({ apdus }) => apdus)).toEqual([]);
  });

  const reader = (index: number): VirtualReader => {
    const found = daemon.readers[index];
    if (found === undefined) throw new Error('no such reader');
    return found;
  };

  test('idle means idle: one wait, whatever the time', async () => {
    let waits = 0;
    const load = async (): Promise<Pcsc> => {
      const pcsc = await loadWinscard();
      const establish = async () => {
        const context = await pcsc.establish();
        const counted: typeof context = {
          listReaders: () => context.listReaders(),
          waitForChange: (readers, milliseconds) => {
            waits += 1;
            return context.waitForChange(readers, milliseconds);
          },
          cancel: () => context.cancel(),
          release: () => context.release(),
        };
        return counted;
      };
      return { ...pcsc, establish };
    };
    const log = new EventLog();
    const watcher = makeWatchCards({ load })(log.add);
    await log.untilLast('ready');
    await pause(1_000);
    const before = waits;
    await pause(5_000);
    expect(waits - before).toBe(0);
    await watcher.stop();
  });

  test('the list, once: with cards, without, and without the service', async () => {
    expect((await listCards()).map(({ name }) => name)).toEqual(daemon.readers.map(({ name }) => name));
    await reader(3).insert(card);
    await expect.poll(async () => (await listCards())[3]?.card).toMatchObject(card);
    await reader(3).remove();
    await expect.poll(async () => (await listCards())[3]?.card).toBeNull();
    await daemon.stop('orderly');
    await expect(listCards()).rejects.toMatchObject({ code: 'LAN-1001' });
    await daemon.start();
    expect(await listCards()).toHaveLength(daemon.readers.length);
  });

  test('stop returns at once, again and again, and leaves nothing open', async () => {
    for (let round = 0; round < 20; round += 1) {
      const log = new EventLog();
      const watcher = makeWatchCards()(log.add);
      if (round % 2 === 0) await log.untilLast('ready');
      const start = performance.now();
      await watcher.stop();
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });

  test('every removal that a bare C loop sees is seen', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lanyard-bare-'));
    const bare: BareEvent[] = [];
    const loop = await startBareLoop(await buildBareLoop(folder), daemon.env, (event) => bare.push(event));
    const log = new EventLog();
    const watcher = makeWatchCards()(log.add);
    await log.untilLast('ready');
    log.clear();
    await Promise.all(
      daemon.readers.map(async (each) => {
        for (let round = 0; round < 4; round += 1) {
          const seen = () => log.lines.filter((line) => line.includes(` ${each.name} `)).length;
          await each.insert(card);
          await log.until(() => seen() === 2 * round + 1);
          await each.remove();
          await log.until(() => seen() === 2 * round + 2);
        }
      }),
    );
    await pause(100);
    await watcher.stop();
    await loop.stop();
    await rm(folder, { recursive: true, force: true });
    // How much later is for the bench; here: each of them, once.
    const ours = log.events.flatMap((event) => (event.type === 'card-removed' ? [event.card.reader] : []));
    expect(ours).toHaveLength(48);
    expect(ours.toSorted()).toEqual(
      bare.flatMap(({ type, reader: name }) => (type === 'out' ? [name] : [])).toSorted(),
    );
  });

  describe('in a process of its own', () => {
    let folder: string;
    let entry: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'lanyard-watch-'));
      entry = await buildWatchProcess(folder);
      await symlink(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
    });

    afterAll(() => rm(folder, { recursive: true, force: true }));

    test(
      '[CIS1-33] 500 insertions and removals: none missed, nothing grows, no APDU',
      { timeout: 240_000 },
      async () => {
        const children = watchChildren(entry, daemon.env);
        const log = new EventLog();
        const watcher = watchSupervised(children.spawn)(log.add);
        await log.untilLast('ready');
        // The first hundreds of events make V8 grow its heap to working size.
        await cycles(daemon.readers, 20, log);
        const before = usageOf(children.current());
        log.clear();
        const each = Math.ceil(500 / daemon.readers.length);
        await cycles(daemon.readers, each, log);
        const after = usageOf(children.current());
        expect(log.count('card-inserted')).toBe(each * daemon.readers.length);
        expect(log.count('card-removed')).toBe(each * daemon.readers.length);
        expect(log.events).toHaveLength(2 * each * daemon.readers.length);
        console.log('500 cycles', { before, after });
        expect(after.files).toBe(before.files);
        expect(after.threads).toBe(before.threads);
        expect(after.rss - before.rss).toBeLessThan(4_000);
        const idle = usageOf(children.current()).ticks;
        await pause(5_000);
        expect(usageOf(children.current()).ticks - idle).toBeLessThanOrEqual(2);
        await watcher.stop();
      },
    );

    test('a process that is killed is a stopped service at once, and watched again', async () => {
      const children = watchChildren(entry, daemon.env);
      const log = new EventLog();
      const watcher = watchSupervised(children.spawn)(log.add);
      await log.untilLast('ready');
      await reader(0).insert(card);
      await log.untilLast(`card-inserted ${reader(0).name} ${card.atr}`);
      log.clear();
      children.current().kill('SIGKILL');
      await log.until((lines) => lines.at(0) === 'service-stopped LAN-1006', 1_000);
      await log.untilLast('ready');
      expect(log.lines).toContain(`card-inserted ${reader(0).name} ${card.atr}`);
      const child = children.current();
      await watcher.stop();
      await expect.poll(() => child.exitCode ?? child.signalCode).not.toBeNull();
      await reader(0).remove();
    });

    test('it ends when it is told to', async () => {
      const children = watchChildren(entry, daemon.env);
      children.spawn();
      const child = children.current();
      const ready = new Promise<void>((resolve) => {
        child.on('message', (event) => {
          if ((event as { type: string }).type === 'ready') resolve();
        });
      });
      await ready;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      expect(await ended).toBe(0);
    });
  });
});

/** Puts a card in and out of every reader so many times, all readers at once, each step waited for. */
async function cycles(readers: readonly VirtualReader[], times: number, log: EventLog): Promise<void> {
  const one = async (reader: VirtualReader): Promise<void> => {
    const seen = (type: string) => log.lines.filter((line) => line.startsWith(`${type} ${reader.name} `)).length;
    for (let cycle = 1; cycle <= times; cycle += 1) {
      await reader.insert(card);
      await log.until(() => seen('card-inserted') === cycle);
      await reader.remove();
      await log.until(() => seen('card-removed') === cycle);
    }
  };
  await Promise.all(readers.map(one));
}
