import type { Route } from './proof.ts';

/** What the site decides about sessions; taken from the settings. All times are milliseconds. */
export interface SessionPolicy {
  /** When the agent's ticket is destroyed (it logs the person out of every application). */
  readonly endTicketOn: 'removal-and-sign-out' | 'sign-out' | 'never';
  /** Whether a sign-in may start with no card in a local reader (spine-cis1 13). */
  readonly withoutCard: boolean;
  /** The ways to sign in that this workstation has, the one a card begins with first. */
  readonly routes: readonly Route[];
  /** Before a sign-in with the agent, read whose cards they are (design, rule 3); never within a session. */
  readonly readCertificates: boolean;
  /** Which sign-ins in the browser belong to the card in the reader (cis2 12.3). */
  readonly bindToCard: 'smartcard' | 'always' | 'never';
  /** Whether a browser session ends when its ID token expires. */
  readonly endOnTokenExpiry: boolean;
  /** Whether the end of a browser session is told to CIS2, in the browser (cis2 12.6). */
  readonly endAtCis2: boolean;
  /** Whether the organisation's broker is asked for logout notices (cis2 12.4). */
  readonly logoutNotices: boolean;
  /** Without input for so long, the session ends; at most 15 minutes (cis2 12.2). */
  readonly idleLimit: number;
  /** So long before that, the person is warned. */
  readonly idleWarning: number;
  /** So long after sign-in the session ends whatever happens; at most 12 hours (cis2 12.2). */
  readonly timeLimit: number;
  /** Whether locking the screen ends the session. */
  readonly endOnLock: boolean;
  /** Whether a remote session that is disconnected or handed over ends it. */
  readonly endOnDisconnect: boolean;
  /** How often the agent is asked whether its ticket is still the same; at least 5 seconds (spine-cis1 17, no. 31). */
  readonly ticketWatch: number;
  /** How long a card may lose contact: 0 for a card with contacts; contactless cards flicker. */
  readonly grace: { readonly contact: number; readonly contactless: number };
}

/** What a machine gets on which nothing is set. */
export const defaultPolicy: SessionPolicy = {
  endTicketOn: 'removal-and-sign-out',
  withoutCard: false,
  routes: ['agent'],
  readCertificates: false,
  bindToCard: 'smartcard',
  endOnTokenExpiry: true,
  endAtCis2: false,
  logoutNotices: true,
  idleLimit: 15 * 60_000,
  idleWarning: 60_000,
  timeLimit: 12 * 3_600_000,
  endOnLock: true,
  endOnDisconnect: true,
  ticketWatch: 5_000,
  grace: { contact: 0, contactless: 700 },
};

/**
 * How long this card may lose contact. Contactless cards have an answer to reset that the reader made up, and it begins
 * `3B 8n 80 01` (PC/SC part 3).
 */
export function graceOf(atr: string, policy: SessionPolicy): number {
  return /^3B8[0-9A-F]8001/.test(atr) ? policy.grace.contactless : policy.grace.contact;
}
