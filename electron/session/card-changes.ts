import type { Card, CardEvent } from '../cards/card.ts';
import { LanyardError } from '../errors/index.ts';
import type { Effect } from './events.ts';
import { bindingOf, cardsAfter, cardsOf, removalOf, stillThere, widenedBy } from './cards-view.ts';
import { isInTime, keepEvidence } from './kept-evidence.ts';
import {
  canStart,
  destroyOnRemoval,
  end,
  endByRemoval,
  endingWith,
  fail,
  isHeld,
  settle,
  signedOut,
  start,
  stay,
  type Context,
  type Transition,
} from './moves.ts';
import { graceOf } from './policy.ts';
import { notRaised, resume, startBrowser } from './browser-moves.ts';
import type { BrowserEvidence } from './proof.ts';
import type { Binding, EndReason, SessionState, SignedIn, SignedOut, SigningIn } from './state.ts';

/** How long after an agent's failure the removal of the card still counts as its reason, ms. */
const echoTime = 1_000;

/** What readers and cards do to a session. */
export function onCardEvent(before: SessionState, event: CardEvent, context: Context): Transition {
  const cards = cardsAfter(before.cards, event);
  const state: SessionState = { ...before, cards };
  if (state.name === 'signed-in' && state.cover !== null) return onCardEventCovered(state, event, context);

  // While the readers are read for the first time, nothing has left them yet.
  const bound = state.name === 'ended' && before.cards.service === 'unknown' ? null : boundTo(state);
  const reason = bound === null ? null : removalOf(bound, event);
  if (reason !== null) return onwards(onRemoval(state, reason, context), before, event, context);

  // The card of a step-up on top of a session that has none.
  if (state.name === 'signed-in' && state.raising !== null && removalOf(state.raising.binding, event) !== null) {
    return notRaised(state, new LanyardError('LAN-1010').toValue());
  }
  if (event.type === 'service-stopped' && state.name === 'signed-out' && state.evidence !== null) {
    return dropEvidence(state, context);
  }
  if (event.type === 'ready') return onReadersRead(state, context);
  if (event.type === 'card-inserted' && cards.service === 'running') return onInsertion(state, event.card, context);
  if (state.name === 'signed-out' && state.problem === null && !state.starting) return settle(state, context);
  return stay(state);
}

/** What the state holds on to: the session's or attempt's card, or the card of a ticket that may still be with the agent. */
function boundTo(state: SessionState): Binding | null {
  switch (state.name) {
    case 'signing-in':
    case 'choosing-role':
    case 'signed-in':
      return state.binding;
    case 'signed-out':
    case 'ended':
      return state.leftBehind;
    case 'waiting-for-card':
      return null;
  }
}

/** Where nobody was signed in, the card that took the place of another begins a sign-in. */
function onwards(removal: Transition, before: SessionState, event: CardEvent, context: Context): Transition {
  if (event.type !== 'card-inserted' || isHeld(before) || removal.state.cards.service !== 'running') return removal;
  const { state, effects } = onInsertion(removal.state, event.card, context);
  return { state, effects: [...removal.effects, ...effects] };
}

function onRemoval(state: SessionState, reason: EndReason, context: Context): Transition {
  if (state.name === 'signed-in') return coverOrEnd(state, reason, context);
  if (state.name === 'signing-in' || state.name === 'choosing-role') return endByRemoval(state, reason, context);
  if (state.name === 'waiting-for-card') return stay(state);
  const effects: Effect[] = [{ type: 'wipe-evidence' }, ...destroyOnRemoval(state, context)];
  if (state.name === 'ended') return endingWith(stay({ ...state, leftBehind: null }), effects);
  if (isEchoOf(state, context)) return endingWith({ ...end(state, reason, context), effects: [] }, effects);
  const left: SignedOut = { ...state, leftBehind: null };
  return { state: left.problem === null ? settle(left, context).state : left, effects };
}

/** A card that may flicker is given its grace, with the screen covered; everything else is over at once. */
function coverOrEnd(state: SignedIn, reason: EndReason, context: Context): Transition {
  const grace = state.binding.kind === 'card' ? graceOf(state.binding.card.atr, context.policy) : 0;
  const flickers = reason === 'card-removed' && grace > 0 && !holdsAnotherCard(state);
  return flickers
    ? stay({ ...state, cover: { until: context.mono + grace, reason } })
    : endByRemoval(state, reason, context);
}

function holdsAnotherCard({ binding, cards }: SignedIn): boolean {
  return binding.kind === 'card' && cards.cards.some((card) => card.reader === binding.card.reader);
}

