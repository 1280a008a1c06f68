import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { LanyardError } from '../errors/index.ts';

/**
 * The files of a journal folder. A chain is what one program writes; programs running at the same time write chains
 * 1, 2, … A chain's files are numbered without end: `journal-2026-11-22.1.17.jsonl` is the seventeenth of chain 1.
 */
export interface JournalFile {
  readonly name: string;
  readonly path: string;
  readonly chain: string;
  readonly number: number;
  /** The UTC day it was begun. */
  readonly date: string;
}

const journalName = /^journal-(\d{4}-\d\d-\d\d)\.(\d{1,2})\.(\d{1,9})\.jsonl$/;
const headName = /^head\.(\d{1,2})\.json$/;

export function journalFile(folder: string, chain: string, number: number, date: string): JournalFile {
  const name = `journal-${date}.${chain}.${String(number)}.jsonl`;
  return { name, path: path.join(folder, name), chain, number, date };
}

export function headFile(folder: string, chain: string): { readonly name: string; readonly path: string } {
  const name = `head.${chain}.json`;
  return { name, path: path.join(folder, name) };
}

/** Every chain that has left a file or a head, and its files in order. @throws LanyardError LAN-7004 */
export async function chainsIn(folder: string): Promise<Map<string, JournalFile[]>> {
  const chains = new Map<string, JournalFile[]>();
  for (const name of await namesIn(folder)) {
    const [, date, ofFile, number] = journalName.exec(name) ?? [];
    const chain = ofFile ?? headName.exec(name)?.[1];
    if (chain === undefined) continue;
    const files = chains.get(chain) ?? [];
    chains.set(chain, files);
    if (date !== undefined) {
      files.push({ name, path: path.join(folder, name), chain, number: Number(number), date });
    }
  }
  for (const files of chains.values()) files.sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1));
  return new Map([...chains].sort(([a], [b]) => Number(a) - Number(b)));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new LanyardError('LAN-7004', { folder }, { cause: error });
  }
}

/** Makes the folder, or sees to it that it is ours alone (mode 0700; on Windows its place in the profile does that). */
export async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { mode } = await stat(folder);
  if (process.platform !== 'win32' && (mode & 0o777) !== 0o700) await chmod(folder, 0o700);
}

/** The UTC day of a time. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Whether a file was begun more than so many days ago. */
export function isPastAge(file: JournalFile, now: number, keepDays: number): boolean {
  return file.date < dayOf(now - keepDays * 86_400_000);
}
