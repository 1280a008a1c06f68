import type { CardEvent } from '../cards/card.ts';
import type { ErrorValue } from '../errors/index.ts';
import type { Identity } from '../roles/role-profile.ts';
import type { AttemptId, Evidence, TicketMark } from './state.ts';

/** What a person (or a script for one) can ask for. */
export type Request =
  | { readonly type: 'sign-in-requested' }
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
  | { readonly type: 'ticket-obtained'; readonly attempt: AttemptId; readonly mark: TicketMark }
  | { readonly type: 'ticket-not-held'; readonly attempt: AttemptId }
  | { readonly type: 'ticket-failed'; readonly attempt: AttemptId; readonly error: ErrorValue }
  | { readonly type: 'assertion-accepted'; readonly attempt: AttemptId; readonly identity: Identity }
  | { readonly type: 'assertion-failed'; readonly attempt: AttemptId; readonly error: ErrorValue }
  | { readonly type: 'ticket-checked'; readonly attempt: AttemptId; readonly found: TicketCheck };

/**
 * What the agent says of the ticket of a running session. `unclear`: no answer this time (busy, slow); `lost`: there is
 * nobody any more who could answer.
 */
export type TicketCheck = 'same' | 'gone' | 'changed' | 'unclear' | 'lost';

/** The agent's ticket was replaced; the session of the old one is over. */
export interface LookAgain {
  readonly type: 'look-again';
}

/** Everything that can happen to a session. */
export type SessionEvent = CardEvent | Request | SystemEvent | Finding | LookAgain;

/**
 * What the engine must do after a transition. Effects are data; they hold no secret.
 * `abandon` (stop what the attempt is waiting for and forget its ticket) is carried out before anybody sees the new state.
 */
export type Effect =
  | { readonly type: 'look-for-ticket'; readonly attempt: AttemptId }
  | { readonly type: 'ask-for-ticket'; readonly attempt: AttemptId }
  | { readonly type: 'fetch-assertion'; readonly attempt: AttemptId }
  | { readonly type: 'abandon'; readonly attempt: AttemptId }
  | { readonly type: 'check-ticket'; readonly attempt: AttemptId }
  | { readonly type: 'keep-evidence'; readonly evidence: Evidence }
  | { readonly type: 'wipe-evidence' }
  | LookAgain
  | { readonly type: 'destroy-ticket' };
