import { chmodSync, mkdirSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * The files of a log folder: `lanyard-2026-11-22.c2.desktop.1.jsonl` is the first of that UTC day, of the session `c2`
 * of the operating system, written by the desktop program.
 */
export interface LogFile {
  readonly name: string;
  readonly path: string;
  /** The UTC day. */
  readonly date: string;
  /** Everything but day and number: who writes it. */
  readonly writer: string;
  readonly number: number;
}

const fileName = /^lanyard-(\d{4}-\d\d-\d\d)\.([a-z0-9]{1,12}\.[a-z-]{1,20})\.(\d{1,6})\.jsonl$/;

export function logFile(folder: string, date: string, writer: string, number: number): LogFile {
  const name = `lanyard-${date}.${writer}.${String(number)}.jsonl`;
  return { name, path: path.join(folder, name), date, writer, number };
}

/** Every log file of the folder, oldest first; none where there is no folder. */
export function logFilesIn(folder: string): LogFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const [, date, writer, number] = fileName.exec(name) ?? [];
      if (date === undefined || writer === undefined) return [];
      return [{ name, path: path.join(folder, name), date, writer, number: Number(number) }];
    })
    .sort((a, b) => compare(a.date, b.date) || a.number - b.number || compare(a.writer, b.writer));
}

/** Makes the folder, or sees to it that it is ours alone (0700; on Windows its place in the profile does that). */
export function makeOwnFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
}

/** Removes what is older than so many days, then the oldest until the folder has at most so many bytes. */
export function prune(folder: string, keep: { readonly since: string; readonly bytes: number; readonly not: string }) {
  const files = logFilesIn(folder).map((file) => ({ ...file, size: sizeOf(file.path) ?? 0 }));
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const file of files) {
    if (file.name === keep.not || (file.date >= keep.since && total <= keep.bytes)) continue;
    try {
      unlinkSync(file.path);
      total -= file.size;
    } catch {
      // Another program has it open, or removed it first; the next time will do.
    }
  }
}

/** In bytes; `null` = it is not there. */
export function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

/** The UTC day so many days before a time. */
export function dayBefore(at: number, days: number): string {
  return new Date(at - days * 86_400_000).toISOString().slice(0, 10);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
