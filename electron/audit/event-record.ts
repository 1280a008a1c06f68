import { catalogue, type ErrorCode } from '../errors/index.ts';
import type { Recorded } from './journal.ts';

/** Kinds of the Windows Event Log (`wType` of ReportEventW). */
export const eventTypes = { error: 1, warning: 2, information: 4 } as const;
export type EventType = keyof typeof eventTypes;

/** One event of the Windows Event Log: its number is stable for ever (docs/audit.md), its text is all there is to it. */
export interface EventRecord {
  readonly id: number;
  readonly type: EventType;
  readonly text: string;
}

/** What IT wants to see: who signed in, what failed, what ended and why, what changed. Everything else is not told. */
const told: Partial<Readonly<Record<Recorded['kind'], Omit<EventRecord, 'text'> & { readonly sentence: string }>>> = {
  'sign-in-succeeded': { id: 1001, type: 'information', sentence: 'Somebody signed in.' },
  'sign-in-failed': { id: 1002, type: 'warning', sentence: 'A sign-in failed.' },
  'session-ended': { id: 1003, type: 'information', sentence: 'A session or a sign-in ended.' },
  'role-changed': { id: 1004, type: 'information', sentence: 'Somebody changed their role.' },
  'policy-changed': { id: 1005, type: 'information', sentence: 'The settings in force have changed.' },
  'remote-sign-out': { id: 1006, type: 'warning', sentence: 'A sign-out elsewhere did not succeed.' },
  'tampering-found': { id: 1101, type: 'error', sentence: 'The journal of sign-ins was changed from outside.' },
  'entries-lost': { id: 1102, type: 'error', sentence: 'Entries of the journal of sign-ins could not be written.' },
  'journal-repaired': { id: 1103, type: 'warning', sentence: 'The journal of sign-ins was repaired after a stop.' },
};

/** The event of a journal entry; `null` = it is not for the event log. Pure. */
export function eventOf(entry: Recorded): EventRecord | null {
  const known = told[entry.kind];
  if (known === undefined || (entry.kind === 'remote-sign-out' && entry.result === 'done')) return null;
  const { id, type, sentence } = known;
  return { id, type: isNeutral(entry) ? 'information' : type, text: [sentence, '', ...fieldsOf(entry)].join('\r\n') };
}

/** A cancelled sign-in is a failure without alarm; so is a look that found nobody signed in with the agent. */
function isNeutral(entry: Recorded): boolean {
  const code = 'code' in entry ? entry.code : undefined;
  if (code === 'LAN-2109') return true;
  return code !== undefined && Object.hasOwn(catalogue, code) && catalogue[code as ErrorCode].neutral === true;
}

/** `user: 555100000017`, one a line. Every value is of the journal's vocabulary; an insertion mark is none of it. */
function fieldsOf(entry: Recorded): string[] {
  return Object.entries(entry)
    .filter(([key]) => key !== 'kind')
    .map(([key, value]) => `${key}: ${String(value).replaceAll('%', '')}`);
}
