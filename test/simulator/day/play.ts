import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { startWorld, type World } from '../world.ts';
import { electronProgram, lanyardArguments, root } from './programs.ts';
import { Deviation, Screens, type Screen } from './screens.ts';
import { day, type Scene } from './script.ts';

/** Where the pictures of the day go. */
const pictures = join(root, 'out-test', 'day');

/** How long what a session held may take to be gone everywhere, in ms. */
const patience = 5_000;

type Say = (line: string) => void;

export interface DayOptions {
  readonly cards: 'auto' | 'port';
  /** Aborted when nobody wants to see the rest. */
  readonly stop: AbortSignal;
}

/**
 * Plays the scripted day on the real Lanyard in the simulated world, printing what happens and what the window shows.
 * @returns what was not as expected, in a sentence, or `null` when the whole day went well.
 */
export async function playDay(say: Say, { cards, stop }: DayOptions): Promise<string | null> {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const world = await startWorld({ cards });
  try {
    say(world.how);
    return await playIn(world, say, stop);
  } finally {
    await world.close();
  }
}

async function playIn(world: World, say: Say, stop: AbortSignal): Promise<string | null> {
  const announce = (index: number) => {
    say(`\n${String(index + 1).padStart(2)}. ${day[index]?.title ?? ''}`);
  };
  announce(0);
  const lanyard = await openLanyard(world).catch(said);
  if (typeof lanyard === 'string') return `Lanyard could not be opened: ${lanyard}`;
  try {
    const page = await lanyard.firstWindow();
    const screens = await Screens.of(page, sayNew(say));
    for (const [index, scene] of day.entries()) {
      if (stop.aborted) return 'It was interrupted.';
      if (index > 0) announce(index);
      await playScene(scene, index + 1, { world, page, screens });
    }
    return null;
  } catch (error) {
    await closingPicture(lanyard);
    return said(error);
  } finally {
    await lanyard.close();
  }
}

/**
 * Opens Lanyard under Playwright, which would answer Ctrl+C by ending this process at once: the world would be left
 * standing. `start.ts` ends things in order instead.
 */
async function openLanyard(world: World): Promise<ElectronApplication> {
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  const lanyard = await _electron.launch({
    executablePath: electronProgram(),
    args: lanyardArguments(world.settingsFile),
    cwd: root,
    env: { ...definedOf(process.env), ...world.env },
    timeout: 30_000,
  });
  for (const signal of signals) {
    const added = process.listeners(signal).filter((listener) => before.get(signal)?.includes(listener) !== true);
    for (const listener of added) process.off(signal, listener);
  }
  return lanyard;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Stage {
  readonly world: World;
  readonly page: Page;
  readonly screens: Screens;
}

async function playScene(scene: Scene, number: number, { world, page, screens }: Stage): Promise<void> {
  const before = screens.latest?.name ?? '';
  const acting = scene.act(world, page);
  // What the window shows is waited for even when the act fails: it says more about why.
  const seen = screens.expect(scene.sees, [before, ...(scene.by ?? [])]);
  await Promise.all([acting, seen]);
  if (scene.nothingLeft === true && !(await world.nothingLeft(patience))) {
    throw new Deviation('The session is over, but its ticket is still valid at the agent or at Spine.');
  }
  await page.screenshot({ path: pictureOf(`${String(number).padStart(2, '0')}-${scene.picture}`) });
}

/** The first line of what went wrong: what follows it is for machines. */
function said(error: unknown): string {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return line.endsWith('.') ? line : `${line}.`;
}

/** A picture of what went wrong, when there is still something to picture. */
async function closingPicture(lanyard: ElectronApplication): Promise<void> {
  const [page] = lanyard.windows();
  await page?.screenshot({ path: pictureOf('99-deviation') }).catch(() => undefined);
}

const pictureOf = (name: string) => join(pictures, `${name}.png`);

/** Where the pictures are, as one would type it. */
export const picturesFolder = relative(process.cwd(), pictures) || '.';

/** Says a screen once, however often its small print changes. */
function sayNew(say: Say): (screen: Screen) => void {
  let last = '';
  return ({ name, heading, code }) => {
    const line = `    ${name.padEnd(22)}${heading}${code === null ? '' : ` (${code})`}`;
    if (line !== last) say(line);
    last = line;
  };
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
