import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openJournal, type AuditEntry, type Journal, type JournalOptions } from '../../electron/audit/index.ts';

/** Noon of a day of the story, UTC ms. */
export const noon = (day: number) => Date.UTC(2026, 10, day, 12);

export function newFolder(): string {
  return path.join(mkdtempSync(path.join(os.tmpdir(), 'lanyard-audit-')), 'journal');
}

export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export function openAt(folder: string, day: number, options: Partial<JournalOptions> = {}): Journal {
  return openJournal({ folder, now: () => noon(day), osSession: '1', ...options });
}

export function started(attempt: number): AuditEntry {
  return { kind: 'sign-in-started', attempt, reader: 'Alcor Micro AU9540 00 00', atr: '3B8001811F' };
}

/** Writes a run of so many entries on a day, ended in order. */
export async function writeRun(folder: string, day: number, count: number, options: Partial<JournalOptions> = {}) {
  const journal = openAt(folder, day, options);
  for (let attempt = 1; attempt <= count; attempt += 1) journal.append(started(attempt));
  await journal.close();
}

export const journalFiles = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith('journal-'))
    .sort((a, b) => numberOf(a) - numberOf(b));

const numberOf = (name: string) => Number(name.split('.')[2]);

export type Line = Record<string, unknown>;

/** All entries of a folder with one chain, in their order. */
export function entriesIn(folder: string): Line[] {
  return journalFiles(folder).flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          return [JSON.parse(line) as Line];
        } catch {
          return [];
        }
      }),
  );
}

export const kindsIn = (folder: string) => entriesIn(folder).map(({ kind }) => kind);
