import { LanyardError } from '../errors/index.ts';
import type { BrowserProof, Route } from '../session/proof.ts';
import type { SessionState, SignedIn } from '../session/state.ts';
import type { Environment, EndTicketOn } from '../settings/schema.ts';
import type { View } from './contract.ts';
import { cut, viewError } from './view-error.ts';

/** What of the settings the window needs to know. */
export interface ViewContext {
  readonly environment: Environment;
  readonly simulatedCards: boolean;
  readonly endTicketOn: EndTicketOn;
  /** How long a session lasts at most, ms. */
  readonly timeLimit: number;
  /** This site signs in without a card in a local reader. */
  readonly withoutCard?: boolean;
  /** The ways to sign in that this workstation has. */
  readonly routes: readonly Route[];
  readonly authenticators: View['authenticators'];
  readonly language: View['language'];
  /** Which of these role profiles the person chose last time; `null` = none is known. */
  readonly lastRole: (userId: string, profileIds: readonly string[]) => string | null;
  /** The newer version that the person is told of; `null` = none. */
  readonly newer: string | null;
  /** Whether a browser session ends with its proof. */
  readonly endOnTokenExpiry: boolean;
}

/** What the window shows for a session state. Pure; takes over only what the contract names. */
export function viewOf(state: SessionState, context: ViewContext): View {
  const cardIn = state.cards.cards.length > 0;
  return {
    ribbon: ribbonOf(state, context.environment),
    simulatedCards: context.simulatedCards,
    at: state.at,
    canSignIn: context.routes.includes('agent') && (cardIn || context.withoutCard === true),
    routes: [...context.routes],
    authenticators: context.authenticators,
    newer: isWaiting(state) && context.newer !== null ? cut(context.newer) : null,
    language: context.language,
    readers: {
      service: isStarting(state) ? 'starting' : state.cards.service,
      outage:
        state.cards.outage === null
          ? null
          : viewError(new LanyardError(state.cards.outage).toValue(), context.language),
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

/** Nobody is signed in, nothing is under way, and nothing else has to be told. */
function isWaiting(state: SessionState): boolean {
  if (state.name === 'signed-out') return !state.starting && state.problem === null;
  return state.name === 'waiting-for-card';
}

function screenOf(state: SessionState, context: ViewContext): View['screen'] {
  const cardIn = state.cards.cards.length > 0;
  switch (state.name) {
    case 'signed-out':
      return {
        name: 'signed-out',
        problem: state.problem === null ? null : viewError(state.problem, context.language),
        cardIn,
      };
    case 'waiting-for-card':
      return { name: 'waiting-for-card' };
    case 'signing-in':
      return { name: 'signing-in', step: state.step, reader: readerOf(state.binding) };
    case 'choosing-role': {
      const { user, profiles } = state.person;
      return {
        name: 'choosing-role',
        user: { id: cut(user.id), name: cut(user.name) },
        roles: profiles.map(roleOf),
        last: context.lastRole(
          user.id,
          profiles.map(({ profileId }) => profileId),
        ),
        since: Math.round(state.since.wall),
      };
    }
    case 'signed-in':
      return state.cover === null ? signedInScreen(state, context) : { name: 'covered' };
    case 'ended':
      return {
        name: 'ended',
        reason: state.reason,
        route: state.route,
        cardIn,
        agentSession: state.route === 'agent' ? state.agentSession : 'ended',
      };
  }
}

function signedInScreen(state: SignedIn, context: ViewContext): View['screen'] {
  const { identity, proof, raising } = state;
  const limit = state.since.wall + context.timeLimit;
  const expires = proof.route === 'browser' && context.endOnTokenExpiry ? proof.expiresAt : limit;
  return {
    name: 'signed-in',
    user: { id: cut(identity.user.id), name: cut(identity.user.name) },
    role: roleOf(identity.role),
    roles: proof.route === 'browser' ? identity.profiles.map(roleOf) : [],
    reader: readerOf(state.binding),
    endsWithCard: endsWithCard[state.binding.kind],
    route: proof.route,
    assurance: proof.route === 'browser' ? assuranceOf(proof) : null,
    canStepUp: proof.route === 'browser' && proof.assurance.level !== null && proof.assurance.level < 3,
    raising: raising === null ? null : { purpose: raising.purpose, step: raising.step },
    refused: state.refused === null ? null : viewError(state.refused, context.language),
    signOutEndsAgentSession: proof.route === 'agent' && context.endTicketOn !== 'never',
    since: Math.round(state.since.wall),
    // A session that an earlier version kept over a restart may have a fraction here.
    endsBy: Math.floor(Math.min(limit, expires)),
    warning: state.warning,
  };
}

function assuranceOf({ assurance: { level, authenticator, identityLevel } }: BrowserProof) {
  return { level, authenticator: { id: cut(authenticator.id), name: cut(authenticator.name) }, identityLevel };
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

function roleOf(role: SignedIn['identity']['role']) {
  return {
    profileId: cut(role.profileId),
    code: cut(role.code),
    name: cut(role.name),
    organisation: { code: cut(role.organisation.code), name: cut(role.organisation.name) },
  };
}

const endsWithCard = { none: 'none', card: 'this', any: 'any' } as const;

function readerOf(binding: SignedIn['binding']): string | null {
  return binding.kind === 'card' ? cut(binding.card.reader) : null;
}
