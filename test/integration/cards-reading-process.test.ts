import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card, CardWatcher } from '../../electron/cards/card.ts';
import { cardOwners } from '../../electron/cards/reading/card-owners.ts';
import { ProcessReading } from '../../electron/cards/reading/process-reading.ts';
import { watchSupervised } from '../../electron/cards/watch-supervised.ts';
import { EventLog } from '../simulator/cards/event-log.ts';
import { startOtherProgram } from '../simulator/cards/other-program.ts';
import { startPcscDaemon, whyNoPcscDaemon, type PcscDaemon } from '../simulator/cards/pcsc-daemon.ts';
import { pivCard } from '../simulator/cards/piv-card.ts';
import type { VirtualCard } from '../simulator/cards/virtual-reader.ts';
import { buildWatchProcess, watchChildren, type WatchChildren } from '../simulator/cards/watch-child.ts';

/** Cards are read in the process that watches them, as in the desktop program: the built one, on real PC/SC. */

const never = new AbortController().signal;

describe.runIf(whyNoPcscDaemon() === null)('reading in the card process', () => {
  let daemon: PcscDaemon;
  let folder: string;
  let children: WatchChildren;
  let watcher: CardWatcher;
  const log = new EventLog();
  const reading = new ProcessReading();

  beforeAll(async () => {
    daemon = await startPcscDaemon({ readers: 2 });
    folder = await mkdtemp(join(tmpdir(), 'lanyard-reading-'));
    const entry = await buildWatchProcess(folder);
    await symlink(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
    children = watchChildren(entry, daemon.env);
    watcher = watchSupervised(children.spawn, { reading })(log.add);
    await log.untilLast('ready');
  });

  afterAll(async () => {
    await watcher.stop();
    await daemon.close();
    await rm(folder, { recursive: true, force: true });
  });

  const inserted = async (card: VirtualCard, index: number): Promise<Card> => {
    log.clear();
    await daemon.readers[index]?.insert(card);
    await log.until((lines) => lines.length > 0);
    const [event] = log.events;
    if (event?.type !== 'card-inserted') throw new Error('no insertion seen');
    return event.card;
  };
  const removed = async (index: number): Promise<void> => {
    log.clear();
    await daemon.readers[index]?.remove();
    await log.until((lines) => lines.at(-1)?.startsWith('card-removed') ?? false);
  };

  test('whose cards they are, while they are watched', async () => {
    const first = await inserted(await pivCard({ uid: '555100000017' }), 0);
    const second = await inserted(await pivCard({ uid: '055510000024' }), 1);
    expect(await cardOwners(reading.read)([first, second, { ...second, count: 0xfff0 }], never)).toEqual([
      { card: first, owner: '555100000017' },
      { card: second, owner: '055510000024' },
      { card: { ...second, count: 0xfff0 }, owner: null },
    ]);
    await removed(1);
    expect(log.lines, 'a card that was read leaves as any other').toHaveLength(1);
    await removed(0);
  });

  test('a card that leaves while it is read is seen leaving', async () => {
    const card = await inserted(await pivCard({}, 'slow'), 0);
    const outcome = reading.read(card, never).catch((error: unknown) => error);
    await expect.poll(() => daemon.readers[0]?.apdus.length).toBeGreaterThan(2);
    await removed(0);
    expect(await outcome).toMatchObject({ code: 'LAN-1012' });
  });

  test('a process that dies while it reads is said, and the next one reads', async () => {
    const card = await inserted(await pivCard({ uid: '555100000017' }, 'slow'), 0);
    const outcome = reading.read(card, never).catch((error: unknown) => error);
    const before = daemon.readers[0]?.apdus.length ?? 0;
    await expect.poll(() => daemon.readers[0]?.apdus.length).toBeGreaterThan(before);
    log.clear();
    children.current().kill('SIGKILL');
    expect(await outcome).toMatchObject({ code: 'LAN-1006' });
    await log.untilLast('ready');
    // The service itself resets the card of a program that died, and is busy with that for a moment.
    const again = () => reading.read(card, never).catch((error: unknown) => error);
    await expect.poll(again, { timeout: 20_000 }).toMatchObject({ kind: 'piv', card });
    await removed(0);
  });

  test('when watching ends in the middle of a reading, the card is given back without a reset', async () => {
    const other = startOtherProgram(daemon.env);
    const card = await inserted(await pivCard({}, 'slow'), 0);
    expect(await other.connect(card.reader, 'shared')).toBe(0);
    const outcome = reading.read(card, never).catch((error: unknown) => error);
    const before = daemon.readers[0]?.apdus.length ?? 0;
    await expect.poll(() => daemon.readers[0]?.apdus.length).toBeGreaterThan(before);
    const resets = daemon.readers[0]?.resets.length;
    await watcher.stop();
    expect(await outcome).toMatchObject({ code: 'LAN-1015' });
    expect(await other.begin(), 'the card is free').toBe(0);
    expect(await other.status(), 'and was not reset').toBe(0);
    expect(daemon.readers[0]?.resets.length).toBe(resets);
    await other.quit();
  });
});