/** While the screen is covered: the same card in the same reader goes on, anything else there is the end. */
function onCardEventCovered(state: SignedIn, event: CardEvent, context: Context): Transition {
  if (state.binding.kind !== 'card' || state.cover === null) return endByRemoval(state, 'card-removed', context);
  const { card } = state.binding;
  if (event.type === 'card-inserted' && event.card.reader === card.reader) {
    if (event.card.atr !== card.atr) return endByRemoval(state, state.cover.reason, context);
    const back: SignedIn = { ...state, binding: { kind: 'card', card: event.card }, cover: null };
    return { state: back, effects: keepEvidence(back) };
  }
  const reason = removalOf(state.binding, event);
  return reason === null ? stay(state) : endByRemoval(state, reason, context);
}

/**
 * The agent sees a card leave, too, and may report a cancel or a card error a moment before the reader reports the
 * removal. What people did was to take the card out, so that is what they are told.
 */
function isEchoOf({ problem, at }: SignedOut, { now }: Context): boolean {
  const cancelledOrCard = problem?.code === 'LAN-2401' || problem?.code.startsWith('LAN-22') === true;
  return cancelledOrCard && now - at <= echoTime;
}

/** The readers were read for the first time, at start or after the service came back. */
function onReadersRead(state: SessionState, context: Context): Transition {
  if (state.name === 'signed-out' && state.starting) return onStartUp(state, context);
  if (state.name === 'ended' && state.leftBehind !== null && !stillThere(cardsOf(state.leftBehind), state.cards)) {
    return onRemoval(state, 'card-removed', context);
  }
  return state.name === 'waiting-for-card' ? lookSilently(state, context) : stay(state);
}

/** Somebody may be signed in with the agent already. A browser is never opened unasked. */
function lookSilently(state: SessionState, context: Context): Transition {
  if (context.policy.routes.includes('agent') && canStart(state.cards, context)) {
    return start(state, context, { asked: false });
  }
  return settle(signedOut(state, context), context);
}

function resumeBrowser(state: SignedOut, evidence: BrowserEvidence, context: Context): Transition {
  const resumed = resume(state, evidence, context);
  if (resumed.state.name !== 'signed-out') return resumed;
  return { ...settle(resumed.state, context), effects: resumed.effects };
}

/**
 * What an earlier run left is worth something only if its cards never left and its time is not up; otherwise it is
 * wiped, and a ticket whose card is gone is ended, before anything else (design, rule 2).
 */
function onStartUp(state: SignedOut, context: Context): Transition {
  const { evidence } = state;
  if (evidence === null) return lookSilently(state, context);
  if (evidence.route === 'browser') return resumeBrowser(state, evidence, context);
  const there = stillThere(evidence.cards, state.cards);
  if (there && isInTime(evidence.since, context) && context.policy.routes.includes('agent')) {
    return start(state, context, { asked: false, binding: bindingOf(evidence.cards), evidence });
  }
  const { state: next } = settle(signedOut(state, context), context);
  return { state: next, effects: [{ type: 'wipe-evidence' }, ...(there ? [] : destroyOnRemoval(state, context))] };
}

/** A smartcard service that stopped counts anew: nobody can say any more that a card never left (design, rule 3). */
function dropEvidence(state: SignedOut, context: Context): Transition {
  const ticket = state.evidence?.route === 'agent' ? destroyOnRemoval(state, context) : [];
  return { state: { ...state, evidence: null }, effects: [{ type: 'wipe-evidence' }, ...ticket] };
}

function onInsertion(state: SessionState, card: Card, context: Context): Transition {
  switch (state.name) {
    case 'signing-in':
      return onInsertionSigningIn(state, card);
    case 'choosing-role':
      return stay(state);
    case 'signed-in': {
      const { raising } = state;
      return stay(
        raising === null ? state : { ...state, raising: { ...raising, binding: widenedBy(raising.binding, card) } },
      );
    }
    case 'signed-out':
    case 'waiting-for-card':
    case 'ended':
      if (card.atr === '') return fail(state, new LanyardError('LAN-1005', { reader: card.reader }), context);
      return startWith(state, card, context);
  }
}

/** Until it is clear who signs in, nobody can tell which of the cards it is done with. */
function onInsertionSigningIn(state: SigningIn, card: Card): Transition {
  if (state.step === 'assertion' || state.step === 'tokens') return stay(state);
  const binding = widenedBy(state.binding, card);
  return stay(state.route === 'agent' ? { ...state, asked: true, binding } : { ...state, binding });
}

/** A card begins the first of the ways to sign in that this workstation has. */
function startWith(state: SessionState, card: Card, context: Context): Transition {
  const binding: Binding = { kind: 'card', card };
  const [first] = context.policy.routes;
  if (first === undefined) return settle(signedOut(state, context), context);
  return first === 'agent'
    ? start(state, context, { asked: true, binding, from: card })
    : startBrowser(state, context, { binding });
}
