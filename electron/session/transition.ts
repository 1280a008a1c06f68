import type { CardEvent } from '../cards/card.ts';
import { LanyardError } from '../errors/index.ts';
import { cardsAfter, removalOf, unknownCards, widenedBy } from './cards-view.ts';
import type { Effect, Finding, Request, SessionEvent } from './events.ts';
import { canStart, cancel, end, fail, settle, signedOut, signOut, start, stay, waitForCard } from './moves.ts';
import type { Context, Transition } from './moves.ts';
import type { Binding, EndReason, SessionState, SignedOut } from './state.ts';

/** How long after an agent's failure the removal of the card still counts as its reason, ms. */
const echoTime = 3_000;

/** The state before anything has happened. */
export function initialState(now: number): SignedOut {
  return {
    name: 'signed-out',
    at: now,
    cards: unknownCards,
    attempt: 0,
    starting: true,
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
    case 'quit-requested':
      return onRequest(state, event, context);
    case 'ticket-obtained':
    case 'ticket-not-held':
    case 'ticket-failed':
    case 'assertion-accepted':
    case 'assertion-failed':
      return onFinding(state, event, context);
  }
}

function onCardEvent(before: SessionState, event: CardEvent, context: Context): Transition {
  const cards = cardsAfter(before.cards, event);
  const state: SessionState = { ...before, cards };
  const bound = boundTo(state);
  const reason = bound === null ? null : removalOf(bound, event);
  if (reason !== null) return onRemoval(state, reason, context);

  if (event.type === 'ready') return onReadersRead(state, context);
  if (event.type === 'card-inserted' && cards.service === 'running') return onInsertion(state, event, context);
  if (state.name === 'signed-out' && state.problem === null && !state.starting) return settle(state, context);
  return stay(state);
}

/** What the state holds on to: the session's or attempt's card, or the card of a ticket that may still be with the agent. */
function boundTo(state: SessionState): Binding | null {
  switch (state.name) {
    case 'signing-in':
    case 'signed-in':
      return state.binding;
    case 'signed-out':
      return state.leftBehind;
    case 'waiting-for-card':
    case 'ended':
      return null;
  }
}

function onRemoval(state: SessionState, reason: EndReason, context: Context): Transition {
  const destroy: Effect[] = context.policy.endTicketOn === 'removal-and-sign-out' ? [{ type: 'destroy-ticket' }] : [];
  if (state.name === 'signing-in' || state.name === 'signed-in') {
    const ended = end(state, reason, context);
    return { ...ended, effects: [...ended.effects, ...destroy] };
  }
  if (state.name !== 'signed-out') return stay(state);
  if (isEchoOf(state, context)) return { ...end(state, reason, context), effects: destroy };
  const left: SignedOut = { ...state, leftBehind: null };
  return { state: left.problem === null ? settle(left, context).state : left, effects: destroy };
}

/**
 * The agent sees a card leave, too, and may report a cancel or a card error a moment before the reader reports the
 * removal. What people did was to take the card out, so that is what they are told.
 */
function isEchoOf({ problem, at }: SignedOut, { now }: Context): boolean {
  return problem?.code.startsWith('LAN-2') === true && now - at <= echoTime;
}

/** The readers were read for the first time, at start or after the service came back. */
function onReadersRead(state: SessionState, context: Context): Transition {
  const idle = state.name === 'waiting-for-card' || (state.name === 'signed-out' && state.starting);
  if (!idle) return stay(state);
  return canStart(state.cards, context) ? start(state, false, context) : waitForCard(state, context);
}

function onInsertion(state: SessionState, event: CardEvent & { type: 'card-inserted' }, context: Context): Transition {
  switch (state.name) {
    case 'signing-in':
      // Until the agent has answered, nobody can tell which of the cards it is working with.
      if (state.step === 'assertion') return stay(state);
      return stay({ ...state, asked: true, binding: widenedBy(state.binding, event.card) });
    case 'signed-in':
      return stay(state);
    case 'signed-out':
    case 'waiting-for-card':
    case 'ended':
      if (event.card.atr === '')
        return fail(state, new LanyardError('LAN-1005', { reader: event.card.reader }), context);
      return start(state, true, context, { kind: 'card', card: event.card });
  }
}

function onRequest(state: SessionState, request: Request, context: Context): Transition {
  switch (request.type) {
    case 'sign-in-requested':
      if (state.name === 'signed-in') return stay(state);
      if (state.name === 'signing-in') return stay({ ...state, asked: true });
      if (canStart(state.cards, context)) return start(state, true, context);
      if (state.cards.outage !== null) return fail(state, new LanyardError(state.cards.outage), context);
      // Before the readers have been read the first time there is nothing to decide; `ready` will.
      if (state.cards.service === 'unknown') return stay(state);
      return waitForCard(state, context);
    case 'cancel-requested':
      return state.name === 'signing-in' ? cancel(state, context) : stay(state);
    case 'sign-out-requested':
      if (state.name === 'signing-in') return cancel(state, context);
      if (state.name !== 'signed-in') return stay(state);
      return signOut(state, context);
    case 'quit-requested':
      return state.name === 'ended' && state.reason === 'quit' ? stay(state) : end(state, 'quit', context);
  }
}

function onFinding(state: SessionState, finding: Finding, context: Context): Transition {
  if (state.name !== 'signing-in' || state.attempt !== finding.attempt) return stay(state);
  const { attempt, cards, binding } = state;
  const at = context.now;
  switch (finding.type) {
    case 'ticket-obtained':
      return { state: { ...state, at, step: 'assertion' }, effects: [{ type: 'fetch-assertion', attempt }] };
    case 'ticket-not-held':
      if (state.asked) {
        return { state: { ...state, at, step: 'passcode' }, effects: [{ type: 'ask-for-ticket', attempt }] };
      }
      return { ...settle(signedOut(state, context), context), effects: [{ type: 'abandon', attempt }] };
    case 'assertion-accepted':
      return {
        state: { name: 'signed-in', at, cards, attempt, binding, identity: finding.identity },
        effects: [],
      };
    case 'ticket-failed':
    case 'assertion-failed':
      return {
        state: { ...signedOut(state, context), problem: finding.error, leftBehind: binding },
        effects: [{ type: 'abandon', attempt }],
      };
  }
}
