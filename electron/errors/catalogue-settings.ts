import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-5xxx: settings files and values. */
export const settingsErrors = {
  'LAN-5001': {
    what: 'The settings file {file} cannot be read.',
    whatToDo: 'Check that the file exists and that you may read it.',
    who: ['it'],
    helpdesk: 'The path given with --settings does not lead to a readable file.',
  },
  'LAN-5002': {
    what: 'The settings file {file} is not valid JSON.',
    whatToDo: 'Correct the file: {problem}.',
    who: ['it'],
    helpdesk: 'JSON syntax error; the position is in the message.',
  },
  'LAN-5003': {
    what: 'The setting {key} is not known.',
    whatToDo:
      'Remove it or correct its spelling. docs/settings.md lists all settings; a dot in a name stands for an object inside an object.',
    who: ['it'],
    helpdesk: 'A key that the settings schema does not have. Nothing of the file was applied.',
  },
  'LAN-5004': {
    what: 'The setting {key} has a wrong value: {problem}.',
    whatToDo: 'Correct the value; docs/settings.md says what is allowed.',
    who: ['it'],
    helpdesk: 'A value of the wrong type or outside its range. Nothing of the file was applied.',
  },
  'LAN-5005': {
    what: 'The option {option} is only for development builds.',
    whatToDo: 'Start Lanyard without it.',
    who: ['it'],
    helpdesk: 'A packaged Lanyard takes its settings from the machine and from policy only.',
  },
} as const satisfies Record<string, CatalogueEntry>;
