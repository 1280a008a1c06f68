import { afterEach, describe, expect, test } from 'vitest';
import { EventLog } from '../../test/simulator/cards/event-log.ts';
import { FakePcsc, type PlugAndPlay } from '../../test/simulator/cards/fake-pcsc.ts';
import { LanyardError } from '../errors/index.ts';
import type { CardWatcher } from './card.ts';
import { stateBit } from './pcsc-codes.ts';
import { makeWatchCards } from './watch-cards.ts';

let watcher: CardWatcher | null = null;

function start(pcsc: FakePcsc): EventLog {
  const log = new EventLog();
  watcher = makeWatchCards({ load: () => Promise.resolve(pcsc) })(log.add);
  return log;
}

afterEach(async () => {
  await watcher?.stop();
  watcher = null;
});

const settle = (milliseconds = 50) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('what is there comes first, then ready', async () => {
  const pcsc = new FakePcsc();
  pcsc.plug('R1');
  pcsc.plug('R2', '3B02');
  const log = start(pcsc);
  await log.untilLast('ready');
  expect(log.lines).toEqual([
    'service-started',
    'reader-attached R1',
    'reader-attached R2',
    'card-inserted R2 3B02',
    'ready',
  ]);
});

test('a computer without readers is ready too', async () => {
  const log = start(new FakePcsc());
  await log.untilLast('ready');
  expect(log.lines).toEqual(['service-started', 'ready']);
});

test('cards in, out, and swapped between two waits', async () => {
  const pcsc = new FakePcsc();
  pcsc.plug('R1');
  const log = start(pcsc);
  await log.untilLast('ready');
  log.clear();
  pcsc.insert('R1', '3B01');
  await log.untilLast('card-inserted R1 3B01');
  pcsc.remove('R1');
  pcsc.insert('R1', '3B01');
  await log.until((lines) => lines.length === 3);
  pcsc.remove('R1');
  await log.until((lines) => lines.length === 4);
  expect(log.lines).toEqual([
    'card-inserted R1 3B01',
    'card-removed R1 3B01',
    'card-inserted R1 3B01',
    'card-removed R1 3B01',
  ]);
  expect(log.events.map((event) => ('card' in event ? event.card.count : 0))).toEqual([1, 1, 3, 3]);
});

test('a card in use by another program, even exclusively, stays present', async () => {
  const pcsc = new FakePcsc();
  pcsc.plug('R1', '3B01');
  const log = start(pcsc);
  await log.untilLast('ready');
  log.clear();
  for (const bits of [stateBit.inUse, stateBit.exclusive, 0]) {
    pcsc.change('R1', (reader) => (reader.bits = bits));
    await settle(10);
  }
  expect(log.lines).toEqual([]);
});

describe.each<PlugAndPlay>(['within-a-wait', 'counts-readers'])('plug and play %s', (plugAndPlay) => {
  test('readers come and go, with cards in them', async () => {
    const pcsc = new FakePcsc();
    pcsc.plugAndPlay = plugAndPlay;
    const log = start(pcsc);
    await log.untilLast('ready');
    log.clear();
    pcsc.plug('R1');
    await log.untilLast('reader-attached R1');
    pcsc.plug('R2', '3B02');
    await log.untilLast('card-inserted R2 3B02');
    pcsc.unplug('R2');
    await log.untilLast('reader-detached R2');
    pcsc.unplug('R1');
    await log.untilLast('reader-detached R1');
    expect(log.lines).toEqual([
      'reader-attached R1',
      'reader-attached R2',
      'card-inserted R2 3B02',
      'reader-detached R2',
      'reader-detached R1',
    ]);
  });

  test('nothing happens while nothing happens', async () => {
    const pcsc = new FakePcsc();
    pcsc.plugAndPlay = plugAndPlay;
    pcsc.plug('R1', '3B01');
    const log = start(pcsc);
    await log.untilLast('ready');
    await settle();
    const before = pcsc.waits;
    await settle(1_000);
    expect(pcsc.waits).toBe(before);
  });
});

test('a reader that came between the list and the wait is found by the second look', async () => {
  const pcsc = new FakePcsc();
  pcsc.plug('R1');
  const log = new EventLog();
  const load = () => {
    const establish = pcsc.establish.bind(pcsc);
    pcsc.establish = async () => {
      const context = await establish();
      const listReaders = async () => {
        const names = await context.listReaders();
        if (log.events.length === 0) pcsc.readers.set('R2', { atr: null, count: 0, bits: 0 });
        return names;
      };
      return { ...context, listReaders };
    };
    return Promise.resolve(pcsc);
  };
  watcher = makeWatchCards({ load })(log.add);
  await log.untilLast('reader-attached R2');
  expect(log.lines).toEqual(['service-started', 'reader-attached R1', 'ready', 'reader-attached R2']);
});

test('readers are found without plug and play, by looking now and then', async () => {
  const pcsc = new FakePcsc();
  pcsc.plugAndPlay = 'unsupported';
  const log = start(pcsc);
  await log.untilLast('ready');
  await settle(400);
  pcsc.plug('R1');
  await log.untilLast('reader-attached R1');
});

