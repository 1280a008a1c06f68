import type { Card } from '../cards/card.ts';
import { LanyardError } from '../errors/index.ts';
import { bindingTo, cardsOf } from './cards-view.ts';
import type { Effect } from './events.ts';
import { idleSince, keepEvidence, keepMark } from './kept-evidence.ts';
import type { SessionPolicy } from './policy.ts';
import type { AgentEvidence, Proof, Route, TicketMark } from './proof.ts';
import type {
  AgentSignIn,
  AttemptId,
  Binding,
  CardsView,
  ChoosingRole,
  EndReason,
  SessionState,
  SignedIn,
  SignedOut,
  SigningIn,
} from './state.ts';

/**
 * What the pure functions may know besides state and event: wall clock (UTC ms), monotonic clock (ms), policy. `idleFor`: how
 * long nothing has been touched on this computer (ms), told where a session of an earlier run may be resumed.
 */
export interface Context {
  readonly now: number;
  readonly mono: number;
  readonly idleFor?: number;
  readonly policy: SessionPolicy;
}

export interface Transition {
  readonly state: SessionState;
  readonly effects: readonly Effect[];
}

/** A state in which somebody is signed in, or on the way there. */
export type Held = SigningIn | ChoosingRole | SignedIn;

/** The moves a session can make; each gives the next state and what must be done. */

export function stay(state: SessionState): Transition {
  return { state, effects: [] };
}

export function isHeld(state: SessionState): state is Held {
  return state.name === 'signing-in' || state.name === 'choosing-role' || state.name === 'signed-in';
}

/** By which way the session or attempt came about; `null` = there is none. */
export function routeOf(state: SessionState): Route | null {
  switch (state.name) {
    case 'signing-in':
      return state.route;
    case 'choosing-role':
      return 'browser';
    case 'signed-in':
      return state.proof.route;
    case 'ended':
      return state.route;
    case 'signed-out':
    case 'waiting-for-card':
      return null;
  }
}

/** Whether there is anything a sign-in with the agent could begin with. */
export function canStart(cards: CardsView, context: Context): boolean {
  return cards.cards.length > 0 || context.policy.withoutCard;
}

export interface StartOptions {
  /** Whether a person asked: only then may the agent prompt. */
  readonly asked: boolean;
  readonly binding?: Binding;
  /** The card whose insertion begins it. */
  readonly from?: Card;
  /** What an earlier run left of the session that this attempt resumes. */
  readonly evidence?: AgentEvidence | null;
}

/** Begins an attempt with the agent: first, always, it is asked for a ticket it already holds (no prompt). */
export function start(state: SessionState, context: Context, options: StartOptions): Transition {
  const attempt = state.attempt + 1;
  const binding = options.binding ?? bindingTo(state.cards);
  const next: AgentSignIn = {
    name: 'signing-in',
    route: 'agent',
    at: context.now,
    cards: state.cards,
    attempt,
    step: 'checking',
    binding,
    asked: options.asked,
    evidence: options.evidence ?? null,
    owners: [],
    mark: null,
  };
  const { from } = options;
  return { state: next, effects: [{ type: 'look-for-ticket', attempt, ...(from === undefined ? {} : { from }) }] };
}

/** Asks the agent for a ticket, with its passcode window. `anew`: it replaces the one it holds. */
export function askForTicket(state: AgentSignIn, context: Context, anew = false): Transition {
  const { attempt, binding } = state;
  return {
    state: { ...state, at: context.now, step: 'passcode' },
    effects: [
      ...keepMark(attempt, binding, null, context.now),
      anew ? { type: 'ask-for-ticket', attempt, anew } : { type: 'ask-for-ticket', attempt },
    ],
  };
}

/** Ends a session or an attempt (or, on quit, anything). What it held is forgotten first. */
export function end(state: SessionState, reason: EndReason, context: Context): Transition {
  const { cards, attempt } = state;
  // After a quit the same card with the same proof may go on; after any other end nothing may.
  const forget: Effect[] = reason === 'quit' ? [] : [{ type: 'wipe-evidence' }];
  return {
    state: {
      name: 'ended',
      at: context.now,
      cards,
      attempt,
      reason,
      route: routeOf(state),
      agentSession: reason === 'agent-signed-out' || reason === 'role-change' ? 'ended' : 'kept',
      leftBehind: null,
    },
    effects: isHeld(state) ? [...abandonAll(state), ...forget] : [],
  };
}

/** Ends, with the agent's ticket left to whoever it was issued to: until the card leaves. */
export function endForNow(state: Held, reason: EndReason, context: Context): Transition {
  const ended = end(state, reason, context);
  const ties =
    state.name !== 'choosing-role' && routeOf(state) === 'agent' && destroyOnRemoval(state, context).length > 0;
  if (!ties || ended.state.name !== 'ended') return ended;
  const mark = ticketMarkOf(state);
  const cards = cardsOf(state.binding);
  return {
    state: { ...ended.state, leftBehind: state.binding },
    effects: [...ended.effects, ...(mark === null ? [] : [{ type: 'leave-ticket', mark, cards } as const])],
  };
}

