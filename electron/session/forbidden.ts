import { belongsToCard } from './browser-moves.ts';
import type { SessionPolicy } from './policy.ts';
import type { SessionState } from './state.ts';

/** Whether somebody is signed in without a card where the site does not allow that (any more). */
export function isForbidden(state: SessionState, policy: SessionPolicy): boolean {
  if (state.name !== 'signed-in' && state.name !== 'choosing-role') return false;
  if (state.binding.kind !== 'none' || policy.withoutCard) return false;
  const proof = state.name === 'signed-in' ? state.proof : state.person.proof;
  return proof.route === 'agent' || belongsToCard(proof, policy);
}
