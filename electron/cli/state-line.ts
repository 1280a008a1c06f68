import type { Card } from '../cards/card.ts';
import type { Identity, RoleProfile } from '../roles/role-profile.ts';
import type { BrowserProof } from '../session/proof.ts';
import type { AgentStep, Binding, BrowserStep, SessionState } from '../session/state.ts';
import type { Environment } from '../settings/index.ts';

/** The line of a state for programs, in this national environment. Times are ISO 8601 in UTC. */
export function stateLine(state: SessionState, environment: Environment): object {
  const head = { state: state.name, at: isoTime(state.at) };
  switch (state.name) {
    case 'signed-out':
    case 'waiting-for-card':
      return head;
    case 'signing-in':
      return { ...head, ...(state.route === 'browser' ? { method: state.route } : {}), step: state.step };
    case 'choosing-role': {
      const { user, profiles } = state.person;
      return { ...head, method: 'browser', user: { id: user.id, name: user.name }, roles: profiles.map(roleField) };
    }
    case 'signed-in':
      return {
        ...head,
        ...signedInFields(inEnvironment(state.identity, environment)),
        environment,
        ...(state.proof.route === 'browser' ? browserFields(state.proof) : {}),
        card: cardField(cardOf(state.binding)),
      };
    case 'ended':
      return { ...head, reason: state.reason };
  }
}

/** The line of a state for people. */
export function stateSentence(state: SessionState, environment: Environment): string {
  switch (state.name) {
    case 'signed-out':
      return 'Nobody is signed in.';
    case 'waiting-for-card':
      return 'Waiting for a smartcard.';
    case 'signing-in':
      return steps[state.step];
    case 'choosing-role':
      return state.person.profiles.length > 0 ? 'Several roles: one is to be chosen.' : 'No role is registered.';
    case 'signed-in': {
      const { user, role, mode } = inEnvironment(state.identity, environment);
      const where = role.organisation.name || role.organisation.code;
      const kind = mode === 'training' ? mode : environment;
      return `Signed in${kind === 'live' ? '' : ` (${kind.toUpperCase()})`}: ${user.name}, ${role.name} (${role.code}), ${where}.`;
    }
    case 'ended':
      return `The session has ended: ${state.reason}.`;
  }
}

/** Training wins wherever it is said, as in the window: neither the settings nor the assertion can hide it. */
function inEnvironment(identity: Identity, environment: Environment): Identity {
  return environment === 'training' ? { ...identity, mode: 'training' } : identity;
}

const steps: Readonly<Record<AgentStep | BrowserStep, string>> = {
  checking: 'Looking for a ticket.',
  cards: 'Reading whose card it is.',
  passcode: 'Waiting for the passcode.',
  assertion: 'Getting the role.',
  opening: 'Opening the browser.',
  browser: 'Waiting for the sign-in in the browser.',
  tokens: 'Checking the sign-in.',
};

/** What a sign-in in the browser says in place of, and besides, {@link signedInFields}. */
function browserFields({ assurance }: BrowserProof): object {
  const { level, authenticator, identityLevel } = assurance;
  return { method: 'browser', assurance: { level, authenticator: authenticator.id, identityLevel } };
}

/** `method`, `mode`, `user` and `role` of a smartcard sign-in. */
export function signedInFields(identity: Identity): object {
  const { mode, user, role } = identity;
  return { method: 'smartcard', mode, user: { id: user.id, name: user.name }, role: roleField(role) };
}

export function roleField(role: RoleProfile): object {
  const { profileId, code, name, organisation, activities, areasOfWork, workgroups } = role;
  return { profileId, code, name, organisation, activities, areasOfWork, workgroups };
}

/** The card of a session; `null` where there is none or nobody can tell which. */
function cardOf(binding: Binding): Card | null {
  return binding.kind === 'card' ? binding.card : null;
}

function cardField(card: Card | null): object | null {
  return card === null ? null : { reader: card.reader, atr: card.atr };
}

export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