/** What an end sets off besides; when that destroys the agent's ticket, nobody knows yet whether it is gone. */
export function endingWith({ state, effects }: Transition, more: readonly Effect[]): Transition {
  const destroys = state.name === 'ended' && more.some(({ type }) => type === 'destroy-ticket');
  return { state: destroys ? { ...state, agentSession: 'ending' } : state, effects: [...effects, ...more] };
}

/** Ends because the card, or what stands for it, is gone: then the agent's ticket goes, too, unless the site says no. */
export function endByRemoval(state: SessionState, reason: EndReason, context: Context): Transition {
  const more = [...destroyOnRemoval(state, context), ...endAtCis2(state, context)];
  return endingWith(end(state, reason, context), more);
}

export function signOut(state: SignedIn | ChoosingRole, context: Context): Transition {
  const more = [...destroyUnlessNever(state, context), ...endAtCis2(state, context)];
  return endingWith(end(state, 'signed-out', context), more);
}

/** The identity is known: the session begins, or goes on when it is that of an earlier run with the same ticket. */
export function signIn(
  state: AgentSignIn,
  identity: SignedIn['identity'],
  mark: TicketMark,
  context: Context,
): Transition {
  const { binding, evidence } = state;
  const since = evidence?.mark?.value === mark.value ? evidence.since : context.now;
  const idle = idleSince(since, context);
  const next = begin(state, context, { binding, identity, proof: { route: 'agent', mark }, since, idle });
  return { state: next, effects: keepEvidence(next) };
}

/** Somebody has done something in the session just now; an end that cannot be put off is still to come. */
export function touchedNow(state: SignedIn, { mono }: Context): SignedIn {
  return { ...state, touched: mono, warning: state.warning?.kind === 'idle' ? null : state.warning };
}

/** A session as it begins. `since`: UTC ms; `idle`: how long nobody has touched the computer, ms. */
export function begin(
  { cards, attempt }: SessionState,
  { now, mono }: Context,
  made: Pick<SignedIn, 'binding' | 'identity'> & {
    readonly proof: Proof;
    readonly since: number;
    readonly idle?: number;
  },
): SignedIn {
  const { binding, identity, proof, since, idle = 0 } = made;
  return {
    name: 'signed-in',
    at: now,
    cards,
    attempt,
    holder: attempt,
    binding,
    identity,
    proof,
    since: { wall: since, mono },
    touched: mono - idle,
    warning: null,
    cover: null,
    watch: { asked: mono, misses: 0 },
    raising: null,
    refused: null,
  };
}

/**
 * Abandons an attempt because the person said so. A ticket that this attempt asked for is signed out again; one that
 * the agent held before belongs to other applications and stays.
 */
export function cancel(state: SigningIn, context: Context): Transition {
  const abandoned: Effect[] = [{ type: 'abandon', attempt: state.attempt }];
  const next = signedOut(state, context);
  if (state.route === 'browser') {
    return { state: { ...next, problem: new LanyardError('LAN-4004').toValue() }, effects: abandoned };
  }
  const obtained = state.asked && state.step === 'assertion';
  return {
    state: {
      ...next,
      problem: new LanyardError('LAN-2401').toValue(),
      leftBehind: obtained ? null : state.binding,
    },
    effects: obtained ? [...abandoned, { type: 'wipe-evidence' }, ...destroyUnlessNever(state, context)] : abandoned,
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

/** Of the agent's ticket, where one is held; `null` = none, or it was not seen yet. */
export function ticketMarkOf(state: SessionState): TicketMark | null {
  if (state.name === 'signing-in' && state.route === 'agent') return state.mark;
  if (state.name === 'signed-in' && state.proof.route === 'agent') return state.proof.mark;
  return state.name === 'signed-out' && state.evidence?.route === 'agent' ? state.evidence.mark : null;
}

/** Whatever is under way, and whatever is held, of this state: the session and a step-up on top of it. */
export function abandonAll(state: Held): Effect[] {
  const raised: Effect[] =
    state.name === 'signed-in' && state.raising !== null ? [{ type: 'abandon', attempt: state.raising.attempt }] : [];
  return [{ type: 'abandon', attempt: holderOf(state) }, ...raised];
}

/** The attempt that holds the ticket or the tokens: a step-up on top of the session has a number of its own. */
export function holderOf(state: Held): AttemptId {
  return state.name === 'signed-in' ? state.holder : state.attempt;
}

/** The agent's ticket is the agent's route's business; a browser session leaves it alone. */
export function destroyOnRemoval(state: SessionState, { policy }: Context): Effect[] {
  return routeOf(state) !== 'browser' && policy.endTicketOn === 'removal-and-sign-out'
    ? [{ type: 'destroy-ticket' }]
    : [];
}

function destroyUnlessNever(state: SessionState, { policy }: Context): Effect[] {
  return routeOf(state) !== 'browser' && policy.endTicketOn !== 'never' ? [{ type: 'destroy-ticket' }] : [];
}

function endAtCis2(state: SessionState, { policy }: Context): Effect[] {
  const proved = state.name === 'choosing-role' || state.name === 'signed-in';
  return proved && policy.endAtCis2 && routeOf(state) === 'browser'
    ? [{ type: 'end-at-cis2', attempt: holderOf(state) }]
    : [];
}
