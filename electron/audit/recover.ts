import { stat } from 'node:fs/promises';
import { ChainCheck, type Fault } from './chain-check.ts';
import type { AuditEntry, JournalEntry } from './entry.ts';
import type { JournalFile } from './files.ts';
import type { Head } from './head.ts';
import { genesis, type Link } from './line.ts';
import { checkFile } from './verify.ts';

/** Where a chain goes on when its journal is opened. */
export interface Recovered {
  /** The entry that the next one follows. */
  readonly after: Link;
  /** The highest entry that is on the disk. */
  readonly written: number;
  /** The file to go on with; `null` = begin a new one. */
  readonly file: { readonly file: JournalFile; readonly size: number; readonly introduced: boolean } | null;
  /** The end of an unfinished write, to be set aside by this entry. */
  readonly repair: (JournalEntry & { kind: 'journal-repaired' }) | null;
  readonly tampering: (AuditEntry & { kind: 'tampering-found' })['found'] | null;
}

/**
 * Reads the end of a chain. After a kill the last line may be torn, and the head may lag behind; everything else means
 * that somebody else has been here. Then the chain goes on after the last entry that the head knows, so that the gap
 * stays to be seen.
 */
export async function recover(
  files: readonly JournalFile[],
  head: Head | 'missing' | 'unreadable',
): Promise<Recovered> {
  const known = typeof head === 'string' ? null : head;
  const check = await checkEnd(files, known);
  const last = check.last ?? genesis;
  const after = known !== null && known.seq >= last.seq ? known : last;
  const file = files.at(-1);
  return {
    after: { seq: after.seq, hash: after.hash },
    written: last.seq,
    file: file === undefined ? null : { file, size: (await stat(file.path)).size, introduced: check.introduced },
    repair: repairOf(check),
    tampering: tamperingOf(check, last, files.length === 0 && head === 'missing' ? genesisHead : head),
  };
}

const genesisHead: Head = { ...genesis, closed: true };

/** Checks the last file, and the ones before it as long as there is no entry. */
async function checkEnd(files: readonly JournalFile[], head: Head | null): Promise<ChainCheck> {
  for (let start = files.length - 1; ; start -= 1) {
    const check = new ChainCheck(head);
    for (const file of files.slice(Math.max(0, start))) await checkFile(check, file);
    if (check.last !== null || start <= 0) return check;
  }
}

/** The unfinished write will be ended by a newline, which the repair counts in. */
function repairOf({ tail }: ChainCheck): Recovered['repair'] {
  if (tail === null) return null;
  tail.add(new Uint8Array(), true);
  return { kind: 'journal-repaired', bytes: tail.bytes, sha256: tail.digest() };
}

function tamperingOf(check: ChainCheck, last: Link, head: Head | 'missing' | 'unreadable'): Recovered['tampering'] {
  if (typeof head === 'string') return `head-${head}`;
  if (head.seq > last.seq) return 'tail-missing';
  // A program that ended in order leaves nothing after the head, and no torn line.
  if (head.closed && (head.seq < last.seq || check.tail !== null)) return 'changed';
  // What an earlier opening has reported already is not reported again.
  const what = check.problems.map((problem) => problem.what);
  const faults = what.slice(what.lastIndexOf('reported' satisfies Fault) + 1);
  return faults.length > 0 ? 'changed' : null;
}
