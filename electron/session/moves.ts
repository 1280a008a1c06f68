import { LanyardError } from '../errors/index.ts';
import { bindingTo } from './cards-view.ts';
import type { Effect } from './events.ts';
import type { SessionPolicy } from './policy.ts';
import type {
  Binding,
  CardsView,
  EndReason,
  Evidence,
  SessionState,
  SignedIn,
  SignedOut,
  SigningIn,
  TicketMark,
} from './state.ts';

/** What the pure functions may know besides state and event: wall clock (UTC ms), monotonic clock (ms), policy. */
export interface Context {
  readonly now: number;
  readonly mono: number;
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

export interface StartOptions {
  /** Whether a person asked: only then may the agent prompt. */
  readonly asked: boolean;
  readonly binding?: Binding;
  /** What an earlier run left of the session that this attempt resumes. */
  readonly evidence?: Evidence | null;
}

/** Begins an attempt: first, always, the agent is asked for a ticket it already holds (no prompt). */
export function start(state: SessionState, context: Context, options: StartOptions): Transition {
  const attempt = state.attempt + 1;
  const next: SigningIn = {
    name: 'signing-in',
    at: context.now,
    cards: state.cards,
    attempt,
    step: 'checking',
    binding: options.binding ?? bindingTo(state.cards),
    asked: options.asked,
    evidence: options.evidence ?? null,
    mark: null,
  };
  return { state: next, effects: [{ type: 'look-for-ticket', attempt }] };
}

/** Ends a session or an attempt (or, on quit, anything). What it held is forgotten first. */
export function end(state: SessionState, reason: EndReason, context: Context): Transition {
  const { cards, attempt } = state;
  const held = state.name === 'signing-in' || state.name === 'signed-in';
  // After a quit the same card with the same ticket may go on; after any other end nothing may.
  const forget: Effect[] = reason === 'quit' ? [] : [{ type: 'wipe-evidence' }];
  return {
    state: { name: 'ended', at: context.now, cards, attempt, reason },
    effects: held ? [{ type: 'abandon', attempt }, ...forget] : [],
  };
}

/** Ends because the card, or what stands for it, is gone: then the agent's ticket goes, too, unless the site says no. */
export function endByRemoval(state: SessionState, reason: EndReason, context: Context): Transition {
  const ended = end(state, reason, context);
  return { ...ended, effects: [...ended.effects, ...destroyOnRemoval(context)] };
}

export function signOut(state: SignedIn, context: Context): Transition {
  const ended = end(state, 'signed-out', context);
  return { ...ended, effects: [...ended.effects, ...destroyUnlessNever(context)] };
}

/** The identity is known: the session begins, or goes on when it is that of an earlier run with the same ticket. */
export function signIn(
  state: SigningIn,
  identity: SignedIn['identity'],
  mark: TicketMark,
  context: Context,
): Transition {
  const { cards, attempt, binding, evidence } = state;
  const { now, mono } = context;
  const resumed = evidence?.mark?.value === mark.value;
  const since = { wall: resumed ? evidence.since : now, mono };
  const next: SignedIn = {
    name: 'signed-in',
    at: now,
    cards,
    attempt,
    binding,
    identity,
    mark,
    since,
    touched: mono,
    warning: null,
    cover: null,
    watch: { asked: mono, misses: 0 },
  };
  return { state: next, effects: keepEvidence(binding, mark, since.wall) };
}

/**
 * What must survive a restart, from the moment on at which the agent may issue a ticket: a card that has left meanwhile
 * is a removal. Without a card there is nothing to prove.
 */
export function keepEvidence(binding: Binding, mark: TicketMark | null, since: number): Effect[] {
  if (binding.kind === 'none') return [];
  const cards = binding.kind === 'card' ? [binding.card] : binding.cards;
  return [{ type: 'keep-evidence', evidence: { cards, mark, since } }];
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
  return {
    state: next,
    effects: obtained ? [...effects, { type: 'wipe-evidence' }, ...destroyUnlessNever(context)] : effects,
  };
}

/** Nobody is signed in, and this is why. */
export function fail(state: SessionState, problem: LanyardError, context: Context): Transition {
  return { state: { ...signedOut(state, context), problem: problem.toValue() }, effects: [] };
}

/** Nobody is signed in, with nothing to report. */
export function signedOut({ cards, attempt }: SessionState, context: Context): SignedOut {
  return {
    name: 'signed-out',
    at: context.now,
    cards,
    attempt,
    starting: false,
    evidence: null,
    problem: null,
    leftBehind: null,
  };
}

export function waitForCard(state: SessionState, context: Context): Transition {
  const { cards, attempt } = state;
  return stay({ name: 'waiting-for-card', at: context.now, cards, attempt });
}

/** With a card in, the person is offered the sign-in; without one, Lanyard waits for a card. */
export function settle(state: SignedOut, context: Context): Transition {
  return state.cards.cards.length > 0 || state.cards.service === 'unknown' ? stay(state) : waitForCard(state, context);
}

export function destroyOnRemoval({ policy }: Context): Effect[] {
  return policy.endTicketOn === 'removal-and-sign-out' ? [{ type: 'destroy-ticket' }] : [];
}

function destroyUnlessNever({ policy }: Context): Effect[] {
  return policy.endTicketOn === 'never' ? [] : [{ type: 'destroy-ticket' }];
}
