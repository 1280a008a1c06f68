import type { CatalogueEntry } from './catalogue.ts';

/** LAN-3xxx: the role assertion, its contents, and the network to Spine. */
export const spineErrors = {
  'LAN-3001': {
    what: 'The national service cannot be reached from this computer.',
    whatToDo: 'Check that you are on the NHS network (HSCN or VPN), then try again.',
    who: ['user', 'it'],
    helpdesk: 'DNS or connection failure to {host}: not on HSCN/VPN, firewall or proxy.',
  },
} as const satisfies Record<string, CatalogueEntry>;
