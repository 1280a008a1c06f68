import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-88xx: the support file. */
export const supportErrors = {
  'LAN-8801': {
    what: 'The file {file} is there already.',
    whatToDo: 'Choose another name, or say that it may be replaced.',
    who: ['user'],
    helpdesk: 'A support file never replaces another file unasked. On the command line --force allows it.',
  },
  'LAN-8802': {
    what: 'The support file {file} cannot be written.',
    whatToDo: 'Choose another folder, for example your documents.',
    who: ['user', 'it'],
    helpdesk: 'Writing failed ({reason}): the folder is missing or not writable for this account, or the disk is full.',
  },
} as const satisfies Record<string, CatalogueEntry>;
