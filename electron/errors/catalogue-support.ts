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
  'LAN-8803': {
    what: 'No support file was made: the command was stopped.',
    whatToDo: 'Run it again, and let it come to its end.',
    who: ['user'],
    helpdesk: 'Ctrl+C, or the system asked the command to end, before everything was gathered. Nothing was written.',
    neutral: true,
  },
} as const satisfies Record<string, CatalogueEntry>;
