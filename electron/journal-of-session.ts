import type { AuditEntry } from './audit/index.ts';
import type { Card } from './cards/card.ts';
import type { Identity } from './roles/role-profile.ts';
import type { Binding, SessionState } from './session/state.ts';

/**
 * What the journal says of a step from one state to the next: sign-ins, failures and ends, with ids and codes and
 * never a name. Pure.
 */
export function journalEntriesOf(before: SessionState, after: SessionState): AuditEntry[] {
  const { attempt } = after;
  const entries: AuditEntry[] = [];
  if (after.name === 'signing-in' && before.attempt !== attempt) {
    entries.push({ kind: 'sign-in-started', attempt, route: 'agent', ...cardOf(after.binding) });
  }
  if (after.name === 'signed-in' && before.name !== 'signed-in') {
    const resumed = after.since.wall < after.at;
    entries.push({
      kind: 'sign-in-succeeded',
      attempt,
      route: 'agent',
      ...(resumed ? { resumed } : {}),
      ...personOf(after.identity),
      ...cardOf(after.binding),
    });
  }
  if (after.name === 'signed-out' && after.problem !== null && !sameProblem(before, after.problem.code)) {
    entries.push({ kind: 'sign-in-failed', attempt, code: after.problem.code });
  }
  if (after.name === 'ended' && (before.name === 'signing-in' || before.name === 'signed-in')) {
    entries.push({
      kind: 'session-ended',
      attempt,
      reason: after.reason,
      ...(before.name === 'signed-in' ? personOf(before.identity) : {}),
      ...cardOf(before.binding),
    });
  }
  return entries;
}

function sameProblem(before: SessionState, code: string): boolean {
  return before.name === 'signed-out' && before.problem?.code === code;
}

function personOf({ user, role }: Identity) {
  return { user: user.id, roleProfile: role.profileId, organisation: role.organisation.code };
}

function cardOf(binding: Binding): Partial<Pick<Card, 'reader' | 'atr'>> {
  return binding.kind === 'card' ? { reader: binding.card.reader, atr: binding.card.atr } : {};
}
