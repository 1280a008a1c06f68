import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { memoryOf, processorTimeOf } from './process-tree.ts';
import { median } from './statistics.ts';

export interface WindowFigures {
  /** From the start of the process to the first contentful paint, ms, median. */
  readonly paint: number;
  /** Proportional set size of the process tree two seconds after the paint, bytes, median. */
  readonly memory: number;
  /** Processor time used in the idle seconds after that, ms, median. */
  readonly idle: number;
}

/** One kind of program to start: its arguments and environment. */
export interface Program {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** CSS selector of what must be there for the window to be usable. */
  readonly ready: string;
}

const settle = 2_000;
/** How long idleness is watched, ms. */
export const idleTime = 5_000;

/** Starts the programs in turn, `runs` times each after one warm-up, so that a drifting machine is fair to both. */
export async function compareWindows<Name extends string>(
  programs: Record<Name, Program>,
  runs: number,
): Promise<Record<Name, WindowFigures>> {
  const names = Object.keys(programs) as Name[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as WindowFigures[]])) as Record<Name, WindowFigures[]>;
  for (let run = 0; run <= runs; run += 1) {
    for (const name of names) {
      const figures = await startOnce(programs[name]);
      if (run > 0) seen[name].push(figures);
    }
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        paint: median(seen[name].map((figures) => figures.paint)),
        memory: median(seen[name].map((figures) => figures.memory)),
        idle: median(seen[name].map((figures) => figures.idle)),
      },
    ]),
  ) as Record<Name, WindowFigures>;
}

async function startOnce({ args, env, ready }: Program): Promise<WindowFigures> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'lanyard-bench-'));
  const started = Date.now();
  const electron = await _electron.launch({
    args: ['--no-sandbox', ...args, `--user-data-dir=${profile}`],
    env: env as Record<string, string>,
  });
  const page = await electron.firstWindow();
  await page.waitForSelector(ready);
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const [entry] = performance.getEntriesByName('first-contentful-paint');
          if (entry === undefined) requestAnimationFrame(look);
          else resolve(performance.timeOrigin + entry.startTime);
        };
        look();
      }),
  );
  const pid = electron.process().pid ?? 0;
  await new Promise((resolve) => setTimeout(resolve, settle));
  const memory = memoryOf(pid);
  const before = processorTimeOf(pid);
  await new Promise((resolve) => setTimeout(resolve, idleTime));
  const idle = processorTimeOf(pid) - before;
  await electron.close();
  rmSync(profile, { recursive: true, force: true });
  return { paint: painted - started, memory, idle };
}
