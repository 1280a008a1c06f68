import type { CardEvent } from '../cards/card.ts';
import type { ErrorValue } from '../errors/index.ts';
import type { Identity } from '../roles/role-profile.ts';
import type { AttemptId } from './state.ts';

/** What a person (or a script for one) can ask for. */
export type Request =
  | { readonly type: 'sign-in-requested' }
  | { readonly type: 'cancel-requested' }
  | { readonly type: 'sign-out-requested' }
  | { readonly type: 'quit-requested' };

/** What an effect found. `attempt` says for which sign-in; an answer for a dead attempt changes nothing. */
export type Finding =
  | { readonly type: 'ticket-obtained'; readonly attempt: AttemptId }
  | { readonly type: 'ticket-not-held'; readonly attempt: AttemptId }
  | { readonly type: 'ticket-failed'; readonly attempt: AttemptId; readonly error: ErrorValue }
  | { readonly type: 'assertion-accepted'; readonly attempt: AttemptId; readonly identity: Identity }
  | { readonly type: 'assertion-failed'; readonly attempt: AttemptId; readonly error: ErrorValue };

/** Everything that can happen to a session. */
export type SessionEvent = CardEvent | Request | Finding;

/**
 * What the engine must do after a transition. Effects are data; they hold no secret.
 * `abandon` (stop what the attempt is waiting for and forget its ticket) is carried out before anybody sees the new state.
 */
export type Effect =
  | { readonly type: 'look-for-ticket'; readonly attempt: AttemptId }
  | { readonly type: 'ask-for-ticket'; readonly attempt: AttemptId }
  | { readonly type: 'fetch-assertion'; readonly attempt: AttemptId }
  | { readonly type: 'abandon'; readonly attempt: AttemptId }
  | { readonly type: 'destroy-ticket' };
