import type { Card } from '../cards/card.ts';
import type { Identity } from '../roles/role-profile.ts';
import type { ErrorValue } from '../errors/index.ts';
import type { BrowserPerson, BrowserProof, Evidence, TicketMark } from './proof.ts';
import type { BrowserStep, CardOwner, SessionState } from './state.ts';

/**
 * What the session engine needs from the world. Rooms implement these shapes without knowing the session; the
 * composition root hands them over.
 */

/** An opaque single sign-on ticket. Only the engine and the two adapters ever see its characters. */
export type Ticket = string;

/** The Identity Agent. All calls are one at a time; every failure is a `LanyardError` of the LAN-2xxx family. */
export interface IdentityAgentPort {
  /** The ticket the agent already holds, or `null` when nobody is signed in there. Never prompts. */
  heldTicket(signal: AbortSignal): Promise<Ticket | null>;
  /** Signs in, with the agent's own passcode and role windows; may take minutes. Aborting abandons the wait. */
  newTicket(signal: AbortSignal): Promise<Ticket>;
  /** The same, but the ticket the agent holds is replaced: another role, or another person (spine-cis1 4.6). */
  replacedTicket(signal: AbortSignal): Promise<Ticket>;
  /** Ends the agent's session for every application on this computer. Resolves also when there was none. */
  destroyTicket(): Promise<void>;
}

/** Spine. Failures are `LanyardError`s of the LAN-3xxx family. */
export interface RoleAssertionPort {
  /** Fetches and checks the role assertion for this ticket. */
  identityFor(ticket: Ticket, signal: AbortSignal): Promise<Identity>;
}

/** The tokens of a browser session. Only the engine, the vault and the adapter ever see their characters. */
export interface BrowserTokens {
  readonly idToken: string;
  readonly accessToken: string;
}

export interface BrowserSignInRequest {
  readonly signal: AbortSignal;
  readonly authenticator?: string | undefined;
  readonly acrValues?: readonly string[] | undefined;
  readonly changeRole?: boolean | undefined;
  /** Anybody else is refused. */
  readonly sameSubject?: string | undefined;
  readonly onStep: (step: BrowserStep) => void;
}

/** CIS2 in the system browser. Failures are `LanyardError`s of the LAN-4xxx family, or LAN-3xxx for the network. */
export interface BrowserSignInPort {
  signIn(request: BrowserSignInRequest): Promise<{ readonly person: BrowserPerson; readonly tokens: BrowserTokens }>;
  /** Resolves to `true` once the broker relays a logout token for this session, to `false` when stopped. */
  logoutNotice(proof: BrowserProof, signal: AbortSignal): Promise<boolean>;
  /** Ends the session at CIS2, where it can (cis2 12.6). */
  endSession(tokens: BrowserTokens): Promise<void>;
}

/** Whose cards they are, by their certificates. Never rejects: a card that does not say has no owner. */
export interface CardOwnersPort {
  ownersOf(cards: readonly Card[], signal: AbortSignal): Promise<readonly CardOwner[]>;
}

/** Time and timers, so that tests need not wait. */
export interface Clock {
  /** UTC milliseconds; may jump. */
  now(): number;
  /** Milliseconds since some moment; never jumps, and may stand still while the computer sleeps. */
  mono(): number;
  /** Runs `work` once after so many milliseconds; returns how to prevent that. */
  after(milliseconds: number, work: () => void): () => void;
  /** How long nothing has been touched on this computer, ms. */
  idleFor(): number;
}

/**
 * Where evidence of a session, and the tokens of a browser session, survive a restart. Failures are harmless: without
 * evidence nothing is resumed.
 */
export interface EvidencePort {
  keep(left: Left): Promise<void>;
  wipe(): Promise<void>;
}

/** What a run leaves to the next. */
export interface Left {
  /** Of its session; `null` = it had none any more. */
  readonly evidence: Evidence | null;
  readonly tokens: BrowserTokens | null;
  /** The ticket that the agent has not destroyed; `null` = none. */
  readonly unwanted: Unwanted | null;
}

/** A ticket of a session that is over. */
export interface Unwanted {
  /** `null` = it was never seen, so that any the agent holds may be it. */
  readonly mark: TicketMark | null;
  /** While these have not left their readers it is still good for whoever it was issued to; none = it never is. */
  readonly cards: readonly Card[];
}

/** Where states go: the window, the command line, a test. Called once per change, in order. */
export type StateListener = (state: SessionState) => void;

/** Where background failures go (for example a remote sign-out that did not succeed). Never carries a secret. */
export type TroubleListener = (what: Trouble, error: ErrorValue) => void;
export type Trouble = 'destroy-ticket' | 'keep-evidence' | 'wipe-evidence' | 'logout-notices' | 'end-at-cis2';
