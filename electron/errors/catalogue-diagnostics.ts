import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-81xx: the smartcard software of this computer. */
const workstationErrors = {
  'LAN-8101': {
    what: 'The Identity Agent is not installed on this computer.',
    whatToDo: 'Sign in in another way if one is offered, or ask your IT support to install the Identity Agent.',
    who: ['it'],
    helpdesk:
      'Neither the program nor the ticket library of the Identity Agent was found in its folders, the list of programs or identityAgent.library. Credential Management 1.x alone is not enough.',
  },
  'LAN-8102': {
    what: 'This computer uses Smartcard Connect, so there is no Identity Agent to sign in with.',
    whatToDo: 'Sign in in the browser. If that is not offered, call your IT support with this code.',
    who: ['user', 'it'],
    helpdesk:
      'Credential Management 3 or later (Smartcard Connect) replaces the Identity Agent. The settings must allow sign-in in the browser (CIS2).',
  },
  'LAN-8103': {
    what: 'Sign-in in the browser is not set up on this computer.',
    whatToDo: 'Use your smartcard, or ask your IT support to set up CIS2.',
    who: ['it'],
    helpdesk: 'The settings name the browser as a way to sign in, but cis2.clientId or what it needs is missing.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** LAN-8xxx: what the self-test finds that has no code elsewhere. */
export const diagnosticsErrors = {
  ...workstationErrors,
} as const satisfies Record<string, CatalogueEntry>;
