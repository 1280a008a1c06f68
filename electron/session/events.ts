import type { Card, CardEvent } from '../cards/card.ts';
import type { ErrorValue } from '../errors/index.ts';
import type { Identity } from '../roles/role-profile.ts';
import type { BrowserPerson, BrowserProof, Evidence, Route, TicketMark } from './proof.ts';
import type { AttemptId, BrowserStep, CardOwner } from './state.ts';

/** What a person (or a script for one) can ask for. */
export type Request =
  /** `route`: the way the person chose; `authenticator`: with which, in the browser (cis2 6.2). */
  | { readonly type: 'sign-in-requested'; readonly route?: Route; readonly authenticator?: string }
  | { readonly type: 'role-chosen'; readonly profileId: string }
  /** With the agent this ends the session, here and in every other application (spine-cis1 4.6). */
  | { readonly type: 'change-role-requested' }
  | { readonly type: 'step-up-requested' }
  | { readonly type: 'cancel-requested' }
  | { readonly type: 'sign-out-requested' }
  | { readonly type: 'stay-requested' }
  | { readonly type: 'quit-requested' };

/** What happens to the computer and its session. */
export type SystemEvent =
  | { readonly type: 'locked' }
  | { readonly type: 'sleeping' }
  | { readonly type: 'disconnected' }
  | { readonly type: 'policy-changed' }
  /** The process that speaks with the Identity Agent died by itself (design, rule 2). */
  | { readonly type: 'host-died' }
  /** A moment worth a look at the clocks: a timer, waking up, unlocking. `idleFor`: ms since the last input. */
  | { readonly type: 'time-passed'; readonly idleFor: number };

/** What an effect found. `attempt` says for which sign-in; an answer for a dead attempt changes nothing. */
export type Finding =
  /** `cards`: those it was left to when the session before ended, where it is that one. */
  | {
      readonly type: 'ticket-obtained';
      readonly attempt: AttemptId;
      readonly mark: TicketMark;
      readonly cards?: readonly Card[];
    }
  | { readonly type: 'ticket-not-held'; readonly attempt: AttemptId }
  | { readonly type: 'ticket-failed'; readonly attempt: AttemptId; readonly error: ErrorValue }
  | { readonly type: 'assertion-accepted'; readonly attempt: AttemptId; readonly identity: Identity }
  | { readonly type: 'assertion-failed'; readonly attempt: AttemptId; readonly error: ErrorValue }
  | { readonly type: 'owners-read'; readonly attempt: AttemptId; readonly owners: readonly CardOwner[] }
  | { readonly type: 'browser-step'; readonly attempt: AttemptId; readonly step: BrowserStep }
  | { readonly type: 'browser-accepted'; readonly attempt: AttemptId; readonly person: BrowserPerson }
  | { readonly type: 'browser-failed'; readonly attempt: AttemptId; readonly error: ErrorValue }
  /** The broker relayed a logout token for this session. */
  | { readonly type: 'logout-noticed'; readonly attempt: AttemptId }
  | { readonly type: 'ticket-checked'; readonly attempt: AttemptId; readonly found: TicketCheck }
  /** The agent was told to destroy the ticket of the session that ended as this attempt; `done`: and did so. */
  | { readonly type: 'ticket-destroyed'; readonly attempt: AttemptId; readonly done: boolean };

/**
 * What the agent says of the ticket of a running session. `unclear`: no answer this time (busy, slow); `lost`: there is
 * nobody any more who could answer.
 */
export type TicketCheck = 'same' | 'gone' | 'changed' | 'unclear' | 'lost';

/** The agent's ticket was replaced; the session of the old one is over. */
export interface LookAgain {
  readonly type: 'look-again';
}

/** The session is over because its person wants another role: the agent asks anew. */
export interface AskAnew {
  readonly type: 'ask-anew';
}

/** Everything that can happen to a session. */
export type SessionEvent = CardEvent | Request | SystemEvent | Finding | LookAgain | AskAnew;

/**
 * What the engine must do after a transition. Effects are data; they hold no secret.
 * `abandon` (stop what the attempt is waiting for and forget its ticket) is carried out before anybody sees the new state.
 */
export type Effect =
  | { readonly type: 'read-owners'; readonly attempt: AttemptId; readonly cards: readonly Card[] }
  /** `from`: the card whose insertion began the attempt. */
  | { readonly type: 'look-for-ticket'; readonly attempt: AttemptId; readonly from?: Card }
  /** `anew`: the agent replaces the ticket it holds. */
  | { readonly type: 'ask-for-ticket'; readonly attempt: AttemptId; readonly anew?: true }
  | { readonly type: 'fetch-assertion'; readonly attempt: AttemptId }
  | { readonly type: 'abandon'; readonly attempt: AttemptId }
  | { readonly type: 'check-ticket'; readonly attempt: AttemptId }
  /** With the tokens that `attempt` holds, if it holds any. */
  | { readonly type: 'keep-evidence'; readonly attempt: AttemptId; readonly evidence: Evidence }
  | { readonly type: 'wipe-evidence' }
  | BrowserAttempt
  | { readonly type: 'await-notice'; readonly attempt: AttemptId; readonly proof: BrowserProof }
  /** Takes up the tokens that an earlier run left. */
  | { readonly type: 'take-up-tokens'; readonly attempt: AttemptId }
  /** Tells CIS2 that the session is over; after that, in the background. */
  | { readonly type: 'end-at-cis2'; readonly attempt: AttemptId }
  | LookAgain
  | AskAnew
  | { readonly type: 'destroy-ticket' }
  /** The ticket stays with the agent, for whoever it was issued to: as long as these cards do not leave. */
  | { readonly type: 'leave-ticket'; readonly mark: TicketMark; readonly cards: readonly Card[] };

/** A sign-in in the browser, for a new session or on top of one (`sameSubject`). */
export interface BrowserAttempt {
  readonly type: 'sign-in-by-browser';
  readonly attempt: AttemptId;
  readonly authenticator?: string;
  readonly acrValues?: readonly string[];
  readonly changeRole?: true;
  readonly sameSubject?: string;
}
