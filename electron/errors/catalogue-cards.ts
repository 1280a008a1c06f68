import type { CatalogueEntry } from './catalogue.ts';

/** LAN-1xxx: readers, cards and the smartcard service. */
export const cardErrors = {
  'LAN-1001': {
    what: 'The smartcard service of this computer is not running.',
    whatToDo: 'Restart the computer. If that does not help, call your IT support.',
    who: ['user', 'it'],
    helpdesk:
      'Windows: service "Smart Card" (SCardSvr) stopped or disabled. Linux: pcscd not running or its socket missing.',
  },
} as const satisfies Record<string, CatalogueEntry>;
