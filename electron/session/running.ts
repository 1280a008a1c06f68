import type { Effect, SystemEvent, TicketCheck } from './events.ts';
import { endsByExpiry } from './browser-moves.ts';
import { bindingOf } from './cards-view.ts';
import {
  askForTicket,
  canStart,
  end,
  endByRemoval,
  endForNow,
  isHeld,
  start,
  stay,
  touchedNow,
  type Context,
  type Transition,
} from './moves.ts';
import type { Proof } from './proof.ts';
import type { ChoosingRole, SessionState, SignedIn, Warning } from './state.ts';

/** How often in a row the agent may give no clear answer about the ticket. */
const mostMisses = 3;
/** No event tells that the wall clock was moved: it is looked at so often, ms. With the agent its ticket watch does that. */
const longestLook = 10_000;
/** While a warning is up, the time left is looked at so often, ms. */
const countdownStep = 1_000;

/** What the computer and the clocks do to a session. */
export function onSystemEvent(state: SessionState, event: SystemEvent, context: Context): Transition {
  if (!isHeld(state)) return stay(state);
  // With the card out of sight, whatever else happens finds no card.
  if (state.name === 'signed-in' && state.cover !== null && event.type !== 'time-passed') {
    return endByRemoval(state, state.cover.reason, context);
  }
  switch (event.type) {
    case 'locked':
      return context.policy.endOnLock ? endForNow(state, 'locked', context) : stay(state);
    case 'sleeping':
      return endForNow(state, 'asleep', context);
    case 'disconnected':
      return context.policy.endOnDisconnect ? endByRemoval(state, 'disconnected', context) : stay(state);
    case 'policy-changed':
      return endForNow(state, 'policy-changed', context);
    case 'host-died':
      // A sign-in learns of it from the call that fails.
      return state.name === 'signed-in' && state.proof.route === 'agent'
        ? endByRemoval(state, 'agent-stopped', context)
        : stay(state);
    case 'time-passed':
      return state.name === 'signing-in' ? stay(state) : onTimePassed(state, event.idleFor, context);
  }
}

/** Looks at the clocks: is the grace, the session's time or the person's patience with it over? */
function onTimePassed(state: SignedIn | ChoosingRole, idleFor: number, context: Context): Transition {
  const { mono, policy } = context;
  const cover = state.name === 'signed-in' ? state.cover : null;
  if (cover !== null && mono >= cover.until) return endByRemoval(state, cover.reason, context);
  if (age(state, context) >= policy.timeLimit) return endForNow(state, 'time-limit', context);
  const proof = proofOf(state);
  if (proof.route === 'browser' && endsByExpiry(proof, state.since, context))
    return end(state, 'token-expired', context);

  const touched = Math.max(state.touched, mono - idleFor);
  const left = touched + policy.idleLimit - mono;
  if (left <= 0) return endForNow(state, 'idle', context);
  return state.name === 'signed-in' ? goOn(state, touched, left, context) : stay({ ...state, touched });
}

/** A session that is not over: is a warning due, or the agent to be asked? `left`: ms until it ends for being idle. */
function goOn(state: SignedIn, touched: number, left: number, context: Context): Transition {
  const { mono, policy } = context;
  const ends = [{ kind: 'idle', left } as const, ...fixedEnds(state, context)];
  const next = ends.reduce((first, other) => (other.left < first.left ? other : first));
  const warning = next.left > policy.idleWarning ? null : warningOf(next, state.warning, context);

  const isDue = state.proof.route === 'agent' && mono - state.watch.asked >= policy.ticketWatch;
  const watch = isDue ? { ...state.watch, asked: mono } : state.watch;
  const effects: Effect[] = isDue ? [{ type: 'check-ticket', attempt: state.holder }] : [];
  return { state: { ...state, touched, warning, watch }, effects };
}

/** The same warning while it says the same. */
function warningOf({ kind, left }: End, before: Warning | null, { now }: Context): Warning {
  // The monotonic clock has fractions; a moment for people, and for the window's contract, is a whole number.
  const endsAt = Math.round(now + left);
  const same = before?.kind === kind && Math.abs(before.endsAt - endsAt) < countdownStep;
  return same ? before : { kind, endsAt };
}

