import { lastEntries, type Recorded } from '../audit/index.ts';
import { toErrorValue } from '../errors/index.ts';
import { lastDays, redactValues } from '../log/index.ts';
import type { SupportEntry } from './entry.ts';
import { readmeText, type LeftOut } from './readme.ts';

export interface SupportOptions {
  /** Results of the self-test (JSON); it is run now. */
  readonly selfTest: () => Promise<unknown>;
  /** Of the program and what it runs on (JSON). */
  readonly versions: unknown;
  /** The settings in force, and where they come from (JSON). */
  readonly settings: unknown;
  /** Folder of the log. */
  readonly logs: string;
  /** Folder of the journal. */
  readonly journal: string;
  /** UTC ms. */
  readonly now: number;
  /** Words that are private on this computer, for example the name of the person's account. */
  readonly alsoRemove?: readonly string[];
}

/** How many days of log and journal. */
export const supportDays = 7;
/** Of the log, the newest files up to so many bytes; and so many of the newest journal entries. */
const mostLog = 5_000_000;
const mostEntries = 10_000;

/**
 * The texts of a support file: a list of contents, self-test, versions, settings, and the last days of log and journal.
 * Everything passes redaction again, whatever it passed before: texts by their looks, log and journal by their
 * vocabulary. Never rejects; what cannot be had says why with its code.
 */
export async function supportEntries(options: SupportOptions): Promise<readonly SupportEntry[]> {
  const { versions, settings, now, alsoRemove = [] } = options;
  const json = (value: unknown) => `${JSON.stringify(redactValues(value, alsoRemove), null, 2)}\n`;
  const [selfTest, journal, { logs, tooMuch }] = await Promise.all([
    orError(options.selfTest),
    journalOf(options),
    lastDays(options.logs, { days: supportDays, now, bytes: mostLog }),
  ]);
  const leftOut: LeftOut = {
    logFiles: tooMuch,
    logLines: logs.reduce((sum, log) => sum + log.leftOut, 0),
    journalLines: journal.unreadable,
  };
  const entries = [
    { name: 'self-test.json', text: json(selfTest) },
    { name: 'versions.json', text: json(versions) },
    { name: 'settings.json', text: json(settings) },
    { name: 'journal.jsonl', text: journal.text },
    ...logs.map(({ name, text }) => ({ name: `logs/${name}`, text })),
  ];
  return [{ name: 'README.txt', text: readmeText(entries, { at: now, days: supportDays, leftOut }) }, ...entries];
}

async function orError(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (thrown) {
    const { code, message } = toErrorValue(thrown);
    return { error: { code, message } };
  }
}

async function journalOf({ journal, now }: SupportOptions): Promise<{ text: string; unreadable: number }> {
  try {
    const { entries, unreadable } = await lastEntries(journal, mostEntries);
    const since = new Date(now - supportDays * 86_400_000).toISOString();
    return { text: linesOf(entries.filter(({ at }) => at >= since)), unreadable };
  } catch {
    // None has been begun.
    return { text: '', unreadable: 0 };
  }
}

function linesOf(entries: readonly Recorded[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