test('more readers than one call takes', async () => {
  const pcsc = new FakePcsc();
  for (let index = 0; index < 150; index += 1) pcsc.plug(`Reader ${String(index)}`, index % 2 === 0 ? '3B00' : null);
  const log = start(pcsc);
  await log.untilLast('ready');
  expect(log.count('reader-attached')).toBe(150);
  expect(log.count('card-inserted')).toBe(75);
});

describe('the service', () => {
  test('missing at start: reported once, then waited for', async () => {
    const pcsc = new FakePcsc();
    pcsc.plug('R1', '3B01');
    pcsc.stopService();
    const log = start(pcsc);
    await log.untilLast('service-stopped LAN-1001');
    await settle(350);
    expect(pcsc.establishments).toBeGreaterThan(1);
    pcsc.startService();
    await log.untilLast('ready');
    expect(log.lines).toEqual([
      'service-stopped LAN-1001',
      'service-started',
      'reader-attached R1',
      'card-inserted R1 3B01',
      'ready',
    ]);
  });

  test('takes a request and does not answer: reported, and waited for', async () => {
    const pcsc = new FakePcsc();
    pcsc.plug('R1', '3B01');
    const establish = pcsc.establish.bind(pcsc);
    let answer = (): void => undefined;
    pcsc.establish = async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return establish();
    };
    const log = new EventLog();
    watcher = makeWatchCards({ load: () => Promise.resolve(pcsc), patience: 50 })(log.add);
    await log.untilLast('service-stopped LAN-1017');
    answer();
    await log.untilLast('ready');
    expect(log.lines).toEqual([
      'service-stopped LAN-1017',
      'service-started',
      'reader-attached R1',
      'card-inserted R1 3B01',
      'ready',
    ]);
  });

  test('stops and comes back again and again, and no removal is made up', async () => {
    const pcsc = new FakePcsc();
    pcsc.plug('R1', '3B01');
    const log = start(pcsc);
    await log.untilLast('ready');
    for (let round = 0; round < 5; round += 1) {
      log.clear();
      pcsc.stopService();
      await log.untilLast('service-stopped LAN-1001');
      pcsc.startService();
      await log.untilLast('ready');
      expect(log.lines).toEqual([
        'service-stopped LAN-1001',
        'service-started',
        'reader-attached R1',
        'card-inserted R1 3B01',
        'ready',
      ]);
    }
    expect(pcsc.open).toBe(1);
  });

  test('on Windows it sleeps without readers: no reader, not no service', async () => {
    const pcsc = new FakePcsc();
    pcsc.sleepsWithoutReaders = true;
    pcsc.stopService();
    const log = start(pcsc);
    await log.untilLast('ready');
    pcsc.plug('R1', '3B01');
    pcsc.startService();
    await log.untilLast('card-inserted R1 3B01');
    pcsc.unplug('R1');
    await log.untilLast('reader-detached R1');
    pcsc.stopService();
    await settle();
    expect(log.lines).toEqual([
      'service-started',
      'ready',
      'reader-attached R1',
      'card-inserted R1 3B01',
      'reader-detached R1',
    ]);
  });

  test('on Windows, too, it is missed when it stops under a card', async () => {
    const pcsc = new FakePcsc();
    pcsc.sleepsWithoutReaders = true;
    pcsc.plug('R1', '3B01');
    const log = start(pcsc);
    await log.untilLast('ready');
    pcsc.stopService();
    await log.untilLast('service-stopped LAN-1001');
  });

  test('a library that cannot be loaded is a stopped service, and tried again', async () => {
    const pcsc = new FakePcsc();
    const log = new EventLog();
    let attempts = 0;
    const load = () => {
      attempts += 1;
      return attempts < 3 ? Promise.reject(new LanyardError('LAN-1002', { library: 'x' })) : Promise.resolve(pcsc);
    };
    watcher = makeWatchCards({ load })(log.add);
    await log.untilLast('ready');
    expect(log.lines).toEqual(['service-stopped LAN-1002', 'service-started', 'ready']);
  });
});

test('a service that answers at once for ever does not take the processor', async () => {
  const pcsc = new FakePcsc();
  pcsc.plug('R1');
  const log = start(pcsc);
  await log.untilLast('ready');
  pcsc.flooding = true;
  pcsc.insert('R1', '3B01');
  await settle(1_000);
  expect(pcsc.waits).toBeLessThan(60);
  pcsc.remove('R1');
  await log.untilLast('card-removed R1 3B01');
});

test('stop ends the wait, gives everything back and silences the watcher', async () => {
  const pcsc = new FakePcsc();
  pcsc.plug('R1');
  const log = start(pcsc);
  await log.untilLast('ready');
  await watcher?.stop();
  const seen = log.events.length;
  pcsc.insert('R1', '3B01');
  await settle(400);
  expect(log.events).toHaveLength(seen);
  expect(pcsc.open).toBe(0);
});
