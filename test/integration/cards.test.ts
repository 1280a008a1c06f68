import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CardWatcher, WatchCards } from '../../electron/cards/card.ts';
import { watchSimulatedCards } from '../../electron/cards/simulated-source.ts';
import { watchCards } from '../../electron/cards/watch-cards.ts';
import { EventLog } from '../simulator/cards/event-log.ts';
import { startPcscDaemon, whyNoPcscDaemon } from '../simulator/cards/pcsc-daemon.ts';
import { startSimulatedCards } from '../simulator/cards/simulated-cards.ts';
import type { CardSlot } from '../simulator/cards/virtual-reader.ts';

/**
 * The contract of `WatchCards`, held against both sources: real PC/SC (own daemon, virtual readers) and the simulator's
 * card port. spine-cis1 17: no. 29 (card out is seen), 30 (card, reader and service are told apart), 33 (no APDU).
 */

interface Hardware {
  readonly watch: WatchCards;
  readonly readers: readonly CardSlot[];
  readonly stoppedLine: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

async function realReaders(): Promise<Hardware & { apdus(): string[] }> {
  const daemon = await startPcscDaemon({ readers: 2 });
  Object.assign(process.env, daemon.env);
  return {
    ...daemon,
    watch: watchCards,
    stoppedLine: 'service-stopped LAN-1001',
    apdus: () => daemon.readers.flatMap(({ apdus }) => apdus),
  };
}

async function simulatedReaders(): Promise<Hardware & { apdus(): string[] }> {
  const simulated = await startSimulatedCards();
  return {
    ...simulated,
    watch: watchSimulatedCards(simulated.socket),
    stoppedLine: 'service-stopped LAN-1008',
    apdus: () => [],
  };
}

const sources = [
  { name: 'PC/SC', make: realReaders, possible: whyNoPcscDaemon() === null },
  { name: 'the card port', make: simulatedReaders, possible: true },
].filter(({ possible }) => possible);

const one = { atr: '3B8001811F' };
const other = { atr: '3BF91800008131FE454A434F50343156323232AF'.slice(0, 38) };

describe.each(sources)('cards through $name', ({ make }) => {
  let hardware: Awaited<ReturnType<typeof make>>;
  let log: EventLog;
  let watcher: CardWatcher;

  const slot = (index: number): CardSlot => {
    const found = hardware.readers[index];
    if (found === undefined) throw new Error('no such reader');
    return found;
  };
  const restart = async (): Promise<void> => {
    await watcher.stop();
    log = new EventLog();
    watcher = hardware.watch(log.add);
    await log.untilLast('ready');
  };

  beforeAll(async () => {
    hardware = await make();
    log = new EventLog();
    watcher = hardware.watch(log.add);
    await log.untilLast('ready');
  });

  afterEach(async () => {
    const inside = hardware.readers.filter(
      ({ name }) => log.lines.findLast((line) => line.includes(name))?.startsWith('card-inserted') ?? false,
    );
    log.clear();
    await Promise.all(hardware.readers.map((reader) => reader.remove()));
    await log.until((lines) => lines.length === inside.length);
    await restart();
    log.clear();
  });

  afterAll(async () => {
    await watcher.stop();
    await hardware.close();
    expect(hardware.apdus()).toEqual([]);
  });

  test('both readers are there, then ready', async () => {
    await restart();
    expect(log.lines).toEqual([
      'service-started',
      `reader-attached ${slot(0).name}`,
      `reader-attached ${slot(1).name}`,
      'ready',
    ]);
    log.clear();
  });

  test('a card that is in before the start is reported before ready', async () => {
    await slot(1).insert(one);
    await log.untilLast(`card-inserted ${slot(1).name} ${one.atr}`);
    await restart();
    expect(log.lines.slice(-2)).toEqual([`card-inserted ${slot(1).name} ${one.atr}`, 'ready']);
  });

  test('in and out, with the same evidence both times', async () => {
    await slot(0).insert(one);
    await log.untilLast(`card-inserted ${slot(0).name} ${one.atr}`);
    await slot(0).remove();
    await log.untilLast(`card-removed ${slot(0).name} ${one.atr}`);
    const [inserted, removed] = log.events;
    expect(inserted).toMatchObject({ card: { reader: slot(0).name, atr: one.atr } });
    expect(removed).toEqual({ ...inserted, type: 'card-removed', at: removed?.at });
    expect(Math.abs((inserted?.at ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  test('two cards of one series in two readers are two cards', async () => {
    await slot(0).insert(one);
    await log.untilLast(`card-inserted ${slot(0).name} ${one.atr}`);
    await slot(1).insert(one);
    await log.untilLast(`card-inserted ${slot(1).name} ${one.atr}`);
    await slot(0).remove();
    await log.untilLast(`card-removed ${slot(0).name} ${one.atr}`);
    expect(log.events).toHaveLength(3);
  });

  test('a swap is a removal and an insertion', async () => {
    await slot(0).insert(one);
    await log.untilLast(`card-inserted ${slot(0).name} ${one.atr}`);
    await slot(0).swap(other);
    await log.untilLast(`card-inserted ${slot(0).name} ${other.atr}`);
    expect(log.lines.at(-2)).toBe(`card-removed ${slot(0).name} ${one.atr}`);
  });

  test('a mute card is a card', async () => {
    await slot(0).insert({ ...one, mute: true });
    await log.untilLast(`card-inserted ${slot(0).name} mute`);
    await slot(0).remove();
    await log.untilLast(`card-removed ${slot(0).name} mute`);
  });

  test('a flickering contact is a removal, and the card that comes back has another count', async () => {
    await slot(0).insert(one);
    await log.untilLast(`card-inserted ${slot(0).name} ${one.atr}`);
    await slot(0).flicker(600);
    await log.until((lines) => lines.length === 3);
    expect(log.lines[1]).toBe(`card-removed ${slot(0).name} ${one.atr}`);
    const counts = log.events.map((event) => ('card' in event ? event.card.count : null));
    expect(counts[1]).toBe(counts[0]);
    expect(counts[2]).not.toBe(counts[0]);
  });

  test('the service stops under a card and comes back, three times; no removal is made up', async () => {
    for (let round = 0; round < 3; round += 1) {
      await slot(0).insert(one);
      await log.untilLast(`card-inserted ${slot(0).name} ${one.atr}`);
      log.clear();
      await hardware.stop();
      await log.untilLast(hardware.stoppedLine, 2_000);
      await hardware.start();
      await log.untilLast('ready');
      expect(log.lines).toEqual([
        hardware.stoppedLine,
        'service-started',
        `reader-attached ${slot(0).name}`,
        `reader-attached ${slot(1).name}`,
        'ready',
      ]);
    }
  });

  test('started without the service: reported once, and waited for', async () => {
    await watcher.stop();
    await hardware.stop();
    log = new EventLog();
    watcher = hardware.watch(log.add);
    await log.untilLast(hardware.stoppedLine);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(log.lines).toEqual([hardware.stoppedLine]);
    await hardware.start();
    await log.untilLast('ready');
  });
});
