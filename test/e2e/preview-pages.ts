import type { PageView } from '../../electron/ipc/contract-pages.ts';

/** What the pages show, invented: one per thing a person can meet there. */

const day = 86_400_000;
const now = Date.UTC(2026, 10, 22, 9, 41);
const omnikey = 'OMNIKEY 3121 00 00';
const twin = 'OMNIKEY 3121 01 00';

const certificate = {
  slot: '9A',
  holder: '555012345678',
  issuer: 'NHS Level 1D, CA, NHS',
  validFrom: now - 518 * day,
  validTo: now + 212 * day,
  daysLeft: 212,
  standing: 'good',
} as const;

const read = {
  state: 'read',
  certificates: [certificate],
  chuidExpiry: '2028-11-30',
  objects: [
    { name: 'chuid', status: 'present', hex: '5335300900' + 'D13810D828AC'.repeat(24) },
    { name: 'certificate-9a', status: 'present', hex: '53820540708205' + '3082053B30820423A0030201'.repeat(60) },
    { name: 'discovery', status: 'absent', hex: '' },
    { name: 'key-history', status: 'locked', hex: '' },
  ],
} as const;

const piv = {
  atr: '3B D6 97 00 81 B1 FE 45 1F 87 80 31 C1 52 41 1A 2B',
  series: '9-or-10',
  refusedSince: null,
  session: null,
  reading: { state: 'not-read' },
} as const;

const cards: PageView = {
  page: 'cards',
  service: 'running',
  readers: [
    { reader: omnikey, card: { ...piv, session: { name: 'Adaeze Okonkwo' } } },
    { reader: twin, card: { ...piv, reading: { ...read, objects: [...read.objects], certificates: [certificate] } } },
    { reader: 'Broadcom Corp Contacted SmartCard 0', card: null },
  ],
};

const cardsWorse: PageView = {
  page: 'cards',
  service: 'running',
  readers: [
    {
      reader: omnikey,
      card: {
        atr: '3B F9 18 00 00 81 31 FE 45 4A 43 4F 50 34 31 56 32 32 AF',
        series: '5-or-6',
        refusedSince: '2026-05-07',
        session: null,
        reading: { state: 'not-piv' },
      },
    },
    {
      reader: twin,
      card: {
        ...piv,
        reading: {
          ...read,
          objects: [],
          certificates: [{ ...certificate, validTo: now + 41 * day, daysLeft: 41, standing: 'amber' }],
        },
      },
    },
    {
      reader: 'Identiv uTrust 2700 R [CCID Interface] (53691) 02 00',
      card: {
        ...piv,
        reading: {
          state: 'failed',
          problem: {
            code: 'LAN-1011',
            message: 'Another program is using this card.',
            remedy: 'Close other smartcard programs, wait a moment and read it again.',
            who: ['user', 'it'],
            neutral: false,
          },
        },
      },
    },
  ],
};

const fine = (id: string, title: string, sentence: string, milliseconds: number) =>
  ({ id, title, outcome: 'ok', sentence, cure: null, code: null, milliseconds }) as const;

const results = [
  fine('service', 'Smartcard service', 'It is running.', 3),
  fine('readers', 'Readers', 'OMNIKEY 3121 is connected.', 12),
  fine('agent', 'Identity Agent', 'It is running, for the live environment.', 31),
  {
    id: 'tls',
    title: 'Secure connection to the role service',
    outcome: 'failed',
    sentence:
      'The certificate of gas.national.ncrs.nhs.uk was not signed by a certificate authority this computer trusts.',
    cure: 'Ask your IT support to install the root certificate “NHS Root Authority”.',
    code: 'LAN-3202',
    milliseconds: 412,
  },
  {
    id: 'clock',
    title: 'Clock',
    outcome: 'attention',
    sentence: 'The clock of this computer is 94 seconds slow.',
    cure: 'Ask your IT support to switch on time synchronisation.',
    code: 'LAN-8004',
    milliseconds: 88,
  },
  {
    id: 'signature',
    title: 'Signature of the ticket library',
    outcome: 'could-not-tell',
    sentence: 'This system cannot check signatures of Windows libraries.',
    cure: null,
    code: null,
    milliseconds: 1,
  },
] as const;

const check = { page: 'check', total: 22, now: null, supportFile: { state: 'none' } } as const;

