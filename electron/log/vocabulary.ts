import * as v from 'valibot';
import { thrownForm } from './thrown.ts';
import { isOfKnownWords } from './words.ts';

/**
 * The vocabulary of the log: what can be said in it. There is no field for free text, so that a name, a ticket or an
 * assertion has no way in; what does not have its form is left out. New words are added here, nowhere else.
 */

export const levels = ['error', 'warn', 'info', 'debug'] as const;
export type Level = (typeof levels)[number];

/** What happened. */
export const logEvents = [
  'program-started',
  'program-stopped',
  'settings-refused',
  /** Settings changed while the program ran: `layer`, `count`. */
  'policy-changed',
  /** The session went from one state, or step, to another. */
  'state',
  /** Readers, cards or the smartcard service came or went. */
  'cards',
  /** Something in the background did not succeed: `what`. */
  'background-trouble',
  /** Entries of the journal could not be written, or are not as they were. */
  'journal-trouble',
  /** The keychain failed; evidence of a session is kept in memory only. */
  'vault-trouble',
  /** A request to Spine, CIS2, the broker or the place of announcements: `request`, `took`, `status` or `code`. */
  'request-done',
  'request-failed',
  /** `count`: how many checks failed; `code`: of the first of them. */
  'self-test-done',
  /** Saved from the window: `count` of its parts, `bytes`. */
  'support-file-made',
  /** The system did not open one of the organisation's applications: `code`; which one it was is not said. */
  'application-not-opened',
  /** The window asked for something that it may not. */
  'window-refused',
  /** A process of ours ended by itself: `what`, and `reason` in Electron's words. */
  'process-gone',
  /** Something that should not be possible. */
  'defect',
] as const;
export type LogEvent = (typeof logEvents)[number];

/** Which program writes. */
export const parts = ['desktop', 'command-line'] as const;
export type Part = (typeof parts)[number];

const word = v.pipe(v.string(), v.check(isOfKnownWords));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999_999));

/** The words of CIS2 for ways to sign in (cis2 6.1, 6.2); one that is new is left out of the log until it is added. */
const ways = '(?:[A-Z0-9]{2,5}_)?SMARTCARD|FIDO2|IOS|TOTP|NHSMAIL';
const amrWord = new RegExp(`^(?:${ways}|PASSKEY|OTHER)$`);
const mostAmrWords = 8;

/** What CIS2 says of the way somebody signed in, as it is logged: a word that is not known, which may be anything, is `OTHER`. */
export function amrAsLogged(amr: readonly string[]): string[] {
  return amr.slice(0, mostAmrWords).map((word) => (amrWord.test(word) ? word : 'OTHER'));
}

/** The fields there are, in the order in which a line has them. */
export const fieldForms = {
  code: v.pipe(v.string(), v.regex(/^LAN-[1-9]\d{3}$/)),
  /** The sign-in attempt. */
  attempt: count,
  /** One request of ours to the outside: `spine-12`. */
  request: v.pipe(v.string(), v.regex(/^(?:spine|cis2|broker|updates)-\d{1,9}$/)),
  from: word,
  to: word,
  step: word,
  reason: word,
  route: word,
  /** How CIS2 saw a sign-in (cis2 18, no. 40): its reference for support calls, what it answered, and the levels. */
  tracking: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:-\d{1,10})?$/)),
  acr: v.pipe(v.string(), v.regex(new RegExp(`^AAL(?:1|2|3|2_OR_AAL3)_(?:ANY|USERPASS|${ways})$`))),
  amr: v.pipe(v.array(v.pipe(v.string(), v.regex(amrWord))), v.maxLength(mostAmrWords)),
  aal: v.picklist([0, 1, 2, 3]),
  ial: v.picklist([0, 1, 2, 3]),
  what: word,
  layer: word,
  service: word,
  readers: count,
  cards: count,
  count,
  bytes: count,
  /** Duration, ms. */
  took: count,
  /** HTTP status. */
  status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  version: v.pipe(v.string(), v.regex(/^\d{1,4}(?:\.\d{1,6}){1,3}(?:-[a-z]{2,5}(?:\.\d{1,4})?)?$/)),
  resumed: v.boolean(),
  clean: v.boolean(),
  error: thrownForm,
} as const;

/** Fields as a caller gives them; `error` is whatever was thrown. */
export type LogFields = {
  readonly [Name in Exclude<keyof typeof fieldForms, 'error'>]?: v.InferOutput<(typeof fieldForms)[Name]> | undefined;
} & { readonly error?: unknown };
