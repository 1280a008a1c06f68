import type { CheckResult, Finding } from './check.ts';
import { attention, couldNotTell, fromThrown } from './finding.ts';

/** A check with everything it needs at hand. */
export interface ReadyCheck {
  readonly id: string;
  readonly title: string;
  /** Milliseconds. */
  readonly deadline: number;
  run(): Promise<Finding> | Finding;
}

export interface SelfTestOptions {
  /** Aborted when the person stops the self-test: what is not done yet could not tell. */
  readonly signal?: AbortSignal;
  /** Called as each check ends, in the order in which they end. */
  readonly onProgress?: (progress: Progress) => void;
  /** Milliseconds for all checks together. */
  readonly deadline?: number;
}

export interface Progress {
  readonly result: CheckResult;
  /** How many checks have ended, this one included, and how many there are. */
  readonly done: number;
  readonly total: number;
}

/** All checks together take no longer, whatever hangs; ending what they started takes a moment more. */
export const wholeDeadline = 16_000;

/**
 * Runs the checks side by side, each within its own time. Never rejects.
 *
 * @returns the results in the order of the checks, whichever ended first.
 */
export async function runSelfTest(
  checks: readonly ReadyCheck[],
  { signal, onProgress, deadline = wholeDeadline }: SelfTestOptions = {},
): Promise<readonly CheckResult[]> {
  const over = new AbortController();
  const ends: WholeEnds = {
    stopped: aborted(signal, over.signal),
    late: after(deadline, over.signal),
  };
  let done = 0;
  const results = await Promise.all(
    checks.map(async (check) => {
      const result = await resultOf(check, ends);
      done += 1;
      onProgress?.({ result, done, total: checks.length });
      return result;
    }),
  );
  over.abort();
  return results;
}

/** What ends the whole self-test. */
interface WholeEnds {
  readonly stopped: Promise<void>;
  readonly late: Promise<void>;
}

async function resultOf(check: ReadyCheck, { stopped, late }: WholeEnds): Promise<CheckResult> {
  const started = performance.now();
  const over = new AbortController();
  const finding = await Promise.race([
    findingOf(check),
    stopped.then(() => couldNotTell('self-test.stopped')),
    late.then(() => tooSlow(performance.now() - started)),
    after(check.deadline, over.signal).then(() => tooSlow(check.deadline)),
  ]);
  over.abort();
  return { id: check.id, title: check.title, ...finding, milliseconds: Math.round(performance.now() - started) };
}

async function findingOf(check: ReadyCheck): Promise<Finding> {
  try {
    return await check.run();
  } catch (thrown) {
    return fromThrown(thrown);
  }
}

function tooSlow(milliseconds: number): Finding {
  return { ...attention('LAN-8001', { seconds: Math.round(milliseconds / 1000) }), outcome: 'could-not-tell' };
}

/** Resolves when `signal` is aborted; never once `over` is. */
function aborted(signal: AbortSignal | undefined, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    const stop = () => {
      resolve();
    };
    signal?.addEventListener('abort', stop, { once: true, signal: over });
  });
}

/** Resolves after so many milliseconds; never once `over` is aborted. */
function after(milliseconds: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    over.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
}
