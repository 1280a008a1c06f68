import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-7xxx: the journal of sign-ins. */
export const auditErrors = {
  'LAN-7001': {
    what: 'The journal of sign-ins is not intact: {problems} found.',
    whatToDo: 'Keep a copy of the whole folder as it is and tell your IT security team.',
    who: ['it'],
    helpdesk:
      'Lines or files of the journal were changed, removed, added or moved after they were written, or a disk failed. The first place is {file}, line {line}; lanyard audit verify lists them all.',
  },
  'LAN-7002': {
    what: 'Lanyard found that its journal of sign-ins had been changed from outside.',
    whatToDo: 'Go on working. Tell your IT support this code.',
    who: ['it'],
    helpdesk:
      'Noticed when the journal was opened ({found}). The journal says so itself in an entry tampering-found and goes on; lanyard audit verify shows where.',
  },
  'LAN-7003': {
    what: 'Lanyard cannot write its journal of sign-ins.',
    whatToDo: 'Go on working. Tell your IT support this code.',
    who: ['it'],
    helpdesk:
      'Writing to the journal folder failed ({reason}): disk full, folder not writable, or a virus scanner holding a file. Entries are kept in memory and written with the next one that works.',
  },
  'LAN-7004': {
    what: 'The journal folder {folder} cannot be read.',
    whatToDo: 'Check that the folder exists and that you may read it.',
    who: ['it'],
    helpdesk: 'The folder given with --folder does not exist, is no folder, or is not readable for this account.',
  },
  'LAN-7005': {
    what: 'Lanyard refused to write something into its journal that does not belong there.',
    whatToDo: 'Go on working. Tell your IT support this code.',
    who: ['it', 'lanyard'],
    helpdesk:
      'An entry did not have the fixed form of the journal (kind {kind}) and was left out: a defect of Lanyard.',
  },
  'LAN-7006': {
    what: 'Too many copies of Lanyard write the journal of the same person at once.',
    whatToDo: 'Close the copies that are not needed, or sign out of other computers and sessions.',
    who: ['user', 'it'],
    helpdesk:
      'All {chains} chains of the journal folder are in use by running programs, or their lock files were left by another computer that shares the folder.',
  },
  'LAN-7007': {
    what: 'There is no journal of sign-ins in {folder}.',
    whatToDo: 'Check the folder. If it is the right one, its files have been removed: tell your IT security team.',
    who: ['it'],
    helpdesk:
      'Where Lanyard has run, its journal folder holds files journal-* and head.*. A folder without them was emptied, or is another one. What was in it only a copy can tell.',
  },
} as const satisfies Record<string, CatalogueEntry>;
