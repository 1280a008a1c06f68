import type { Card } from '../cards/card.ts';
import type { Identity, RoleProfile } from '../roles/role-profile.ts';
import type { Binding, SessionState } from '../session/state.ts';

/** The line of a state for programs. Times are ISO 8601 in UTC. */
export function stateLine(state: SessionState): object {
  const head = { state: state.name, at: isoTime(state.at) };
  switch (state.name) {
    case 'signed-out':
    case 'waiting-for-card':
      return head;
    case 'signing-in':
      return { ...head, step: state.step };
    case 'signed-in':
      return { ...head, ...signedInFields(state.identity), card: cardField(cardOf(state.binding)) };
    case 'ended':
      return { ...head, reason: state.reason };
  }
}

/** The line of a state for people. */
export function stateSentence(state: SessionState): string {
  switch (state.name) {
    case 'signed-out':
      return 'Nobody is signed in.';
    case 'waiting-for-card':
      return 'Waiting for a smartcard.';
    case 'signing-in':
      return {
        checking: 'Looking for a ticket.',
        passcode: 'Waiting for the passcode.',
        assertion: 'Getting the role.',
      }[state.step];
    case 'signed-in': {
      const { user, role, mode } = state.identity;
      const where = role.organisation.name || role.organisation.code;
      return `Signed in${mode === 'training' ? ' (TRAINING)' : ''}: ${user.name}, ${role.name} (${role.code}), ${where}.`;
    }
    case 'ended':
      return `The session has ended: ${state.reason}.`;
  }
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
