import * as v from 'valibot';
import { knownWordsOf } from './reader-words.ts';

/**
 * The fixed vocabulary of the journal. Every text is one of a list or has a strict form, so names, tickets, assertions
 * and addresses cannot be said in it; keys that are not listed here are dropped.
 */

/** Why a session ended: the session's own reasons, and what only a later start can tell. */
export const auditEndReasons = [
  'card-removed',
  'reader-removed',
  'card-service-stopped',
  'signed-out',
  'idle',
  'time-limit',
  'token-expired',
  'locked',
  'asleep',
  'disconnected',
  'agent-signed-out',
  'agent-stopped',
  'ticket-changed',
  'broker-signed-out',
  'another-card',
  'role-change',
  'policy-changed',
  'quit',
  'crashed',
] as const;

/** What is found when a journal (or other evidence of ours) has been touched from outside. */
export const tamperings = ['head-missing', 'head-unreadable', 'tail-missing', 'changed', 'evidence-changed'] as const;

const attempt = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999));
/** SDS user id and role profile id: 12 digits. */
const twelveDigits = v.pipe(v.string(), v.regex(/^\d{12}$/));
/**
 * ODS code: capitals and digits, never four capitals or six digits in a row. Capitals alone only as trusts and their
 * sites have them, digits alone not at all, so that neither a surname nor a passcode is taken for a code.
 */
const organisation = v.pipe(
  v.string(),
  v.regex(/^(?:[A-Z]{3}|[RT][A-Z]{4}|(?=[A-Z]*\d)(?=\d*[A-Z])(?!.*(?:[A-Z]{4}|\d{6}))[A-Z0-9]{3,10})$/),
);
const reader = v.pipe(v.string(), v.transform(knownWordsOf));
/** Answer to reset: its first byte is 3B or 3F, and it has at most 33 bytes. */
const atr = v.pipe(v.string(), v.regex(/^3[BF](?:[0-9A-F]{2}){1,32}$/));
const code = v.pipe(v.string(), v.regex(/^LAN-[1-9]\d{3}$/));
const version = v.pipe(v.string(), v.regex(/^\d{1,4}\.\d{1,4}\.\d{1,6}(?:-(?:alpha|beta|rc|dev)(?:\.\d{1,4})?)?$/));

/** Fields that are left out, and named in `omitted`, where their value does not have the form. */
const card = { reader: v.optional(reader), atr: v.optional(atr) };
const person = {
  user: v.optional(twelveDigits),
  roleProfile: v.optional(twelveDigits),
  organisation: v.optional(organisation),
};
export const omissible = ['reader', 'atr', 'user', 'roleProfile', 'organisation', 'version', 'code'] as const;
const omitted = { omitted: v.optional(v.pipe(v.array(v.picklist(omissible)), v.maxLength(omissible.length))) };

export const auditEntry = v.variant('kind', [
  v.object({
    kind: v.literal('program-started'),
    part: v.picklist(['desktop', 'command-line']),
    version: v.optional(version),
    /** How the run before this one ended. */
    before: v.optional(v.picklist(['clean', 'unclean', 'none'])),
    ...omitted,
  }),
  v.object({
    kind: v.literal('program-stopped'),
    part: v.picklist(['desktop', 'command-line']),
    version: v.optional(version),
    clean: v.boolean(),
    ...omitted,
  }),
  v.object({
    kind: v.literal('sign-in-started'),
    attempt,
    route: v.optional(v.picklist(['agent', 'browser'])),
    ...card,
    ...omitted,
  }),
  v.object({
    kind: v.literal('sign-in-succeeded'),
    attempt,
    route: v.optional(v.picklist(['agent', 'browser'])),
    /** The session of an earlier run, taken up again. */
    resumed: v.optional(v.boolean()),
    ...person,
    ...card,
    ...omitted,
  }),
  v.object({ kind: v.literal('sign-in-failed'), attempt, code: v.optional(code), ...person, ...card, ...omitted }),
  v.object({
    kind: v.literal('role-changed'),
    attempt,
    /** How: chosen from the list in Lanyard, in the Identity Agent's own window, or at CIS2 in the browser. */
    method: v.optional(v.picklist(['role-list', 'agent', 'browser'])),
    /** The new role. */
    ...person,
    ...omitted,
  }),
  v.object({
    kind: v.literal('session-ended'),
    attempt,
    reason: v.picklist(auditEndReasons),
    ...person,
    ...card,
    ...omitted,
  }),
  v.object({
    kind: v.literal('remote-sign-out'),
    attempt,
    target: v.picklist(['agent-ticket', 'browser-session', 'tokens']),
    result: v.picklist(['done', 'failed']),
    code: v.optional(code),
    ...omitted,
  }),
  v.object({
    kind: v.literal('policy-changed'),
    /** Which layer of the settings changed, and how many settings in force are different now. */
    layer: v.picklist(['machine-policy', 'machine-file', 'user-choice']),
    changed: count,
    ...omitted,
  }),
  v.object({ kind: v.literal('tampering-found'), found: v.picklist(tamperings), ...omitted }),
]);

/** What the program can say in the journal. */
export type AuditEntry = v.InferInput<typeof auditEntry>;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What the journal says about itself. */
export const journalEntry = v.variant('kind', [
  /** The first entry of every file: says which file it is, so that no file can stand in for another. */
  v.object({
    kind: v.literal('file-opened'),
    format: v.literal(1),
    chain: v.pipe(v.string(), v.regex(/^\d{1,2}$/)),
    number: count,
    date: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/)),
    session: v.pipe(v.string(), v.regex(/^[a-z]{0,3}\d{1,6}$|^[0-9a-f]{8}$/)),
  }),
  /** The bytes before this line, back to the last whole entry, are what a write that never finished left. */
  v.object({ kind: v.literal('journal-repaired'), bytes: count, sha256: hash }),
  /** The journal may begin with the entry `before`, whose `prev` is `anchor`: what came earlier is past its age. */
  v.object({ kind: v.literal('journal-pruned'), before: count, anchor: hash, files: count }),
  /** Entries that could not be written while the disk refused them. */
  v.object({ kind: v.literal('entries-lost'), count }),
]);

export type JournalEntry = v.InferOutput<typeof journalEntry>;

/** An entry in its final form, with the time it is about (UTC, ISO 8601 with milliseconds). */
export type Stamped = { readonly at: string } & (v.InferOutput<typeof auditEntry> | JournalEntry);

/**
 * Brings an entry into its final form. A field that does not have its form is left out and named in `omitted`; what
 * cannot be said without the field is refused with `null`.
 */
export function finalForm(entry: AuditEntry): v.InferOutput<typeof auditEntry> | null {
  const first = v.safeParse(auditEntry, entry);
  if (first.success) return first.output;
  const wrong = new Set(first.issues.map((issue) => issue.path?.[0]?.key));
  const left = omissible.filter((field) => wrong.delete(field));
  if (wrong.size > 0) return null;
  const rest = Object.entries(entry).filter(([key]) => !left.some((field) => field === key));
  const second = v.safeParse(auditEntry, { ...Object.fromEntries(rest), omitted: left });
  return second.success ? second.output : null;
}