/** An end to come: in how many ms. */
interface End {
  readonly kind: Warning['kind'];
  readonly left: number;
}

/** The ends that nobody can put off. */
function fixedEnds(state: SignedIn | ChoosingRole, context: Context): readonly End[] {
  const { now, policy } = context;
  const proof = proofOf(state);
  const expires = proof.route === 'browser' && policy.endOnTokenExpiry;
  return [
    { kind: 'time-limit', left: policy.timeLimit - age(state, context) },
    ...(expires ? [{ kind: 'token-expired', left: proof.expiresAt - now } as const] : []),
  ];
}

/** How long the session has run, ms: by the clock that says more, for one may stand still and the other may be moved. */
function age({ since }: SignedIn | ChoosingRole, { now, mono }: Context): number {
  return Math.max(now - since.wall, mono - since.mono);
}

/** What somebody who is signed in, or chooses a role, has proved to be it with. */
export function proofOf(state: SignedIn | ChoosingRole): Proof {
  return state.name === 'signed-in' ? state.proof : state.person.proof;
}

/** The person wants to go on. */
export function extend(state: SignedIn, context: Context): Transition {
  return stay(touchedNow(state, context));
}

/** What the agent said of the session's ticket (spine-cis1 17, no. 31 and 32). */
export function onTicketChecked(state: SignedIn, found: TicketCheck, context: Context): Transition {
  switch (found) {
    case 'same':
      return stay(state.watch.misses === 0 ? state : { ...state, watch: { ...state.watch, misses: 0 } });
    case 'gone':
      return end(state, 'agent-signed-out', context);
    case 'changed': {
      // The old session is over before anything of the new one is looked at.
      const ended = end(state, 'ticket-changed', context);
      return { ...ended, effects: [...ended.effects, { type: 'look-again' }] };
    }
    case 'lost':
      return endByRemoval(state, 'agent-stopped', context);
    case 'unclear': {
      const misses = state.watch.misses + 1;
      if (misses >= mostMisses) return endByRemoval(state, 'agent-stopped', context);
      return stay({ ...state, watch: { ...state.watch, misses } });
    }
  }
}

/** After a session whose ticket was replaced: whoever is signed in now, with a card still in, is signed in here too. */
export function lookAgain(state: SessionState, context: Context): Transition {
  const cardIn = state.cards.cards.length > 0 || context.policy.withoutCard;
  return state.name === 'ended' && cardIn ? start(state, context, { asked: false }) : stay(state);
}

/**
 * The session is over because its person wants another role: the agent asks anew, and replaces its ticket. Which of the
 * cards that are in it is done with nobody can tell.
 */
export function askAnew(state: SessionState, context: Context): Transition {
  if (state.name !== 'ended' || !canStart(state.cards, context)) return stay(state);
  const { state: next } = start(state, context, { asked: true, binding: bindingOf(state.cards.cards) });
  return next.name === 'signing-in' && next.route === 'agent' ? askForTicket(next, context, true) : stay(state);
}

/** In how many ms the clocks are worth a look; `null` = not at all: idle means idle. */
export function nextLook(state: SessionState, context: Context): number | null {
  if (state.name !== 'signed-in' && state.name !== 'choosing-role') return null;
  const { mono, policy } = context;
  const proof = proofOf(state);
  const isWarned = state.name === 'signed-in' && state.warning !== null;
  const warning = state.name === 'signed-in' ? policy.idleWarning : 0;
  const ends = [state.touched + policy.idleLimit - mono, ...fixedEnds(state, context).map(({ left }) => left)];
  const looks = [
    ...(isWarned ? [countdownStep, ...ends] : ends.map((left) => left - warning)),
    ...(proof.route === 'browser' ? [longestLook] : []),
    ...(state.name === 'signed-in' && proof.route === 'agent' ? [state.watch.asked + policy.ticketWatch - mono] : []),
    ...(state.name === 'signed-in' && state.cover !== null ? [state.cover.until - mono] : []),
  ];
  return Math.max(0, Math.min(...looks));
}
