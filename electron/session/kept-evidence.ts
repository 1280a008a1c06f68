import { cardsOf } from './cards-view.ts';
import type { Effect } from './events.ts';
import type { Context } from './moves.ts';
import type { AgentProof } from './proof.ts';
import type { AttemptId, Binding, SignedIn } from './state.ts';

/** What is kept of a session for the next run, and how long that is worth something. */

/** What must survive a restart: a card that has left meanwhile is a removal. Without a card there is nothing to prove. */
export function keepEvidence({ binding, identity, proof, since, holder }: SignedIn): Effect[] {
  if (proof.route === 'agent') return keepMark(holder, binding, proof.mark, since.wall);
  const cards = cardsOf(binding);
  const evidence = { route: 'browser', cards, identity, proof, since: since.wall } as const;
  return cards.length === 0 ? [] : [{ type: 'keep-evidence', attempt: holder, evidence }];
}

/** The same from the moment on at which the agent may issue a ticket. */
export function keepMark(
  attempt: AttemptId,
  binding: Binding,
  mark: AgentProof['mark'] | null,
  since: number,
): Effect[] {
  const cards = cardsOf(binding);
  return cards.length === 0
    ? []
    : [{ type: 'keep-evidence', attempt, evidence: { route: 'agent', cards, mark, since } }];
}

/** How long nobody has touched the computer within a session that began then (UTC ms), ms. */
export function idleSince(since: number, { now, idleFor = 0 }: Context): number {
  return Math.max(0, Math.min(idleFor, now - since));
}

/** Whether a session of an earlier run is within its limits still; to begin it was a touch (cis2 12.2). */
export function isInTime(since: number, context: Context): boolean {
  const { now, policy } = context;
  const age = now - since;
  return age >= 0 && age < policy.timeLimit && idleSince(since, context) < policy.idleLimit;
}
