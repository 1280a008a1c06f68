import { authenticators } from '../../electron/cis2/authenticators.ts';
import type { View, ViewError } from '../../electron/ipc/contract.ts';

/** Invented people and places, one view per thing a person can meet; `-long` ones are what breaks a layout. */

const at = new Date(2026, 10, 22, 9, 41).getTime();
/** 21:41, today or tomorrow: on no day has a session that runs no time left. */
const evening = new Date();
evening.setHours(21, 41, 0, 0);
if (evening.getTime() < Date.now() + 3_600_000) evening.setDate(evening.getDate() + 1);
const omnikey = 'OMNIKEY 3121 00 00';

const base: Omit<View, 'screen'> = {
  ribbon: 'live',
  simulatedCards: false,
  at,
  canSignIn: false,
  routes: ['agent', 'browser'],
  authenticators: authenticators.map(({ id, level }) => ({ id, level })),
  newer: null,
  language: 'en',
  readers: { service: 'running', outage: null, names: [omnikey], withCard: [] },
};
const browserLeads = { ...base, routes: ['browser', 'agent'] } satisfies Omit<View, 'screen'>;
const cardIn = { ...base, canSignIn: true, readers: { ...base.readers, withCard: [omnikey] } };

type RoleView = Extract<View['screen'], { name: 'signed-in' }>['role'];

const jobs = [
  'Nurse Access Role',
  'Clinical Practitioner Access Role',
  'Receptionist',
  'Pharmacist',
  'Health Records Manager',
];

function role(place: number, name: string, organisation: RoleView['organisation']): RoleView {
  return {
    profileId: String(555087654300 + place),
    code: `S8000:G8000:R${String(8_000 + place)}`,
    name,
    organisation,
  };
}

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
  roles: [],
  reader: omnikey,
  endsWithCard: 'this',
  route: 'agent',
  assurance: null,
  canStepUp: false,
  raising: null,
  refused: null,
  signOutEndsAgentSession: true,
  since: at,
  endsBy: evening.getTime(),
  warning: null,
} satisfies View['screen'];

const roles: RoleView[] = [
  signedIn.role,
  role(2, 'Practice Manager Access Role', signedIn.role.organisation),
  role(3, 'Health Professional Access Role', { code: 'ZZT', name: 'NORTH & SOUTH MOOR HOSPITALS NHS TRUST' }),
];
/** Forty roles at eight places, as a locum collects them. */
const fortyRoles = Array.from({ length: 40 }, (_, place) => {
  const organisation = {
    code: `ZZ9${String(10 + (place % 8))}`,
    name:
      ['Meadow Lane Surgery', 'Ysbyty Bryn Celyn', 'Harbour Road Health Centre', 'Old Mill Pharmacy'][place % 8] ?? '',
  };
  return role(place + 10, jobs[place % jobs.length] ?? '', organisation);
});
const browserSession = {
  ...signedIn,
  roles,
  route: 'browser',
  reader: null,
  endsWithCard: 'none',
  signOutEndsAgentSession: false,
  assurance: { level: 2, authenticator: { id: 'passkey', name: 'Passkey' }, identityLevel: 3 },
  canStepUp: true,
} satisfies View['screen'];
const choosing = {
  name: 'choosing-role',
  user: signedIn.user,
  roles,
  last: signedIn.role.profileId,
  since: at,
} satisfies View['screen'];
const longest = {
  name: 'Llanfairpwllgwyngyllgogerychwyrndrobwll-Featherstonehaugh Wilhelmina Anastasia',
  role: 'Healthcare Science Associate Practitioner Access Role',
  organisation: { code: 'ZZT', name: 'NORTH & SOUTH MOOR HOSPITALS AND COMMUNITY SERVICES NHS FOUNDATION TRUST' },
};

const ended = {
  name: 'ended',
  reason: 'card-removed',
  route: 'agent',
  cardIn: false,
  agentSession: 'ended',
} satisfies View['screen'];

export const previewViews: Readonly<Record<string, View>> = {
  starting: {
    ...base,
    readers: { service: 'starting', outage: null, names: [], withCard: [] },
    screen: { name: 'signed-out', problem: null, cardIn: false },
  },
  waiting: { ...base, screen: { name: 'waiting-for-card' } },
  'waiting-newer-version': { ...base, newer: '1.4.0', screen: { name: 'waiting-for-card' } },
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
  'signing-in-browser': { ...browserLeads, screen: { name: 'signing-in', step: 'browser', reader: null } },
  'signing-in-tokens': { ...browserLeads, screen: { name: 'signing-in', step: 'tokens', reader: null } },
  'browser-leads': { ...browserLeads, screen: { name: 'waiting-for-card' } },
  'no-way': { ...base, routes: [], authenticators: [], screen: { name: 'waiting-for-card' } },
  'choosing-role': { ...base, screen: choosing },
  'choosing-role-40': {
    ...base,
    ribbon: 'training',
    screen: { ...choosing, roles: fortyRoles, last: fortyRoles[5]?.profileId ?? null },
  },
  'choosing-role-long': {
    ...base,
    ribbon: 'test',
    screen: {
      ...choosing,
      roles: fortyRoles.map((one) => ({
        ...one,
        name: longest.role,
        organisation: { ...longest.organisation, code: one.organisation.code },
      })),
    },
  },
  'choosing-role-alike': {
    ...base,
    screen: {
      ...choosing,
      roles: [
        role(2, 'Nurse Access Role', signedIn.role.organisation),
        role(3, 'Nurse Access Role', signedIn.role.organisation),
        { ...role(4, '', { code: '', name: '' }), code: '' },
      ],
      last: null,
    },
  },
  'no-roles': { ...base, screen: { ...choosing, roles: [], last: null } },
  'signed-in-browser': { ...base, screen: browserSession },
  'signed-in-raising': { ...base, screen: { ...browserSession, raising: { purpose: 'step-up', step: 'browser' } } },
  'signed-in-refused': { ...base, screen: { ...browserSession, refused: cancelled } },
  'signed-in-last-hour': { ...cardIn, screen: { ...signedIn, endsBy: Date.now() + 24.5 * 60_000 } },
  // Counted from the moment it is shown.
  get warning(): View {
    return { ...cardIn, screen: { ...signedIn, warning: { endsAt: Date.now() + 48_000, kind: 'idle' } } };
  },
  get 'warning-time-limit'(): View {
    return { ...cardIn, screen: { ...signedIn, warning: { endsAt: Date.now() + 48_000, kind: 'time-limit' } } };
  },
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
        name: longest.name,
      },
      role: {
        ...signedIn.role,
        name: longest.role,
        organisation: longest.organisation,
      },
      reader: 'Broadcom Corp Contacted SmartCard 0',
    },
  },
  ended: { ...base, screen: ended },
  'ended-browser': { ...browserLeads, screen: { ...ended, reason: 'broker-signed-out', route: 'browser' } },
  'ended-reader': {
    ...base,
    readers: { service: 'running', outage: null, names: [], withCard: [] },
    screen: { ...ended, reason: 'reader-removed' },
  },
  'ended-signed-out': { ...cardIn, screen: { ...ended, reason: 'signed-out', cardIn: true, agentSession: 'kept' } },
};
