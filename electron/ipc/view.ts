import { catalogue, LanyardError, type ErrorValue } from '../errors/index.ts';
import type { EndReason, SessionState, SignedIn } from '../session/state.ts';
import type { Environment, EndTicketOn } from '../settings/schema.ts';
import { longestText, type View, type ViewError } from './contract.ts';

/** What of the settings the window needs to know. */
export interface ViewContext {
  readonly environment: Environment;
  readonly simulatedCards: boolean;
  readonly endTicketOn: EndTicketOn;
  /** How long a session lasts at most, ms. */
  readonly timeLimit: number;
  /** This site signs in without a card in a local reader. */
  readonly withoutCard?: boolean;
}

/** What the window shows for a session state. Pure; takes over only what the contract names. */
export function viewOf(state: SessionState, context: ViewContext): View {
  const cardIn = state.cards.cards.length > 0;
  return {
    ribbon: ribbonOf(state, context.environment),
    simulatedCards: context.simulatedCards,
    at: state.at,
    canSignIn: cardIn || context.withoutCard === true,
    readers: {
      service: isStarting(state) ? 'starting' : state.cards.service,
      outage: state.cards.outage === null ? null : errorOf(new LanyardError(state.cards.outage).toValue()),
      names: state.cards.readers.map(cut),
      withCard: state.cards.cards.map((card) => cut(card.reader)),
    },
    screen: screenOf(state, context),
  };
}

/** Before the readers have been read the first time; a service that is known to be out is not "starting". */
function isStarting(state: SessionState): boolean {
  return state.name === 'signed-out' && state.starting && state.cards.outage === null;
}

function screenOf(state: SessionState, { endTicketOn, timeLimit }: ViewContext): View['screen'] {
  const cardIn = state.cards.cards.length > 0;
  switch (state.name) {
    case 'signed-out':
      return { name: 'signed-out', problem: state.problem === null ? null : errorOf(state.problem), cardIn };
    case 'waiting-for-card':
      return { name: 'waiting-for-card' };
    case 'signing-in':
      return { name: 'signing-in', step: state.step, reader: readerOf(state.binding) };
    case 'signed-in':
      if (state.cover !== null) return { name: 'covered' };
      return {
        name: 'signed-in',
        user: { id: cut(state.identity.user.id), name: cut(state.identity.user.name) },
        role: roleOf(state),
        reader: readerOf(state.binding),
        signOutEndsAgentSession: endTicketOn !== 'never',
        endsBy: state.since.wall + timeLimit,
        warning: state.warning,
      };
    case 'ended':
      return {
        name: 'ended',
        reason: state.reason,
        cardIn,
        agentSessionKept: !endsAgentSession(state.reason, endTicketOn),
      };
  }
}

/** Whether this end also ends the agent's session, so that other applications are signed out, too. */
function endsAgentSession(reason: EndReason, endTicketOn: EndTicketOn): boolean {
  switch (reason) {
    case 'card-removed':
    case 'reader-removed':
    case 'card-service-stopped':
    case 'disconnected':
    case 'agent-stopped':
      return endTicketOn === 'removal-and-sign-out';
    case 'signed-out':
      return endTicketOn !== 'never';
    case 'agent-signed-out':
      return true;
    case 'idle':
    case 'time-limit':
    case 'locked':
    case 'asleep':
    case 'ticket-changed':
    case 'policy-changed':
    case 'quit':
      return false;
  }
}

/** Training wins wherever it is said: neither the settings nor the assertion can hide it. */
function ribbonOf(state: SessionState, environment: Environment): View['ribbon'] {
  if (state.name === 'signed-in' && state.identity.mode === 'training') return 'training';
  switch (environment) {
    case 'live':
    case 'training':
    case 'simulator':
      return environment;
    case 'integration':
    case 'development':
    case 'deployment':
      return 'test';
  }
}

function roleOf({ identity: { role } }: SignedIn) {
  return {
    profileId: cut(role.profileId),
    code: cut(role.code),
    name: cut(role.name),
    organisation: { code: cut(role.organisation.code), name: cut(role.organisation.name) },
  };
}

function readerOf(binding: SignedIn['binding']): string | null {
  return binding.kind === 'card' ? cut(binding.card.reader) : null;
}

function errorOf(value: ErrorValue): ViewError {
  const { who, neutral } = catalogue[value.code];
  return {
    code: value.code,
    message: cut(value.message),
    remedy: cut(value.remedy),
    who: [...who],
    neutral: neutral === true,
  };
}

/** Whatever a card, a server or a library said, it must not be able to keep a state off the screen by its length. */
function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
