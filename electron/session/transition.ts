import { LanyardError } from '../errors/index.ts';
import { onCardEvent } from './card-changes.ts';
import { unknownCards } from './cards-view.ts';
import type { Finding, Request, SessionEvent } from './events.ts';
import {
  canStart,
  cancel,
  end,
  fail,
  keepEvidence,
  settle,
  signedOut,
  signIn,
  signOut,
  start,
  stay,
  waitForCard,
  type Context,
  type Transition,
} from './moves.ts';
import { extend, lookAgain, onSystemEvent, onTicketChecked } from './running.ts';
import type { Evidence, SessionState, SignedOut } from './state.ts';

/** The state before anything has happened. `evidence`: what an earlier run left. */
export function initialState(now: number, evidence: Evidence | null = null): SignedOut {
  return {
    name: 'signed-out',
    at: now,
    cards: unknownCards,
    attempt: 0,
    starting: true,
    evidence,
    problem: null,
    leftBehind: null,
  };
}

/**
 * The heart: what becomes of a session when something happens. Pure; an event that means nothing in a state gives the
 * same state object back. Attempt numbers only grow, so that a late answer can never be taken for a new one.
 */
export function transition(state: SessionState, event: SessionEvent, context: Context): Transition {
  switch (event.type) {
    case 'service-started':
    case 'service-stopped':
    case 'reader-attached':
    case 'reader-detached':
    case 'card-inserted':
    case 'card-removed':
    case 'ready':
      return onCardEvent(state, event, context);
    case 'sign-in-requested':
    case 'cancel-requested':
    case 'sign-out-requested':
    case 'stay-requested':
    case 'quit-requested':
      return onRequest(state, event, context);
    case 'locked':
    case 'sleeping':
    case 'disconnected':
    case 'policy-changed':
    case 'host-died':
    case 'time-passed':
      return onSystemEvent(state, event, context);
    case 'look-again':
      return lookAgain(state, context);
    case 'ticket-obtained':
    case 'ticket-not-held':
    case 'ticket-failed':
    case 'assertion-accepted':
    case 'assertion-failed':
    case 'ticket-checked':
      return onFinding(state, event, context);
  }
}

function onRequest(state: SessionState, request: Request, context: Context): Transition {
  switch (request.type) {
    case 'sign-in-requested':
      return onSignInRequested(state, context);
    case 'cancel-requested':
      return state.name === 'signing-in' ? cancel(state, context) : stay(state);
    case 'sign-out-requested':
      if (state.name === 'signing-in') return cancel(state, context);
      return state.name === 'signed-in' ? signOut(state, context) : stay(state);
    case 'stay-requested':
      return state.name === 'signed-in' ? extend(state, context) : stay(state);
    case 'quit-requested':
      return state.name === 'ended' && state.reason === 'quit' ? stay(state) : end(state, 'quit', context);
  }
}

function onSignInRequested(state: SessionState, context: Context): Transition {
  if (state.name === 'signed-in') return stay(state);
  if (state.name === 'signing-in') return stay({ ...state, asked: true });
  const { outage, service } = state.cards;
  if (outage !== null && !context.policy.withoutCard) return fail(state, new LanyardError(outage), context);
  // Before the readers have been read the first time there is nothing to decide; `ready` will.
  if (service === 'unknown' && !context.policy.withoutCard) return stay(state);
  return canStart(state.cards, context) ? start(state, context, { asked: true }) : waitForCard(state, context);
}

function onFinding(state: SessionState, finding: Finding, context: Context): Transition {
  if (state.attempt !== finding.attempt) return stay(state);
  if (finding.type === 'ticket-checked') {
    return state.name === 'signed-in' ? onTicketChecked(state, finding.found, context) : stay(state);
  }
  if (state.name !== 'signing-in') return stay(state);
  const { attempt } = state;
  const at = context.now;
  switch (finding.type) {
    case 'ticket-obtained':
      return {
        state: { ...state, at, step: 'assertion', mark: finding.mark },
        effects: [...keepEvidence(state.binding, finding.mark, at), { type: 'fetch-assertion', attempt }],
      };
    case 'ticket-not-held':
      if (state.asked) {
        return {
          state: { ...state, at, step: 'passcode' },
          effects: [...keepEvidence(state.binding, null, at), { type: 'ask-for-ticket', attempt }],
        };
      }
      return {
        ...settle(signedOut(state, context), context),
        effects: [{ type: 'abandon', attempt }, { type: 'wipe-evidence' }],
      };
    case 'assertion-accepted':
      return state.mark === null ? stay(state) : signIn(state, finding.identity, state.mark, context);
    case 'ticket-failed':
    case 'assertion-failed':
      return {
        state: { ...signedOut(state, context), problem: finding.error, leftBehind: state.binding },
        effects: [{ type: 'abandon', attempt }],
      };
  }
}
