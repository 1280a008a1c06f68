import * as v from 'valibot';
import { eachLine } from './each-line.ts';
import { auditEntry, journalEntry } from './entry.ts';
import { chainsIn } from './files.ts';
import type { Recorded } from './journal.ts';
import { readLine } from './line.ts';

const entry = v.union([auditEntry, journalEntry]);

/** The last entries of all chains in the order of their times. Lines that are no entries of this vocabulary are counted only. */
export async function lastEntries(
  folder: string,
  count: number,
): Promise<{ readonly entries: readonly Recorded[]; readonly unreadable: number }> {
  const last: Recorded[] = [];
  let unreadable = 0;
  for (const files of (await chainsIn(folder)).values()) {
    const ofChain: Recorded[] = [];
    for (const file of files) {
      await eachLine(file.path, ({ bytes, whole }) => {
        const recorded = whole ? recordedOf(bytes) : null;
        if (recorded === null) unreadable += 1;
        else ofChain.push(recorded);
      });
      ofChain.splice(0, Math.max(0, ofChain.length - count));
    }
    last.push(...ofChain);
  }
  last.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq));
  return { entries: count === 0 ? [] : last.slice(-count), unreadable };
}

function recordedOf(bytes: Uint8Array): Recorded | null {
  const envelope = readLine(bytes);
  const result = v.safeParse(entry, envelope);
  return envelope === null || !result.success ? null : { seq: envelope.seq, at: envelope.at, ...result.output };
}
