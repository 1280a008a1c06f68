import type { View, ViewError } from '../../electron/ipc/contract.ts';

/** Invented people and places, one view per thing a person can meet; `-long` ones are what breaks a layout. */

const at = new Date(2026, 10, 22, 9, 41).getTime();
const omnikey = 'OMNIKEY 3121 00 00';

const base: Omit<View, 'screen'> = {
  ribbon: 'live',
  simulatedCards: false,
  at,
  canSignIn: false,
  readers: { service: 'running', outage: null, names: [omnikey], withCard: [] },
};
const cardIn = { ...base, canSignIn: true, readers: { ...base.readers, withCard: [omnikey] } };

const problem: ViewError = {
  code: 'LAN-2204',
  message: 'Your smartcard is locked. The passcode was wrong three times.',
  remedy: 'Unlock it yourself with a code sent to your phone or e-mail, or ask your Registration Authority.',
  who: ['user', 'ra'],
  neutral: false,
};
const longProblem: ViewError = {
  code: 'LAN-3104',
  message:
    'The national service answered with something that is not a role assertion, although the address and the certificate of spine-security-broker.national.ncrs.nhs.uk are right. A proxy may have changed the answer.',
  remedy:
    'Ask your IT support to let https://spine-security-broker.national.ncrs.nhs.uk/very/long/path/without/a/break pass unchanged, then try again.',
  who: ['it', 'service', 'lanyard'],
  neutral: false,
};
const settingsProblem: ViewError = {
  code: 'LAN-5003',
  message: 'The setting identityAgent.libary is not known.',
  remedy: 'Remove it or correct its spelling; docs/settings.md lists all settings.',
  who: ['it'],
  neutral: false,
};
const cancelled: ViewError = {
  code: 'LAN-2401',
  message: 'The sign-in was cancelled.',
  remedy: 'Try again when you are ready.',
  who: ['user'],
  neutral: true,
};

const signedIn = {
  name: 'signed-in',
  user: { id: '555012345678', name: 'Adaeze Okonkwo' },
  role: {
    profileId: '555087654321',
    code: 'S8000:G8000:R8001',
    name: 'Nurse Access Role',
    organisation: { code: 'ZZ901', name: 'Meadow Lane Surgery' },
  },
  reader: omnikey,
  signOutEndsAgentSession: true,
  endsBy: at + 12 * 3_600_000,
  warning: null,
} as const;

const ended = { name: 'ended', reason: 'card-removed', cardIn: false, agentSessionKept: false } as const;

export const previewViews: Readonly<Record<string, View>> = {
  starting: {
    ...base,
    readers: { service: 'starting', outage: null, names: [], withCard: [] },
    screen: { name: 'signed-out', problem: null, cardIn: false },
  },
  waiting: { ...base, screen: { name: 'waiting-for-card' } },
  'waiting-no-reader': {
    ...base,
    readers: { service: 'running', outage: null, names: [], withCard: [] },
    screen: { name: 'waiting-for-card' },
  },
  'waiting-service-unknown': {
    ...base,
    readers: { service: 'unknown', outage: null, names: [], withCard: [] },
    screen: { name: 'waiting-for-card' },
  },
  'waiting-service-out': {
    ...base,
    readers: {
      service: 'unknown',
      outage: {
        code: 'LAN-1001',
        message: 'The smartcard service of this computer is not running.',
        remedy: 'Restart the computer. If that does not help, call your IT support.',
        who: ['user', 'it'],
        neutral: false,
      },
      names: [],
      withCard: [],
    },
    screen: { name: 'waiting-for-card' },
  },
  'waiting-several': {
    ...base,
    ribbon: 'simulator',
    simulatedCards: true,
    readers: {
      service: 'running',
      outage: null,
      names: ['Virtual PCD 00 00', 'Virtual PCD 00 01', omnikey],
      withCard: [],
    },
    screen: { name: 'waiting-for-card' },
  },
  'signed-out-card-in': { ...cardIn, screen: { name: 'signed-out', problem: null, cardIn: true } },
  cancelled: { ...cardIn, screen: { name: 'signed-out', problem: cancelled, cardIn: true } },
  problem: { ...cardIn, ribbon: 'training', screen: { name: 'signed-out', problem, cardIn: true } },
  'problem-settings': {
    ...base,
    readers: { service: 'unknown', outage: null, names: [], withCard: [] },
    screen: { name: 'signed-out', problem: settingsProblem, cardIn: false },
  },
  'problem-long': { ...cardIn, ribbon: 'test', screen: { name: 'signed-out', problem: longProblem, cardIn: true } },
  'signing-in-checking': { ...cardIn, screen: { name: 'signing-in', step: 'checking', reader: omnikey } },
  'signing-in-passcode': { ...cardIn, screen: { name: 'signing-in', step: 'passcode', reader: omnikey } },
  'signing-in-assertion': { ...cardIn, screen: { name: 'signing-in', step: 'assertion', reader: omnikey } },
  'signed-in': { ...cardIn, screen: signedIn },
  warning: { ...cardIn, screen: { ...signedIn, warning: { endsAt: Date.now() + 48_000 } } },
  covered: { ...base, screen: { name: 'covered' } },
  'signed-in-training': { ...cardIn, ribbon: 'training', screen: signedIn },
  'signed-in-long': {
    ...cardIn,
    ribbon: 'simulator',
    simulatedCards: true,
    readers: {
      service: 'running',
      outage: null,
      names: ['Broadcom Corp Contacted SmartCard 0', omnikey],
      withCard: ['Broadcom Corp Contacted SmartCard 0'],
    },
    screen: {
      ...signedIn,
      user: {
        id: '555012345678',
        name: 'Llanfairpwllgwyngyllgogerychwyrndrobwll-Featherstonehaugh Wilhelmina Anastasia',
      },
      role: {
        ...signedIn.role,
        name: 'Healthcare Science Associate Practitioner Access Role',
        organisation: { code: 'ZZT', name: 'NORTH & SOUTH MOOR HOSPITALS AND COMMUNITY SERVICES NHS FOUNDATION TRUST' },
      },
      reader: 'Broadcom Corp Contacted SmartCard 0',
    },
  },
  ended: { ...base, screen: ended },
  'ended-reader': {
    ...base,
    readers: { service: 'running', outage: null, names: [], withCard: [] },
    screen: { ...ended, reason: 'reader-removed' },
  },
  'ended-signed-out': { ...cardIn, screen: { ...ended, reason: 'signed-out', cardIn: true, agentSessionKept: true } },
};
