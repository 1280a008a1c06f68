import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-9xxx: everything that belongs to no other room. */
export const generalErrors = {
  'LAN-9001': {
    what: 'Lanyard met a problem it does not know.',
    whatToDo: 'Try again. If it happens again, call your IT support with this code.',
    who: ['user', 'it', 'lanyard'],
    helpdesk: 'An unexpected failure inside Lanyard: a defect. The log has its place in the program.',
  },
  'LAN-9002': {
    what: 'The command line was not understood: {problem}.',
    whatToDo: 'Run the command with --help to see what it takes.',
    who: ['it'],
    helpdesk: 'Unknown command or option, or a value missing.',
  },
  'LAN-9003': {
    what: 'The file {file} cannot be read.',
    whatToDo: 'Check the path and that you may read the file.',
    who: ['it'],
    helpdesk: 'A file named on the command line is missing, unreadable or too large.',
  },
  'LAN-9004': {
    what: 'The window sent something that Lanyard does not know; it was ignored.',
    whatToDo: 'Nothing needs to be done. If it happens again and again, call your IT support with this code.',
    who: ['it', 'lanyard'],
    helpdesk:
      'A message from the window did not come from our own page, or did not fit the contract. A defect of Lanyard, or somebody tampers with the window.',
  },
  'LAN-9005': {
    what: 'Lanyard does not start with the option {option}.',
    whatToDo: 'Start Lanyard without it. Run lanyard --help to see what it takes.',
    who: ['it'],
    helpdesk:
      'An installed Lanyard refuses the options of Electron, Chromium and Node: they can open a debugger or switch protection off. Look at who starts it so, and why.',
  },
  'LAN-9006': {
    what: 'The file {file} is not a saved userinfo answer of NHS Care Identity (CIS2).',
    whatToDo: 'Name a file that holds the JSON of a userinfo answer, or none to see the roles of whoever is signed in.',
    who: ['it'],
    helpdesk: 'lanyard roles was given another file, one that was cut short, or one without a subject.',
  },
  'LAN-9007': {
    what: 'The answer of the command could not be written.',
    whatToDo: 'Check that the disk it goes to is not full, then run the command again.',
    who: ['it'],
    helpdesk: 'Standard output took nothing, or not all of it ({reason}). What the command did, it did.',
  },
  'LAN-9008': {
    what: 'Lanyard cannot keep its files in {folder}.',
    whatToDo: 'Sign out of the computer and in again. If that does not help, tell your IT support this code.',
    who: ['user', 'it'],
    helpdesk:
      'The folder cannot be made or written: the profile did not load, its share is away, the disk is full, or the rights are wrong. Lanyard does not start then; the commands do.',
  },
  'LAN-9009': {
    what: 'Lanyard does not start while the environment variable {variable} is set.',
    whatToDo: 'Take the variable away and start Lanyard again.',
    who: ['it'],
    helpdesk:
      'Node and Chromium obey this variable before Lanyard can stop them: what is sent, tickets too, would be written to standard error, or a protection would be off. Look at who sets it, and why.',
  },
} as const satisfies Record<string, CatalogueEntry>;
