import type { Identity } from '../roles/role-profile.ts';
import type { ErrorValue } from '../errors/index.ts';
import type { Evidence, SessionState } from './state.ts';

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
  /** Ends the agent's session for every application on this computer. Resolves also when there was none. */
  destroyTicket(): Promise<void>;
}

/** Spine. Failures are `LanyardError`s of the LAN-3xxx family. */
export interface RoleAssertionPort {
  /** Fetches and checks the role assertion for this ticket. */
  identityFor(ticket: Ticket, signal: AbortSignal): Promise<Identity>;
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

/** Where evidence of a session survives a restart. Failures are harmless: without evidence nothing is resumed. */
export interface EvidencePort {
  keep(evidence: Evidence): Promise<void>;
  wipe(): Promise<void>;
}

/** Where states go: the window, the command line, a test. Called once per change, in order. */
export type StateListener = (state: SessionState) => void;

/** Where background failures go (for example a remote sign-out that did not succeed). Never carries a secret. */
export type TroubleListener = (what: 'destroy-ticket' | 'keep-evidence' | 'wipe-evidence', error: ErrorValue) => void;
