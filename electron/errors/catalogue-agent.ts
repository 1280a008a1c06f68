import type { CatalogueEntry } from './catalogue.ts';

/** LAN-2xxx: the ticket host, the Ticket API library and the Identity Agent behind it. */
export const agentErrors = {
  'LAN-2001': {
    what: 'The ticket library of the Identity Agent was not found.',
    whatToDo: 'Ask your IT support to install the Identity Agent or to correct its path in the settings.',
    who: ['it'],
    helpdesk: 'No library at the configured path or in the known folders: {path}.',
  },
} as const satisfies Record<string, CatalogueEntry>;
