import { timeForAges } from '../audit/index.ts';
import { dayBefore, logFile, logFilesIn, makeOwnFolder, prune, sizeOf, type LogFile } from './files.ts';

export interface FileLimits {
  readonly folder: string;
  /** Who writes: session of the operating system and part of the program. */
  readonly writer: string;
  /** Older days are removed. */
  readonly days: number;
  /** What all files together may have, bytes. */
  readonly sizeLimit: number;
  /** UTC ms. */
  readonly now: () => number;
}

/** A file has at most this part of what all may have. */
const partOfLimit = 8;
/** After trouble with a file another one is tried, but not more often than this, ms. */
const retryAfter = 60_000;

/** Which file the next line goes to: a new one for each day, when one is full, and when one cannot be written. */
export class CurrentFile {
  readonly #limits: FileLimits;
  #file: LogFile | null = null;
  #chosen = 0;

  constructor(limits: FileLimits) {
    this.#limits = limits;
  }

  /** The path for a line that is written now. Throws when there can be no folder. */
  path(): string {
    const now = this.#limits.now();
    const file = this.#file;
    if (file !== null && file.date === dayBefore(now, 0) && !this.#mustLeave(file, now)) return file.path;
    return this.#choose(now, file).path;
  }

  #mustLeave({ path }: LogFile, now: number): boolean {
    const size = sizeOf(path);
    return size === null ? Math.abs(now - this.#chosen) > retryAfter : size >= this.#fileLimit;
  }

  get #fileLimit(): number {
    return this.#limits.sizeLimit / partOfLimit;
  }

  #choose(now: number, left: LogFile | null): LogFile {
    const { folder, writer, days, sizeLimit } = this.#limits;
    this.#chosen = now;
    makeOwnFolder(folder);
    const date = dayBefore(now, 0);
    const files = logFilesIn(folder);
    const [last] = files.filter((file) => file.date === date && file.writer === writer).slice(-1);
    const tried = left?.date === date ? left.number : 0;
    const next = Math.max(tried + 1, last?.number ?? 1);
    const full = last?.number === next && (sizeOf(last.path) ?? 0) >= this.#fileLimit;
    this.#file = logFile(folder, date, writer, full ? next + 1 : next);
    const room = sizeLimit - this.#fileLimit;
    const time = timeForAges(
      now,
      files.map((file) => file.date),
    );
    prune(folder, { since: dayBefore(time, days), bytes: room, not: this.#file.name });
    return this.#file;
  }
}
