import { agentInWelsh } from './agent.ts';
import { cardsInWelsh } from './cards.ts';
import { cis2InWelsh } from './cis2.ts';
import { spineInWelsh } from './spine.ts';
import type { WelshEntry } from './welsh-entry.ts';
import { workstationInWelsh } from './workstation.ts';

/**
 * The catalogue's sentences for the person at the desk in Welsh; what is for the support desk stays English. A code that
 * is missing here is shown in English.
 */
export const welsh: Readonly<Record<string, WelshEntry>> = {
  ...cardsInWelsh,
  ...agentInWelsh,
  ...spineInWelsh,
  ...cis2InWelsh,
  ...workstationInWelsh,
};
