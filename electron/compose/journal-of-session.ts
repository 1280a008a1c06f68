import type { AuditEntry } from '../audit/index.ts';
import type { Card } from '../cards/card.ts';
import type { Identity } from '../roles/role-profile.ts';
import { holderOf, isHeld } from '../session/moves.ts';
import type { Binding, SessionState, SignedIn, SignedOut } from '../session/state.ts';

/**
 * What the journal says of a step from one state to the next: sign-ins, failures and ends, with ids and codes and
 * never a name. Pure.
 */
export function journalEntriesOf(before: SessionState, after: SessionState): AuditEntry[] {
  const { attempt } = after;
  const entries: AuditEntry[] = [];
  if (isNotResumed(before, after)) {
    // Of the run before: not the attempt that found so, which has an outcome of its own.
    entries.push({ kind: 'session-ended', attempt: before.attempt - 1, reason: 'crashed' });
  }
  if (after.name === 'signing-in' && before.attempt !== attempt) {
    entries.push({ kind: 'sign-in-started', attempt, route: after.route, ...cardOf(after.binding) });
  }
  if (after.name === 'signed-in') entries.push(...entriesOfSession(before, after));
  if (after.name === 'signed-out' && after.problem !== null && !sameProblem(before, after.problem.code)) {
    entries.push({ kind: 'sign-in-failed', attempt, code: after.problem.code });
  }
  if (before.name === 'signing-in' && isAtRest(after)) {
    // Without a problem: it looked without being asked to, and nobody was signed in.
    entries.push({ kind: 'sign-in-failed', attempt, code: 'LAN-2109' });
  }
  if (isDropped(before, after)) {
    const who = before.evidence.route === 'browser' ? personOf(before.evidence.identity) : {};
    entries.push({ kind: 'session-ended', attempt, reason: 'crashed', ...who });
  }
  if (after.name === 'ended' && isHeld(before)) {
    entries.push({
      kind: 'session-ended',
      attempt: holderOf(before),
      reason: after.reason,
      ...(before.name === 'signed-in' ? personOf(before.identity) : {}),
      ...cardOf(before.binding),
    });
  }
  return entries;
}

/** A session that begins, goes on in another role, or was refused a higher level or another role. */
function entriesOfSession(before: SessionState, after: SignedIn): AuditEntry[] {
  const { holder: attempt, proof, identity } = after;
  if (before.name !== 'signed-in' || isSteppedUp(before, after)) {
    const resumed = after.since.wall < after.at && before.name !== 'choosing-role' && before.name !== 'signed-in';
    return [
      {
        kind: 'sign-in-succeeded',
        attempt,
        route: proof.route,
        ...(resumed ? { resumed } : {}),
        ...personOf(identity),
        ...cardOf(after.binding),
      },
    ];
  }
  if (before.identity.role.profileId !== identity.role.profileId) {
    const method = before.holder === attempt ? 'role-list' : 'browser';
    return [{ kind: 'role-changed', attempt, method, ...personOf(identity) }];
  }
  if (after.refused !== null && before.refused === null) {
    return [{ kind: 'sign-in-failed', attempt: after.attempt, code: after.refused.code, ...personOf(identity) }];
  }
  return [];
}

/** What an earlier run left is not gone on with: only now can anybody say that its session is over. */
function isDropped(
  before: SessionState,
  after: SessionState,
): before is SignedOut & { readonly evidence: NonNullable<SignedOut['evidence']> } {
  const waits = after.name === 'waiting-for-card' || (after.name === 'signed-out' && after.evidence === null);
  return before.name === 'signed-out' && before.evidence !== null && waits;
}

/** The attempt that looked whether the session of an earlier run goes on found that it does not. An end says so itself. */
function isNotResumed(before: SessionState, after: SessionState): boolean {
  if (before.name !== 'signing-in' || before.route !== 'agent' || before.evidence === null) return false;
  if (after.name !== 'signed-in') return after.name === 'signed-out' || after.name === 'waiting-for-card';
  return after.proof.route !== 'agent' || after.proof.mark.value !== before.evidence.mark?.value;
}

function isAtRest(state: SessionState): boolean {
  return state.name === 'waiting-for-card' || (state.name === 'signed-out' && state.problem === null);
}

function isSteppedUp(before: SignedIn, after: SignedIn): boolean {
  return before.holder !== after.holder && before.identity.role.profileId === after.identity.role.profileId;
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
