import { existsSync } from 'node:fs';
import { lastEntries, verifyJournal, type Fault, type Recorded, type Verification } from '../audit/index.ts';
import { LanyardError, type ErrorValue } from '../errors/index.ts';
import { exitCodes, type Output } from './output.ts';

/**
 * `lanyard audit verify`: what is in the journal, and every place that is not as it was written. Resolves to `null`
 * where it is intact. Without `folder` the person's own journal is meant, which may not have been begun yet; a folder that is
 * there and holds no journal was another's, or has been emptied.
 */
export async function showVerification(
  folder: string | undefined,
  own: string,
  output: Output,
): Promise<ErrorValue | null> {
  const begun = hasJournal(folder, own);
  const found = begun ? await verifyJournal(folder ?? own) : nothing;
  const [first] = found.problems;
  const verified = found.files > 0 || first !== undefined;
  output.line(
    { intact: verified ? first === undefined : null, ...found },
    `${count(found.entries, 'entry', 'entries')} in ${count(found.files, 'file', 'files')}${span(found)}.`,
  );
  if (!output.json)
    for (const { file, line, what } of found.problems) output.text(`${place(file, line)}: ${words[what]}.`);
  if (first !== undefined) {
    const problems = count(found.problems.length, 'problem', 'problems');
    return new LanyardError('LAN-7001', { problems, file: first.file, line: first.line }).toValue();
  }
  if (begun && !verified) return new LanyardError('LAN-7007', { folder: folder ?? own }).toValue();
  if (!output.json) output.text(verified ? 'The journal is intact.' : 'There is nothing to verify.');
  return null;
}

/** `lanyard audit show`: the last entries, oldest first; one line each. */
export async function showJournal(
  folder: string | undefined,
  own: string,
  last: number,
  output: Output,
): Promise<number> {
  const { entries, unreadable } = hasJournal(folder, own)
    ? await lastEntries(folder ?? own, last)
    : { entries: [], unreadable: 0 };
  for (const entry of entries) output.line(entry, sentence(entry));
  if (!output.json && entries.length === 0) output.text('There is no entry yet.');
  if (!output.json && unreadable > 0) {
    output.text(`${count(unreadable, 'line is', 'lines are')} no entry; see lanyard audit verify.`);
  }
  return exitCodes.done;
}

const nothing: Verification = { entries: 0, files: 0, from: null, to: null, problems: [] };

/** A folder that was named must be there; one's own may not be yet. */
function hasJournal(folder: string | undefined, own: string): boolean {
  return folder !== undefined || existsSync(own);
}

/** `kind`, then the fields: every value is of the vocabulary, so nothing needs escaping. */
function sentence({ at, kind, ...fields }: Recorded): string {
  const named = Object.entries(fields).filter(([key]) => key !== 'seq');
  const said = named.map(([key, value]) => `${key}=${String(value)}`);
  return [at, kind, ...said].join('  ');
}

function span({ from, to }: Verification): string {
  return from === null || to === null ? '' : `, from ${from} to ${to}`;
}

function place(file: string, line: number): string {
  return line === 0 ? file : `${file}, line ${String(line)}`;
}

function count(number: number, one: string, many: string): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

const words: Readonly<Record<Fault, string>> = {
  changed: 'this line or the one before it was changed',
  missing: 'entries before this line are missing',
  'out-of-order': 'this line was inserted, repeated or moved',
  unreadable: 'this is no entry of a journal',
  torn: 'the file ends in the middle of a line (Lanyard was killed and has not been started since, or the end was cut off)',
  'torn-part-missing': 'what a repair set aside before this line is missing',
  'wrong-file': 'the file is not the one its name says',
  'start-missing': 'files before this one are missing, and the journal does not say that they grew too old',
  'tail-missing': 'the last entries are missing',
  added: 'entries were added after the end',
  'head-missing': 'the file that knows the last entry is missing',
  'head-unreadable': 'the file that knows the last entry was changed',
  reported: 'Lanyard itself found here that the journal had been changed',
};
