import type { CatalogueEntry } from './catalogue-entry.ts';

/** LAN-5xxx: settings files, policies and values. */
export const settingsErrors = {
  'LAN-5001': {
    what: 'The settings file {file} cannot be read.',
    whatToDo: 'Check that the file exists and that you may read it.',
    who: ['it'],
    helpdesk:
      'The file is not there (a file that was named), is no file, is larger than 256 kB, or may not be read by this account. For the file of the computer or of policy, what was last read from it stays in force.',
  },
  'LAN-5002': {
    what: 'The settings file {file} is not valid JSON.',
    whatToDo: 'Correct the file: {problem}.',
    who: ['it'],
    helpdesk:
      'JSON syntax error; the position is in the message. For the file of the computer or of policy, what was last read from it stays in force.',
  },
  'LAN-5003': {
    what: 'The setting {key} is not known.',
    whatToDo:
      'Remove it or correct its spelling. docs/settings.md lists all settings; a dot in a name stands for an object inside an object.',
    who: ['it'],
    helpdesk:
      'A name that the list of settings does not have. The rest still applies, except with --settings FILE, which is refused as a whole.',
  },
  'LAN-5004': {
    what: 'The setting {key} has a wrong value: {problem}.',
    whatToDo: 'Correct the value; docs/settings.md says what is allowed.',
    who: ['it'],
    helpdesk:
      'A value of the wrong type or outside its range. The rest still applies, except with --settings FILE, which is refused as a whole.',
  },
  'LAN-5005': {
    what: 'The option {option} is only for development builds.',
    whatToDo: 'Start Lanyard without it.',
    who: ['it'],
    helpdesk: 'A packaged Lanyard takes its settings from the machine and from policy only.',
  },
  'LAN-5006': {
    what: 'The setting {key} cannot be set {where}.',
    whatToDo: 'Remove it there; docs/settings.md says who may set it.',
    who: ['it'],
    helpdesk:
      "Some settings belong to the organisation, and some to the whole computer: those in a person's own choices or in a policy for persons are left out.",
  },
  'LAN-5007': {
    what: 'The value of the setting {key} is only for development.',
    whatToDo: 'Remove it.',
    who: ['it'],
    helpdesk:
      'Simulators and plain http to this computer are refused in a packaged Lanyard, where the policy of the computer says live, and plain http wherever the environment is live.',
  },
  'LAN-5008': {
    what: 'The settings in the registry cannot be read.',
    whatToDo: 'Restart the computer. If that does not help, tell your IT support this code.',
    who: ['it'],
    helpdesk:
      'Reading the key {key} failed (access, a damaged registry, or more than 2,000 values in it). What was last read from it stays in force.',
  },
  'LAN-5009': {
    what: 'Your choice cannot be saved.',
    whatToDo: 'Check that the disk is not full, and try again.',
    who: ['user', 'it'],
    helpdesk: 'Writing {file} failed: disk full, or the folder is not writable for this person.',
  },
  'LAN-5010': {
    what: 'The setting {key} is set by your organisation.',
    whatToDo: 'Ask your IT support if it should be another.',
    who: ['it'],
    helpdesk: 'A policy sets this value and so locks it; lanyard settings shows which.',
    neutral: true,
  },
  'LAN-5011': {
    what: 'Not all settings were taken: {count} refused.',
    whatToDo: 'Correct what is listed; the rest is in force.',
    who: ['it'],
    helpdesk: 'lanyard settings lists every refusal with its own code and where it comes from.',
  },
  'LAN-5012': {
    what: 'The value of the setting {key} is not for the live environment.',
    whatToDo: 'Remove it.',
    who: ['it'],
    helpdesk:
      'Wherever the environment in force is live, what only tests and labs need is refused: cis2.client direct, cis2.requiredLevel 0 or 1, cis2.acrValues of level 1, cis2.requireSid false. The value of the layer below is in force.',
  },
  'LAN-5013': {
    what: 'The settings file {file} is not taken: others than administrators can change {place}.',
    whatToDo:
      'Make administrators the owners of the file and its folder, and take from others the right to change them.',
    who: ['it'],
    helpdesk:
      'Anybody may have written it. On Windows SYSTEM, Administrators, TrustedInstaller or a domain administrator must own the file and its folder and nobody else may write the file, delete in the folder or change their lists, and neither may be a link; elsewhere root must own them, and neither group nor others may write. What was last read from a protected file stays in force.',
  },
} as const satisfies Record<string, CatalogueEntry>;
