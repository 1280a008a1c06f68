import { setTimeout as delay } from 'node:timers/promises';
import { ChainCheck, type Problem } from './chain-check.ts';
import { eachLine } from './each-line.ts';
import { chainsIn, headFile, type JournalFile } from './files.ts';
import { readHead } from './head.ts';

/** What verification found. */
export interface Verification {
  readonly entries: number;
  readonly files: number;
  /** Times of the earliest and the latest entry; `null` = there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Empty = intact. */
  readonly problems: readonly Problem[];
}

/**
 * Verifies the journals of a folder; changes nothing. A journal that is being written meanwhile may look torn for an
 * instant: then, as for every problem, a second look decides.
 * @throws LanyardError LAN-7004 where the folder cannot be read.
 */
export async function verifyJournal(folder: string): Promise<Verification> {
  const first = await verifyOnce(folder);
  if (first.problems.length === 0) return first;
  await delay(100);
  return verifyOnce(folder);
}

/** One look at the journals of a folder. */
export async function verifyOnce(folder: string): Promise<Verification> {
  const chains: Verification[] = [];
  for (const [chain, files] of await chainsIn(folder)) chains.push(await verifyChain(folder, chain, files));
  const times = (which: 'from' | 'to') => chains.flatMap((chain) => chain[which] ?? []).sort();
  return {
    entries: chains.reduce((sum, { entries }) => sum + entries, 0),
    files: chains.reduce((sum, { files }) => sum + files, 0),
    from: times('from')[0] ?? null,
    to: times('to').at(-1) ?? null,
    problems: chains.flatMap(({ problems }) => problems),
  };
}

async function verifyChain(folder: string, chain: string, files: readonly JournalFile[]): Promise<Verification> {
  // The head first: entries written while this runs come after it.
  const head = await readHead(folder, chain);
  const check = new ChainCheck(typeof head === 'string' ? null : head);
  for (const file of files) await checkFile(check, file);
  check.finish();
  const { entries, from, to } = check;
  const { name } = headFile(folder, chain);
  const problems = check.problems.map((problem) =>
    problem.file === '' ? { ...problem, file: name, line: 0 } : problem,
  );
  if (typeof head === 'string') problems.push({ file: name, line: 0, what: `head-${head}` });
  return { entries, files: files.length, from, to, problems };
}

/** Leads the check through a file. A file that cannot be read, or is just being removed, counts as missing. */
export async function checkFile(check: ChainCheck, file: JournalFile): Promise<void> {
  check.startFile(file);
  try {
    await eachLine(file.path, (piece) => {
      check.piece(piece);
    });
  } catch {
    check.problems.push({ file: file.name, line: 0, what: 'unreadable' });
  }
}
