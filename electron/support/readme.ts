import type { SupportEntry } from './entry.ts';

/** What is not in the file, although it was there. */
export interface LeftOut {
  /** Log files that were too much, the oldest first. */
  readonly logFiles: number;
  /** Lines that were not of the vocabulary of the log. */
  readonly logLines: number;
  readonly journalLines: number;
}

const about: Readonly<Record<string, string>> = {
  'self-test.json': 'what Lanyard found when it tested this computer just now',
  'versions.json': 'versions of Lanyard and of what it runs on',
  'settings.json': 'the settings in force and where they come from',
  'journal.jsonl': 'who signed in and what ended it, by SDS user id, never by name',
};

/** The list of contents, for the person who sends the file and the one who receives it. */
export function readmeText(
  entries: readonly SupportEntry[],
  { at, days, leftOut }: { readonly at: number; readonly days: number; readonly leftOut: LeftOut },
): string {
  return [
    `Lanyard support file, made ${new Date(at).toISOString()}`,
    '',
    'It is for your IT support. Lanyard writes down no names of people, passcodes, tickets, tokens or assertions, and',
    'everything in here was searched for them again, the folders of persons in paths, too. "[removed]" stands where',
    'something was taken out. The journal has SDS user ids; what your organisation set, such as a name in an address or',
    'a path, is in here as it set it. Look through it before you send it: each file is plain text.',
    '',
    ...entries.map(({ name, text }) => `${name}: ${aboutOf(name, days)} (${String(Buffer.byteLength(text))} bytes)`),
    '',
    ...said(leftOut.logFiles, 'older log files were too much and are not in here.'),
    ...said(leftOut.logLines, 'lines of log files were not written by Lanyard and are not in here.'),
    ...said(leftOut.journalLines, 'lines of the journal are no entries and are not in here; see lanyard audit verify.'),
  ].join('\r\n');
}

function aboutOf(name: string, days: number): string {
  const last = name === 'journal.jsonl' || name.startsWith('logs/') ? `, last ${String(days)} days` : '';
  return (about[name] ?? 'what the program did') + last;
}

function said(count: number, sentence: string): string[] {
  return count === 0 ? [] : [`${String(count)} ${sentence}`];
}
