import type { CatalogueEntry } from './catalogue-entry.ts';

const callIt = 'Call your IT support with this code. There is nothing you can change yourself.';
const signInAgain = 'Sign in again. If it happens again, call your IT support with this code.';
const askRa = 'Ask your Registration Authority (RA) to check your roles, then sign in again.';

/** LAN-33xx the form of the role assertion, LAN-34xx what it says. */
export const spineContentErrors = {
  'LAN-3301': {
    what: 'The role information is far too large.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The document has {size} bytes; at most {limit} are read.',
  },
  'LAN-3302': {
    what: 'The role information is written in a character set that is not understood.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'Declared encoding "{encoding}", or bytes that do not fit it. Understood: UTF-8, US-ASCII, ISO-8859-1.',
  },
  'LAN-3303': {
    what: 'Something other than role information came.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The document is not XML: it does not begin with a tag. A proxy, or a wrong address.',
  },
  'LAN-3304': {
    what: 'The role information came incomplete.',
    whatToDo: signInAgain,
    who: ['user', 'it', 'service'],
    helpdesk: 'The XML document ends before its last tag is closed: cut off on the way.',
  },
  'LAN-3305': {
    what: 'The role information is damaged.',
    whatToDo: signInAgain,
    who: ['user', 'it', 'service'],
    helpdesk: 'The document is not well-formed XML.',
  },
  'LAN-3306': {
    what: 'The role information was refused because it holds forbidden instructions.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The document has a document type declaration (DTD). Never accepted: possible attack.',
  },
  'LAN-3307': {
    what: 'The role information was refused because it is built in an unsafe way.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'Elements nested deeper than {limit} levels. Never accepted: possible attack.',
  },
  'LAN-3308': {
    what: 'The role information was refused because it holds far too many entries.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'More than {limit} {kind}. Never accepted: possible attack.',
  },
  'LAN-3309': {
    what: 'The role information is of a kind that Lanyard does not know.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The document is a "Response", but not in the SAML 1.1 namespaces: wrong service or address.',
  },
  'LAN-3310': {
    what: 'A part of the role information is missing.',
    whatToDo: signInAgain,
    who: ['user', 'service'],
    helpdesk: 'Missing in the SAML document: {part}.',
  },
  'LAN-3311': {
    what: 'The role information contradicts itself.',
    whatToDo: signInAgain,
    who: ['user', 'service'],
    helpdesk: 'More than one {part} where one is allowed. Never guessed: possible attack.',
  },
  'LAN-3312': {
    what: 'A value in the role information is not plain text.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'Elements inside {part}, which must hold text only. Never accepted: possible attack.',
  },

  'LAN-3401': {
    what: 'The role information does not say properly who you are.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The attribute uid is missing, empty, given twice, or not 12 digits.',
  },
  'LAN-3402': {
    what: 'The role information names two different people. It was refused.',
    whatToDo: 'Take the card out, put it back and sign in again. If it happens again, call your IT support.',
    who: ['user', 'service'],
    helpdesk: 'The uid in the {where} name identifier is not the uid attribute.',
  },
  'LAN-3403': {
    what: 'The role information belongs to another sign-in. It was refused.',
    whatToDo: 'Take the card out, put it back and sign in again. If it happens again, call your IT support.',
    who: ['user', 'service'],
    helpdesk: 'The ticket inside the answer is {how} the ticket that was sent.',
  },
  'LAN-3404': {
    what: 'The role information does not say properly how long it is valid.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk:
      'NotBefore or NotOnOrAfter of the outer Conditions is missing or not a UTC time, or they are out of order.',
  },
  'LAN-3405': {
    what: 'The role information is not valid yet.',
    whatToDo: 'Check that the clock of this computer is right, then sign in again.',
    who: ['user', 'it', 'service'],
    helpdesk: 'Valid from {notBefore}; judged at {at} ({seconds} s early, tolerance already given).',
  },
  'LAN-3406': {
    what: 'The role information is no longer valid.',
    whatToDo: 'Check that the clock of this computer is right, then sign in again.',
    who: ['user', 'it', 'service'],
    helpdesk: 'Valid until {notOnOrAfter}; judged at {at} ({seconds} s late, tolerance already given).',
  },
  'LAN-3407': {
    what: 'Your entry in the national directory is not active.',
    whatToDo: 'Ask your Registration Authority (RA).',
    who: ['ra'],
    helpdesk: 'The attribute nhsPersonStatus is there and is not 1.',
  },
  'LAN-3408': {
    what: 'You signed in to training, but this computer is set up for live work only.',
    whatToDo: 'Sign out of the Identity Agent and sign in again in live mode.',
    who: ['user', 'it'],
    helpdesk: 'ssbMode is 1 (training) and spine.liveOnly is set.',
  },
  'LAN-3409': {
    what: 'The role information does not say properly whether this is live or training.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'ssbMode is neither 0 nor 1, or is given twice with different values.',
  },
  'LAN-3410': {
    what: 'No role was chosen.',
    whatToDo: 'Sign in again and choose a role in the window of the Identity Agent.',
    who: ['user', 'ra'],
    helpdesk: 'ssbSessionRoleUid is missing or empty: the role window was closed, or the agent showed none.',
  },
  'LAN-3411': {
    what: 'The role that was chosen is not among your roles.',
    whatToDo: `Sign in again and choose another role. ${askRa}`,
    who: ['user', 'ra'],
    helpdesk: 'No profile has the id of ssbSessionRoleUid ({profiles} profiles): position ended or changed.',
  },
  'LAN-3412': {
    what: 'The role that was chosen is listed more than once, so Lanyard cannot tell which one is meant.',
    whatToDo: askRa,
    who: ['ra', 'service'],
    helpdesk: '{profiles} profiles have the id of ssbSessionRoleUid.',
  },
  'LAN-3413': {
    what: 'The role that was chosen is not fully described.',
    whatToDo: askRa,
    who: ['ra', 'service'],
    helpdesk: 'In the chosen profile {attribute} is missing or has several values.',
  },
  'LAN-3414': {
    what: 'Your roles cannot be told apart in the role information.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The attribute {attribute} comes before the first nhsIdCode, so blocks cannot be split safely.',
  },
  'LAN-3415': {
    what: 'The ticket of the Identity Agent cannot be used.',
    whatToDo: 'Take the card out, put it back and sign in again. If it happens again, call your IT support.',
    who: ['user', 'it'],
    helpdesk: 'The ticket is empty, too long (over 16384 characters), or holds characters other than printable ASCII.',
  },
  'LAN-3416': {
    what: 'You have no role in the national directory.',
    whatToDo: 'Ask your Registration Authority (RA) to assign a position to you.',
    who: ['ra'],
    helpdesk: 'The assertion lists no role profile and no chosen role.',
  },
  'LAN-3417': {
    what: 'The role information says more than one role was chosen.',
    whatToDo: signInAgain,
    who: ['user', 'service'],
    helpdesk: 'ssbSessionRoleUid is given twice with different values. Never guessed.',
  },
} as const satisfies Record<string, CatalogueEntry>;
