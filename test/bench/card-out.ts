import type { LanyardBridge } from '../../electron/ipc/contract.ts';
import type { LanyardApp } from '../e2e/lanyard-app.ts';
import { takeLayoutShift, watchLayoutShift, type LayoutShift } from '../e2e/layout-shift.ts';
import type { World } from '../simulator/world.ts';
import { buildBareLoop, startBareLoop } from './bare-loop.ts';
import { percentile } from './statistics.ts';

/** What Lanyard adds between the card leaving the reader and the session being over, ms. */
export interface RemovalFigures {
  readonly removals: number;
  readonly added: { readonly median: number; readonly p95: number; readonly max: number };
  /** From a change of state in the main process to the frame that shows it, ms. */
  readonly pixels: { readonly changes: number; readonly median: number; readonly p95: number };
  /** Over all of it. */
  readonly layoutShift: LayoutShift;
}

/**
 * Signs in and removes the card so many times, while a bare C loop watches the same reader: the difference between its
 * time stamp and the moment Lanyard's session ended is what Lanyard adds. The agent keeps its ticket, so that each
 * insertion signs in silently.
 */
export async function measureRemovals(world: World, lanyard: LanyardApp, removals: number): Promise<RemovalFigures> {
  let seen: (at: number) => void = () => undefined;
  const floor = await startBareLoop(await buildBareLoop(world.dir), world.env, ({ type, at }) => {
    if (type === 'out') seen(at / 1_000);
  });
  await lanyard.page.evaluate(recordViews);
  await watchLayoutShift(lanyard.page);
  await world.insert('adaeze');
  await world.typePasscode();
  const added: number[] = [];
  for (let round = 0; round < removals; round += 1) {
    if (round > 0) await world.insert('adaeze');
    await lanyard.screen('signed-in');
    const out = new Promise<number>((resolve) => (seen = resolve));
    await world.remove();
    await lanyard.screen('ended');
    const ended = await lanyard.page.evaluate(() => (globalThis as unknown as { endedAt: number }).endedAt);
    added.push(ended - (await out));
  }
  await floor.stop();
  const pixels = await lanyard.page.evaluate(() => (globalThis as unknown as Recorded).pixels);
  return {
    removals,
    added: { median: percentile(added, 0.5), p95: percentile(added, 0.95), max: percentile(added, 1) },
    pixels: { changes: pixels.length, median: percentile(pixels, 0.5), p95: percentile(pixels, 0.95) },
    layoutShift: await takeLayoutShift(lanyard.page),
  };
}

interface Recorded {
  /** UTC ms, by the main process. */
  endedAt: number;
  pixels: number[];
}

/** Runs in the page: keeps the moment of the last end, and how long each change of state took to the screen. */
function recordViews(): void {
  const page = globalThis as unknown as { lanyard: LanyardBridge } & Recorded;
  page.pixels = [];
  let latest = 0;
  page.lanyard.onView(({ at, screen }) => {
    if (screen.name === 'ended') page.endedAt = at;
    if (at === latest) return;
    latest = at;
    // The frame after the next one begins when the next one, with the new state in it, has been handed over.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        page.pixels.push(Date.now() - at);
      });
    });
  });
}
