import { LanyardError } from '../errors/index.ts';
import { bindingTo } from './cards-view.ts';
import type { Effect } from './events.ts';
import type { Binding, CardsView, EndReason, SessionState, SignedOut, SigningIn, SignedIn } from './state.ts';

/** What the site decides about sessions; taken from the settings once, at start. */
export interface SessionPolicy {
  /** When the agent's ticket is destroyed (it logs the person out of every application). */
  readonly endTicketOn: 'removal-and-sign-out' | 'sign-out' | 'never';
  /** Whether a sign-in may start with no card in a local reader (spine-cis1 13). */
  readonly withoutCard: boolean;
}

/** What the pure functions may know besides state and event. `now` is UTC milliseconds. */
export interface Context {
  readonly now: number;
  readonly policy: SessionPolicy;
}

export interface Transition {
  readonly state: SessionState;
  readonly effects: readonly Effect[];
}

/** The moves a session can make; each gives the next state and what must be done. */

export function stay(state: SessionState): Transition {
  return { state, effects: [] };
}

/** Whether there is anything a sign-in could begin with. */
export function canStart(cards: CardsView, context: Context): boolean {
  return cards.cards.length > 0 || context.policy.withoutCard;
}

/** Begins an attempt: first, always, the agent is asked for a ticket it already holds (no prompt). */
export function start(
  state: SessionState,
  asked: boolean,
  context: Context,
  binding: Binding = bindingTo(state.cards),
): Transition {
  const attempt = state.attempt + 1;
  const next: SigningIn = {
    name: 'signing-in',
    at: context.now,
    cards: state.cards,
    attempt,
    step: 'checking',
    binding,
    asked,
  };
  return { state: next, effects: [{ type: 'look-for-ticket', attempt }] };
}

/** Ends a session or an attempt (or, on quit, anything). What it held is forgotten first. */
export function end(state: SessionState, reason: EndReason, context: Context): Transition {
  const { cards, attempt } = state;
  const held = state.name === 'signing-in' || state.name === 'signed-in';
  return {
    state: { name: 'ended', at: context.now, cards, attempt, reason },
    effects: held ? [{ type: 'abandon', attempt }] : [],
  };
}

export function signOut(state: SignedIn, context: Context): Transition {
  const ended = end(state, 'signed-out', context);
  return { ...ended, effects: [...ended.effects, ...destroyUnlessNever(context)] };
}

/**
 * Abandons an attempt because the person said so. A ticket that this attempt asked for is signed out again; one that
 * the agent held before belongs to other applications and stays.
 */
export function cancel(state: SigningIn, context: Context): Transition {
  const obtained = state.asked && state.step === 'assertion';
  const next: SignedOut = {
    ...signedOut(state, context),
    problem: new LanyardError('LAN-2401').toValue(),
    leftBehind: obtained ? null : state.binding,
  };
  const effects: Effect[] = [{ type: 'abandon', attempt: state.attempt }];
  return { state: next, effects: obtained ? [...effects, ...destroyUnlessNever(context)] : effects };
}

/** Nobody is signed in, and this is why. */
export function fail(state: SessionState, problem: LanyardError, context: Context): Transition {
  return { state: { ...signedOut(state, context), problem: problem.toValue() }, effects: [] };
}

/** Nobody is signed in, with nothing to report. */
export function signedOut(state: SessionState, context: Context): SignedOut {
  const { cards, attempt } = state;
  return { name: 'signed-out', at: context.now, cards, attempt, starting: false, problem: null, leftBehind: null };
}

export function waitForCard(state: SessionState, context: Context): Transition {
  const { cards, attempt } = state;
  return stay({ name: 'waiting-for-card', at: context.now, cards, attempt });
}

/** With a card in, the person is offered the sign-in; without one, Lanyard waits for a card. */
export function settle(state: SignedOut, context: Context): Transition {
  return state.cards.cards.length > 0 || state.cards.service === 'unknown' ? stay(state) : waitForCard(state, context);
}

function destroyUnlessNever(context: Context): Effect[] {
  return context.policy.endTicketOn === 'never' ? [] : [{ type: 'destroy-ticket' }];
}
