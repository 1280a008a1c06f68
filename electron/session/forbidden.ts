import { belongsToCard } from './browser-moves.ts';
import type { SessionPolicy } from './policy.ts';
import { proofOf } from './running.ts';
import type { SessionState } from './state.ts';

/** Whether somebody is signed in without a card where the site does not allow that (any more). */
export function isForbidden(state: SessionState, policy: SessionPolicy): boolean {
  if (state.name !== 'signed-in' && state.name !== 'choosing-role') return false;
  if (state.binding.kind !== 'none' || policy.withoutCard) return false;
  const proof = proofOf(state);
  return proof.route === 'agent' || belongsToCard(proof, policy);
}
