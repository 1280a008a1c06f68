import type { Card } from '../cards/card.ts';
import { LanyardError } from '../errors/index.ts';
import { accept, notRaised, raised } from './browser-moves.ts';
import { bindingOf, cardsOf, sameCard } from './cards-view.ts';
import type { Finding } from './events.ts';
import { keepMark } from './kept-evidence.ts';
import {
  askForTicket,
  end,
  endByRemoval,
  holderOf,
  settle,
  signedOut,
  signIn,
  stay,
  type Context,
  type Transition,
} from './moves.ts';
import type { TicketMark } from './proof.ts';
import { onTicketChecked } from './running.ts';
import type { AgentSignIn, Binding, BrowserSignIn, ChoosingRole, SessionState, SignedIn } from './state.ts';

/** What an effect found. What comes for an attempt that is not the living one changes nothing (design, rule 5). */
export function onFinding(state: SessionState, finding: Finding, context: Context): Transition {
  switch (finding.type) {
    case 'ticket-checked':
      return state.name === 'signed-in' && state.proof.route === 'agent' && state.holder === finding.attempt
        ? onTicketChecked(state, finding.found, context)
        : stay(state);
    case 'ticket-destroyed':
      return state.name === 'ended' && state.attempt === finding.attempt && state.agentSession === 'ending'
        ? stay({ ...state, agentSession: finding.done ? 'ended' : 'kept' })
        : stay(state);
    case 'logout-noticed':
      return isProvedByBrowser(state) && holderOf(state) === finding.attempt
        ? end(state, 'broker-signed-out', context)
        : stay(state);
    case 'owners-read':
    case 'ticket-obtained':
    case 'ticket-not-held':
    case 'ticket-failed':
    case 'assertion-accepted':
    case 'assertion-failed':
      return state.name === 'signing-in' && state.route === 'agent' && state.attempt === finding.attempt
        ? onAgentFinding(state, finding, context)
        : stay(state);
    case 'browser-step':
    case 'browser-accepted':
    case 'browser-failed':
      if (state.attempt !== finding.attempt) return stay(state);
      if (state.name === 'signing-in' && state.route === 'browser') return onBrowserFinding(state, finding, context);
      return state.name === 'signed-in' ? onRaisingFinding(state, finding, context) : stay(state);
  }
}

type BrowserFinding = Extract<Finding, { type: 'browser-step' | 'browser-accepted' | 'browser-failed' }>;
type AgentFinding = Exclude<
  Finding,
  BrowserFinding | { type: 'ticket-checked' | 'ticket-destroyed' | 'logout-noticed' }
>;

function onAgentFinding(state: AgentSignIn, finding: AgentFinding, context: Context): Transition {
  const { attempt } = state;
  const at = context.now;
  switch (finding.type) {
    case 'owners-read':
      return state.step === 'cards' ? askForTicket({ ...state, owners: finding.owners }, context) : stay(state);
    case 'ticket-obtained': {
      const { mark, cards = [] } = finding;
      const binding = state.step === 'checking' ? bindingOfHeld(state, mark, cards) : state.binding;
      return {
        state: { ...state, at, step: 'assertion', binding, mark },
        effects: [...keepMark(attempt, binding, mark, at), { type: 'fetch-assertion', attempt }],
      };
    }
    case 'ticket-not-held':
      if (state.asked) return onNobody(state, context);
      return {
        ...settle(signedOut(state, context), context),
        effects: [{ type: 'abandon', attempt }, { type: 'wipe-evidence' }],
      };
    case 'assertion-accepted':
      return state.mark === null ? stay(state) : onIdentity(state, finding.identity, state.mark, context);
    case 'ticket-failed':
    case 'assertion-failed':
      return {
        state: { ...signedOut(state, context), problem: finding.error, leftBehind: state.binding },
        effects: [{ type: 'abandon', attempt }],
      };
  }
}

/**
 * Of a ticket that the agent held before anybody asked: that a card went in last says nothing of it. It belongs to the cards
 * it was left to, to those of the session that it resumes, or to one of all that are in.
 */
function bindingOfHeld({ evidence, binding, cards }: AgentSignIn, mark: TicketMark, left: readonly Card[]): Binding {
  if (left.length > 0) return bindingOf(left);
  return evidence?.mark?.value === mark.value ? binding : bindingOf(cards.cards);
}

/** Nobody is signed in with the agent: the only moment at which a card may be read without disturbing it (spine-cis1 12.4). */
function onNobody(state: AgentSignIn, context: Context): Transition {
  const { cards } = state.cards;
  if (!context.policy.readCertificates || cards.length === 0) return askForTicket(state, context);
  const { attempt } = state;
  return { state: { ...state, at: context.now, step: 'cards' }, effects: [{ type: 'read-owners', attempt, cards }] };
}

function isProvedByBrowser(state: SessionState): state is SignedIn | ChoosingRole {
  return state.name === 'choosing-role' || (state.name === 'signed-in' && state.proof.route === 'browser');
}

/** The session belongs to the card whose certificate names the person, where cards say so (design, rule 3). */
function onIdentity(
  state: AgentSignIn,
  identity: SignedIn['identity'],
  mark: TicketMark,
  context: Context,
): Transition {
  const { owners } = state;
  const own = owners.find(({ owner }) => owner === identity.user.id);
  if (own !== undefined)
    return signIn({ ...state, binding: { kind: 'card', card: own.card } }, identity, mark, context);
  if (owners.length === 0) return signIn(state, identity, mark, context);
  // Every card that is in belongs to somebody else: the ticket is that of a person whose card is gone.
  const possible = state.cards.cards.filter((card) => !isStrangers(card, owners));
  if (possible.length === 0) return endByRemoval(state, 'another-card', context);
  const bound = cardsOf(state.binding).filter((card) => !isStrangers(card, owners));
  const binding = bindingOf(bound.length > 0 ? bound : possible);
  return signIn({ ...state, binding }, identity, mark, context);
}

function isStrangers(card: Card, owners: AgentSignIn['owners']): boolean {
  return owners.some((one) => one.owner !== null && sameCard(one.card, card));
}

function onBrowserFinding(state: BrowserSignIn, finding: BrowserFinding, context: Context): Transition {
  switch (finding.type) {
    case 'browser-step':
      return stay({ ...state, at: context.now, step: finding.step });
    case 'browser-accepted':
      return accept(state, finding.person, context);
    case 'browser-failed':
      return {
        state: { ...signedOut(state, context), problem: finding.error },
        effects: [{ type: 'abandon', attempt: state.attempt }],
      };
  }
}

function onRaisingFinding(state: SignedIn, finding: BrowserFinding, context: Context): Transition {
  const { raising } = state;
  if (raising?.attempt !== finding.attempt) return stay(state);
  switch (finding.type) {
    case 'browser-step':
      return stay({ ...state, raising: { ...raising, step: finding.step } });
    case 'browser-accepted':
      // With the card out of sight nothing begins: only the card itself takes the cover away.
      return state.cover === null
        ? raised(state, raising, finding.person, context)
        : notRaised(state, new LanyardError('LAN-1010').toValue());
    case 'browser-failed':
      return notRaised(state, finding.error);
  }
}
