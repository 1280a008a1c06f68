import { agentErrors } from './catalogue-agent.ts';
import { auditErrors } from './catalogue-audit.ts';
import { cardErrors } from './catalogue-cards.ts';
import { cis2Errors } from './catalogue-cis2.ts';
import { diagnosticsErrors } from './catalogue-diagnostics.ts';
import { generalErrors } from './catalogue-general.ts';
import { settingsErrors } from './catalogue-settings.ts';
import { spineErrors } from './catalogue-spine.ts';
import { supportErrors } from './catalogue-support.ts';
import { vaultErrors } from './catalogue-vault.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

/**
 * Every error the program can show. Codes are stable for ever: LAN-1xxx cards, LAN-2xxx Identity Agent,
 * LAN-3xxx Spine and the network to it, LAN-4xxx CIS2, LAN-5xxx settings, LAN-6xxx the keychain, LAN-7xxx the journal,
 * LAN-8xxx the self-test and the support file, LAN-9xxx general.
 */
export const catalogue = {
  ...cardErrors,
  ...agentErrors,
  ...spineErrors,
  ...cis2Errors,
  ...settingsErrors,
  ...auditErrors,
  ...vaultErrors,
  ...diagnosticsErrors,
  ...supportErrors,
  ...generalErrors,
} satisfies Record<`LAN-${number}`, CatalogueEntry> as Readonly<Record<ErrorCode, CatalogueEntry>>;

export type ErrorCode =
  | keyof typeof cardErrors
  | keyof typeof agentErrors
  | keyof typeof spineErrors
  | keyof typeof cis2Errors
  | keyof typeof settingsErrors
  | keyof typeof auditErrors
  | keyof typeof vaultErrors
  | keyof typeof diagnosticsErrors
  | keyof typeof supportErrors
  | keyof typeof generalErrors;
