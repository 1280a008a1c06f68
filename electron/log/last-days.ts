import { readFileSync } from 'node:fs';
import { dayBefore, logFilesIn } from './files.ts';
import { finalLine } from './line.ts';

export interface LogText {
  /** The file's name. */
  readonly name: string;
  /** JSON lines. */
  readonly text: string;
  /** Lines that were not of the log's vocabulary, or torn, and were left out. */
  readonly leftOut: number;
}

/** The log files of the last days, oldest first, each line let through the vocabulary again. */
export function lastDays(folder: string, days: number, now: number): LogText[] {
  const since = dayBefore(now, days);
  return logFilesIn(folder)
    .filter(({ date }) => date >= since)
    .map(({ name, path }) => ({ name, ...linesOf(path) }));
}

function linesOf(file: string): Pick<LogText, 'text' | 'leftOut'> {
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const kept = lines.flatMap((line) => finalLine(parsed(line)) ?? []);
    return { text: kept.map((line) => `${JSON.stringify(line)}\n`).join(''), leftOut: lines.length - kept.length };
  } catch {
    // It was removed for its age just now.
    return { text: '', leftOut: 0 };
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
