import { attention, couldNotTell, failed, ok } from '../../electron/diagnostics/finding.ts';
import { checkList, inWords, type Finding, type Language } from '../../electron/diagnostics/index.ts';
import { say } from '../../electron/diagnostics/words/said.ts';
import { LanyardError, type ErrorCode } from '../../electron/errors/index.ts';
import type { PageView } from '../../electron/ipc/contract-pages.ts';
import { viewError } from '../../electron/ipc/view-error.ts';
import { english, welsh, type SettingKey } from '../../electron/settings/index.ts';

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
} as const;

const good = { of: 'certificate', slot: '9A', standing: 'good', daysLeft: 212, date: certificate.validTo } as const;

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
    {
      reader: twin,
      card: { ...piv, reading: { ...read, glance: [good], objects: [...read.objects], certificates: [certificate] } },
    },
    { reader: 'Broadcom Corp Contacted SmartCard 0', card: null },
  ],
};

const cardsWorseIn = (language: Language): PageView => ({
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
          glance: [
            { of: 'card', slot: null, standing: 'expired', daysLeft: -22, date: '2026-10-31' },
            { of: 'certificate', slot: '9A', standing: 'amber', daysLeft: 41, date: now + 41 * day },
          ],
          chuidExpiry: '2026-10-31',
          objects: [],
          certificates: [{ ...certificate, validTo: now + 41 * day }],
        },
      },
    },
    {
      reader: 'Broadcom Corp Contacted SmartCard 0',
      card: {
        ...piv,
        reading: {
          ...read,
          glance: [{ of: 'certificate', slot: '9A', standing: 'unreadable', daysLeft: null, date: null }],
          objects: [{ name: 'certificate-9a', status: 'unreadable', hex: '538205407082' }],
          certificates: [],
        },
      },
    },
    {
      reader: 'Identiv uTrust 2700 R [CCID Interface] (53691) 02 00',
      card: {
        ...piv,
        reading: {
          state: 'failed',
          problem: problemIn(language, 'LAN-1011'),
        },
      },
    },
  ],
});

/** A check of the list that found this, in words. */
function result(id: string, finding: Finding, milliseconds: number, language: Language) {
  const title = checkList.find((one) => one.id === id)?.title ?? id;
  const worded = inWords({ id, title, milliseconds, ...finding }, language);
  const { outcome, sentence, cure, code } = worded;
  return { id, title: worded.title, outcome, sentence, cure, code, milliseconds };
}

const resultsIn = (language: Language) => [
  result('smartcard-service', ok('smartcard-service.running'), 3, language),
  result('card-readers', ok(say('card-readers.several', { count: 2 })), 12, language),
  result('identity-agent', ok('identity-agent.somebody'), 31, language),
  result('connection-role-assertion', failed(new LanyardError('LAN-3101')), 412, language),
  result('clock', attention('LAN-8302', { amount: '94 s', direction: 'behind' }), 88, language),
  result('browser-policies', couldNotTell('browser-policies.not-readable'), 1, language),
];

const check = { page: 'check', total: checkList.length, now: null, supportFile: { state: 'none' } } as const;

const problemIn = (language: Language, code: ErrorCode, details = {}) =>
  viewError(new LanyardError(code, details).toValue(), language);

/** A setting in words. */
function setting(key: SettingKey, language: Language) {
  return { key, ...(language === 'cy' ? welsh : english).settings[key] };
}

/** The pages as the main process would give them to a window of this language. */
export function pagesIn(language: Language): Readonly<Record<string, PageView>> {
  const results = resultsIn(language);
  return {
    cards,
    'cards-worse': cardsWorseIn(language),
    'cards-none': { page: 'cards', service: 'running', readers: [] },
    check: { ...check, state: 'not-started', results: [] },
    'check-running': { ...check, state: 'running', now: results[3]?.title ?? null, results: results.slice(0, 3) },
    'check-done': { ...check, state: 'done', results },
    'check-support': {
      ...check,
      state: 'done',
      results: results.slice(0, 3),
      supportFile: {
        state: 'ready',
        parts: [
          {
            name: 'self-test.json',
            bytes: 4_120,
            length: 600,
            beginning: '{ "id": "smartcard-service", "outcome": "ok" }\n'.repeat(12),
          },
          { name: 'versions.json', bytes: 812, length: 24, beginning: '{ "lanyard": "0.1.0" }' },
          { name: 'settings.json', bytes: 2_930, length: 25, beginning: '{ "environment": "live" }' },
          {
            name: 'log-2026-11-22.txt',
            bytes: 412_600,
            length: 412_600,
            beginning: '09:41:00.120 info session signed-in\n'.repeat(40),
          },
        ],
      },
    },
    launch: {
      page: 'launch',
      problem: null,
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
    'launch-none': { page: 'launch', problem: null, applications: [] },
    settings: {
      page: 'settings',
      settings: [
        {
          ...setting('window.language', language),
          form: { is: 'choice', options: ['system', 'en', 'cy'] },
          value: 'system',
          locked: false,
        },
        {
          ...setting('window.theme', language),
          form: { is: 'choice', options: ['system', 'light', 'dark'] },
          value: 'dark',
          locked: true,
        },
        {
          ...setting('window.alwaysOnTop', language),
          form: { is: 'flag' },
          value: false,
          locked: false,
        },
        {
          ...setting('desktop.autostart', language),
          form: { is: 'flag' },
          value: true,
          locked: true,
        },
        {
          ...setting('desktop.shortcut', language),
          form: { is: 'text' },
          value: 'Control+Alt+L',
          locked: false,
        },
      ],
      refused: {
        key: 'desktop.shortcut',
        problem: problemIn(language, 'LAN-5004', { key: 'desktop.shortcut', problem: 'must have another form' }),
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
}

/** The same in English. */
export const previewPages = pagesIn('en');
