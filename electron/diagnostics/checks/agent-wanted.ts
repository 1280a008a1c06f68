import type { Finding } from '../check.ts';
import { notUsed } from '../finding.ts';
import type { WorkstationParts } from '../parts.ts';

/** Why the Identity Agent is nothing to look at on this computer; `null` where it should be there. */
export async function whyNoAgent(workstation: WorkstationParts): Promise<Finding | null> {
  if (!workstation.routes.includes('agent')) return notUsed('agent.not-named');
  const kind = await workstation.state().then(
    (found) => found.kind,
    () => null,
  );
  if (kind === 'smartcard-connect') return notUsed('agent.replaced');
  return null;
}
