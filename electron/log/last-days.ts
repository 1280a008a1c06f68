import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayBefore, logFilesIn, sizeOf } from './files.ts';
import { finalLine } from './line.ts';

export interface LogText {
  /** The file's name. */
  readonly name: string;
  /** JSON lines. */
  readonly text: string;
  /** Lines that were not of the log's vocabulary, or torn, and were left out. */
  readonly leftOut: number;
}

/** So many lines are read in one turn, about 3 ms: nothing that a session waits for is held up. */
const linesAtOnce = 100;

/**
 * The log files of the last days, oldest first, each line let through the vocabulary again; the newest files up to so
 * many bytes, and how many older ones were too much.
 */
export async function lastDays(
  folder: string,
  { days, now, bytes }: { readonly days: number; readonly now: number; readonly bytes: number },
): Promise<{ readonly logs: readonly LogText[]; readonly tooMuch: number }> {
  const since = dayBefore(now, days);
  const files = logFilesIn(folder).filter(({ date }) => date >= since);
  let room = bytes;
  const newest = files.toReversed().filter(({ path }) => {
    room -= sizeOf(path) ?? 0;
    return room >= 0;
  });
  const logs: LogText[] = [];
  for (const { name, path } of newest.reverse()) logs.push({ name, ...(await linesOf(path)) });
  return { logs, tooMuch: files.length - logs.length };
}

async function linesOf(file: string): Promise<Pick<LogText, 'text' | 'leftOut'>> {
  // A file that was removed for its age just now has none.
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index % linesAtOnce === 0) await nextTurn();
    const form = finalLine(parsed(line));
    if (form !== null) kept.push(`${JSON.stringify(form)}\n`);
  }
  return { text: kept.join(''), leftOut: lines.length - kept.length };
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