export const previewPages: Readonly<Record<string, PageView>> = {
  cards,
  'cards-worse': cardsWorse,
  'cards-none': { page: 'cards', service: 'running', readers: [] },
  check: { ...check, state: 'not-started', results: [] },
  'check-running': { ...check, state: 'running', now: 'Sign-in service in the browser', results: results.slice(0, 3) },
  'check-done': { ...check, state: 'done', results: [...results] },
  'check-support': {
    ...check,
    state: 'done',
    results: [...results].slice(0, 3),
    supportFile: {
      state: 'ready',
      parts: [
        { name: 'self-test.txt', bytes: 4_120, beginning: 'Smartcard service  ok  It is running.\n'.repeat(12) },
        { name: 'versions.json', bytes: 812, beginning: '{ "lanyard": "0.1.0" }' },
        { name: 'settings.json', bytes: 2_930, beginning: '{ "environment": "live" }' },
        { name: 'log-2026-11-22.txt', bytes: 412_600, beginning: '09:41:00.120 info session signed-in\n'.repeat(40) },
      ],
    },
  },
  launch: {
    page: 'launch',
    applications: [
      {
        id: '1',
        name: 'Summary Care Record',
        host: 'portal.example.nhs.uk',
        icon: 'patient-record',
        missing: null,
        level: 3,
      },
      {
        id: '2',
        name: 'e-Referral Service',
        host: 'ers.example.nhs.uk',
        icon: 'referrals',
        missing: null,
        level: null,
      },
      {
        id: '3',
        name: 'Electronic Prescriptions',
        host: 'eps.example.nhs.uk',
        icon: 'prescriptions',
        missing: 'level',
        level: 3,
      },
      {
        id: '4',
        name: 'Pathology results of the North Moor laboratories',
        host: 'lab.example.nhs.uk',
        icon: 'test-results',
        missing: 'role',
        level: null,
      },
      { id: '5', name: 'Rota', host: 'rota.example.nhs.uk', icon: 'appointments', missing: 'sign-in', level: null },
    ],
  },
  'launch-none': { page: 'launch', applications: [] },
  settings: {
    page: 'settings',
    settings: [
      {
        key: 'window.language',
        title: 'Language',
        purpose: 'The language of the window: that of the system, English, or Welsh.',
        form: { is: 'choice', options: ['system', 'en', 'cy'] },
        value: 'system',
        locked: false,
      },
      {
        key: 'window.theme',
        title: 'Light or dark',
        purpose: 'Whether the window is light or dark, or as the system.',
        form: { is: 'choice', options: ['system', 'light', 'dark'] },
        value: 'dark',
        locked: true,
      },
      {
        key: 'window.alwaysOnTop',
        title: 'Always on top',
        purpose: 'Whether the window stays above all others.',
        form: { is: 'flag' },
        value: false,
        locked: false,
      },
      {
        key: 'desktop.autostart',
        title: 'Start with the computer',
        purpose: 'Whether Lanyard starts when the person signs in to the computer.',
        form: { is: 'flag' },
        value: true,
        locked: true,
      },
      {
        key: 'desktop.shortcut',
        title: 'Keyboard shortcut',
        purpose: 'The keys that show the window from anywhere, as Control+Alt+L.',
        form: { is: 'text' },
        value: 'Control+Alt+L',
        locked: false,
      },
    ],
    refused: {
      key: 'desktop.shortcut',
      problem: {
        code: 'LAN-5004',
        message: 'Another program uses these keys already.',
        remedy: 'Choose others.',
        who: ['user'],
        neutral: false,
      },
    },
  },
  stored: {
    page: 'stored',
    items: [
      { kind: 'journal', place: 'C:\\ProgramData\\Lanyard\\journal', entries: 14, days: 90, canForget: false },
      {
        kind: 'log',
        place: 'C:\\Users\\a.okonkwo\\AppData\\Local\\Lanyard\\logs',
        entries: null,
        days: 14,
        canForget: false,
      },
      { kind: 'keychain', place: 'Windows Credential Manager', entries: 1, days: null, canForget: false },
      {
        kind: 'last-role',
        place: 'C:\\Users\\a.okonkwo\\AppData\\Roaming\\Lanyard',
        entries: 1,
        days: null,
        canForget: true,
      },
    ],
  },
};
