import { LanyardError } from '../errors/index.ts';
import { onCardEvent } from './card-changes.ts';
import { unknownCards } from './cards-view.ts';
import { chooseRole, notRaised, raise, startBrowser } from './browser-moves.ts';
import type { Request, SessionEvent } from './events.ts';
import { onFinding } from './findings.ts';
import {
  canStart,
  cancel,
  end,
  fail,
  signOut,
  start,
  stay,
  touchedNow,
  waitForCard,
  type Context,
  type Transition,
} from './moves.ts';
import type { Evidence } from './proof.ts';
import { askAnew, extend, lookAgain, onSystemEvent } from './running.ts';
import type { SessionState, SignedIn, SignedOut } from './state.ts';

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

/** The state of an engine that follows another (`before`: its last state) or none. */
export function startingState(now: number, evidence: Evidence | null, before: SessionState | null): SessionState {
  if (before?.name === 'ended') return { ...before, cards: unknownCards };
  return { ...initialState(now, evidence), attempt: before?.attempt ?? 0 };
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
    case 'role-chosen':
    case 'change-role-requested':
    case 'step-up-requested':
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
    case 'ask-anew':
      return askAnew(state, context);
    case 'owners-read':
    case 'ticket-obtained':
    case 'ticket-not-held':
    case 'ticket-failed':
    case 'assertion-accepted':
    case 'assertion-failed':
    case 'ticket-checked':
    case 'ticket-destroyed':
    case 'browser-step':
    case 'browser-accepted':
    case 'browser-failed':
    case 'logout-noticed':
      return onFinding(state, event, context);
  }
}

function onRequest(state: SessionState, request: Request, context: Context): Transition {
  switch (request.type) {
    case 'sign-in-requested':
      return withoutEvidence(state, onSignInRequested(state, request, context));
    case 'cancel-requested':
      return onCancel(state, context);
    case 'sign-out-requested':
      if (state.name === 'signing-in') return cancel(state, context);
      return state.name === 'signed-in' || state.name === 'choosing-role' ? signOut(state, context) : stay(state);
    case 'stay-requested':
      return state.name === 'signed-in' ? extend(state, context) : stay(state);
    case 'role-chosen':
      return state.name === 'signed-in' || state.name === 'choosing-role'
        ? chooseRole(state, request.profileId, context)
        : stay(state);
    case 'change-role-requested':
      return state.name === 'signed-in' ? onChangeRole(state, context) : stay(state);
    case 'step-up-requested':
      return state.name === 'signed-in' ? raise(state, 'step-up', context) : stay(state);
    case 'quit-requested':
      return state.name === 'ended' && state.reason === 'quit' ? stay(state) : end(state, 'quit', context);
  }
}

function onSignInRequested(
  state: SessionState,
  request: Extract<Request, { type: 'sign-in-requested' }>,
  context: Context,
): Transition {
  const { authenticator, route = context.policy.routes[0] ?? 'agent' } = request;
  if (state.name === 'signed-in' || state.name === 'choosing-role') return stay(state);
  if (state.name === 'signing-in') return stay(state.route === 'agent' ? { ...state, asked: true } : state);
  if (route === 'browser') return startBrowser(state, context, authenticator === undefined ? {} : { authenticator });
  const { outage, service } = state.cards;
  if (outage !== null && !context.policy.withoutCard) return fail(state, new LanyardError(outage), context);
  // Before the readers have been read the first time there is nothing to decide; `ready` will.
  if (service === 'unknown' && !context.policy.withoutCard) return stay(state);
  return canStart(state.cards, context) ? start(state, context, { asked: true }) : waitForCard(state, context);
}

/** Whoever signs in anew before the readers were read has nothing to do with what an earlier run left. */
function withoutEvidence(before: SessionState, next: Transition): Transition {
  const isLost = before.name === 'signed-out' && before.evidence !== null && next.state.name === 'signing-in';
  return isLost ? { ...next, effects: [{ type: 'wipe-evidence' }, ...next.effects] } : next;
}

function onCancel(state: SessionState, context: Context): Transition {
  switch (state.name) {
    case 'signing-in':
      return cancel(state, context);
    case 'choosing-role':
      return signOut(state, context);
    case 'signed-in':
      return state.raising === null
        ? stay(state)
        : notRaised(touchedNow(state, context), new LanyardError('LAN-4004').toValue());
    case 'signed-out':
    case 'waiting-for-card':
    case 'ended':
      return stay(state);
  }
}

/** The agent asks anew, and the session of its old ticket is over; CIS2 is asked again on top of the session. */
function onChangeRole(state: SignedIn, context: Context): Transition {
  if (state.cover !== null) return stay(state);
  if (state.proof.route === 'browser') return raise(state, 'change-role', context);
  const ended = end(state, 'role-change', context);
  return { ...ended, effects: [...ended.effects, { type: 'ask-anew' }] };
}
