import { describe, expect, it, test } from 'vitest';
import { LanyardError, type ErrorCode } from '../errors/index.ts';
import { workstationState, type WorkstationEvidence } from '../workstation/index.ts';
import { agentFile, agentLibrary, nothing } from '../workstation/test-data.ts';
import type { Outcome } from './check.ts';
import { checkList } from './list.ts';
import type { CheckParts } from './parts.ts';
import { runSelfTest } from './run-self-test.ts';
import { healthy, policiesOf, serviceNamed } from './test-data.ts';
import { inWords, type WordedResult } from './words/in-words.ts';

/** What each check says of a computer that differs from a healthy one; what is real here is in test/integration/check-*. */

async function resultOf(id: string, changes: Partial<CheckParts>): Promise<WordedResult> {
  const parts = { ...healthy, ...changes };
  const checks = checkList.filter((check) => check.id === id);
  const [result] = await runSelfTest(checks.map((check) => ({ ...check, run: () => check.run(parts) })));
  if (result === undefined) throw new Error(`there is no check ${id}`);
  return inWords(result, 'en');
}

const reject = (code: ConstructorParameters<typeof LanyardError>[0]) => () => Promise.reject(new LanyardError(code));
const card = (name: string, atr: string) => ({ name, card: { reader: name, atr, count: 1 } });
const readers = (...found: readonly { name: string; card: ReturnType<typeof card>['card'] | null }[]) => ({
  cards: { ...healthy.cards, readers: () => Promise.resolve(found) },
});
const workstation = (found: Partial<WorkstationEvidence>, more: Partial<CheckParts['workstation']> = {}) => ({
  workstation: {
    ...healthy.workstation,
    state: () => Promise.resolve(workstationState({ ...nothing, ...found })),
    ...more,
  },
});
const network = (changes: Partial<CheckParts['network']>) => ({ network: { ...healthy.network, ...changes } });
const announces = (version: string) => ({
  updates: { announced: () => Promise.resolve({ version, released: '2027-01-31' }) },
});
const silentAgent = (code: ErrorCode) => ({ agent: { ...healthy.agent, someoneSignedIn: reject(code) } });
const agentAlone = { workstation: { ...healthy.workstation, routes: ['agent'] } } as const;
const browserRefused = (code: ErrorCode) => ({
  cis2: healthy.cis2 && { ...healthy.cis2, obstacle: new LanyardError(code) },
});
const smartcardConnect = {
  programs: [{ kind: 'credential-management', name: 'NHS Credential Management', version: '4.1.0.0' }],
} as const;

type Case = readonly [id: string, what: string, changes: Partial<CheckParts>, outcome: Outcome, code: string | null];

const cases: readonly Case[] = [
  ['smartcard-service', 'stopped', { cards: { ...healthy.cards, readers: reject('LAN-1001') } }, 'failed', 'LAN-1001'],
  ['card-readers', 'none', readers(), 'failed', 'LAN-1003'],
  ['card-readers', 'no service', { cards: { ...healthy.cards, readers: reject('LAN-1001') } }, 'could-not-tell', null],
  ['smartcard', 'no service', { cards: { ...healthy.cards, readers: reject('LAN-1001') } }, 'could-not-tell', null],
  ['reader-drivers', 'a troublesome reader', readers({ name: 'SCM SCR331 0', card: null }), 'attention', 'LAN-8202'],
  [
    'reader-drivers',
    'a troublesome driver, the reader unplugged',
    {
      cards: {
        readers: () => Promise.resolve([]),
        drivers: () => [{ name: 'SCM SCR 331 USB', provider: 'SCM', version: '4' }],
      },
    },
    'attention',
    'LAN-8202',
  ],
  ['reader-drivers', 'another reader of that maker', readers({ name: 'SCM SCR3310 0', card: null }), 'ok', null],
  ['reader-drivers', 'a reader of another computer', { cards: { ...healthy.cards, drivers: () => [] } }, 'ok', null],
  [
    'reader-drivers',
    'not told by the system',
    { cards: { ...healthy.cards, drivers: () => null } },
    'could-not-tell',
    null,
  ],
  ['smartcard', 'none', readers({ name: 'one', card: null }), 'could-not-tell', null],
  ['smartcard', 'mute', readers(card('one', '')), 'failed', 'LAN-1005'],
  ['smartcard', 'of series 5 or 6', readers(card('one', '3B6A00FF4A434F50343156323231')), 'attention', 'LAN-8201'],
  [
    'ticket-library',
    'missing',
    {
      library: {
        ...healthy.library,
        find: () => {
          throw new LanyardError('LAN-2001');
        },
      },
    },
    'failed',
    'LAN-2001',
  ],
  [
    'ticket-library',
    '64-bit where there is a 32-bit host alone',
    {
      library: {
        ...healthy.library,
        machineOf: () => Promise.resolve('x64'),
        hosts: () => Promise.resolve(['x86']),
      },
    },
    'failed',
    'LAN-2004',
  ],
  [
    'ticket-library',
    'signature broken',
    { library: { ...healthy.library, signatureOf: () => Promise.resolve({ state: 'invalid', by: null }) } },
    'attention',
    'LAN-8203',
  ],
  ['ticket-library', 'replaced by Smartcard Connect', workstation(smartcardConnect), 'ok', null],
  [
    'identity-agent',
    'not running',
    { agent: { ...healthy.agent, someoneSignedIn: reject('LAN-2009') } },
    'failed',
    'LAN-2009',
  ],
  ['identity-agent', 'not named by the settings', workstation({ agentFile }, { routes: ['browser'] }), 'ok', null],
  [
    'workstation',
    'an old agent',
    workstation({ agentFile }, { versionOf: () => Promise.resolve('2.4.6.0') }),
    'failed',
    'LAN-8103',
  ],
  ['workstation', 'both generations', workstation({ ...smartcardConnect, agentFile }), 'attention', 'LAN-8104'],
  [
    'workstation',
    'Credential Management 1.x alone',
    workstation({
      programs: [{ kind: 'credential-management', name: 'NHS Credential Management', version: '1.4.2.0' }],
    }),
    'attention',
    'LAN-8105',
  ],
  ['agent-end', 'no agent here', workstation(smartcardConnect), 'ok', null],
  ['ways-to-sign-in', 'none', workstation({}, { cis2Configured: false }), 'failed', 'LAN-8106'],
  ['ways-to-sign-in', 'the browser alone', workstation(smartcardConnect), 'ok', null],
  ['ways-to-sign-in', 'the library broken, the browser works', silentAgent('LAN-2004'), 'attention', 'LAN-2004'],
  [
    'ways-to-sign-in',
    'the library broken, no browser',
    { ...silentAgent('LAN-2005'), ...agentAlone },
    'failed',
    'LAN-8106',
  ],
  [
    'ways-to-sign-in',
    'the browser without its broker, the agent works',
    browserRefused('LAN-4310'),
    'attention',
    'LAN-4310',
  ],
  [
    'ways-to-sign-in',
    'the browser refused by its settings, no agent',
    { ...browserRefused('LAN-4011'), ...workstation(smartcardConnect) },
    'failed',
    'LAN-8106',
  ],
  [
    'ways-to-sign-in',
    'no port for the browser, the agent works',
    { cis2: healthy.cis2 && { ...healthy.cis2, tryPort: () => Promise.resolve('taken') } },
    'attention',
    'LAN-4101',
  ],
  [
    'ways-to-sign-in',
    'what the agent does is no answer',
    { agent: { ...healthy.agent, someoneSignedIn: () => Promise.reject(new Error('a defect')) } },
    'could-not-tell',
    'LAN-9001',
  ],
  [
    'agent-end',
    'soon, and the browser is refused by its settings',
    { ...browserRefused('LAN-4012'), now: () => Date.parse('2027-02-01T00:00:00Z') },
    'attention',
    'LAN-8108',
  ],
  [
    'agent-environment',
    'another one',
    { agent: { ...healthy.agent, address: () => 'https://gas.nis1.national.ncrs.nhs.uk/login' } },
    'attention',
    'LAN-8107',
  ],
  [
    'agent-environment',
    'an unknown host',
    { agent: { ...healthy.agent, address: () => 'https://elsewhere.example' } },
    'could-not-tell',
    null,
  ],
  [
    'agent-environment',
    'not readable',
    {
      agent: {
        ...healthy.agent,
        address: () => {
          throw new Error('access denied');
        },
      },
    },
    'could-not-tell',
    null,
  ],
  [
    'keychain',
    'locked',
    { keychain: { probe: () => Promise.resolve(new LanyardError('LAN-6003').toValue()) } },
    'attention',
    'LAN-6003',
  ],
  [
    'redirect-ports',
    'all taken',
    { cis2: healthy.cis2 && { ...healthy.cis2, tryPort: () => Promise.resolve('taken') } },
    'failed',
    'LAN-4101',
  ],
  [
    'redirect-ports',
    'forbidden',
    { cis2: healthy.cis2 && { ...healthy.cis2, tryPort: () => Promise.resolve('EPERM') } },
    'failed',
    'LAN-4102',
  ],
  ['redirect-ports', 'not needed', { cis2: null }, 'ok', null],
  [
    'browser-policies',
    'third-party cookies blocked',
    { browsers: policiesOf({ BlockThirdPartyCookies: 1 }) },
    'attention',
    'LAN-8401',
  ],
  [
    'browser-policies',
    'third-party cookies blocked, but not for this computer',
    { browsers: policiesOf({ BlockThirdPartyCookies: true, CookiesAllowedForUrls: ['[*.]localhost'] }) },
    'ok',
    null,
  ],
  [
    'browser-policies',
    'local network access blocked',
    { browsers: policiesOf({ LocalNetworkAccessBlockedForUrls: ['[*.]example'] }) },
    'attention',
    'LAN-8402',
  ],
  [
    'browser-policies',
    'local network access blocked, but not the loopback for this page',
    {
      browsers: policiesOf({
        LocalNetworkAccessBlockedForUrls: ['*'],
        LoopbackNetworkAllowedForUrls: ['https://cis2.example'],
      }),
    },
    'ok',
    null,
  ],
  [
    'browser-policies',
    'not readable',
    { browsers: { policies: () => Promise.reject(new Error('access denied')) } },
    'could-not-tell',
    null,
  ],
  ['network', 'not connected', network({ isOnline: () => false }), 'failed', 'LAN-8301'],
  [
    'proxy',
    'dead',
    network({ routesTo: () => Promise.resolve(['proxy:3128']), answersAt: () => Promise.resolve(false) }),
    'failed',
    'LAN-3006',
  ],
  ['proxy', 'of a kind that is not supported', network({ routesTo: reject('LAN-3012') }), 'failed', 'LAN-3012'],
  ['dns', 'unknown', network({ lookUp: reject('LAN-3001') }), 'failed', 'LAN-3001'],
  [
    'dns',
    'left to the proxy',
    network({ lookUp: reject('LAN-3001'), routesTo: () => Promise.resolve(['proxy:3128']) }),
    'ok',
    null,
  ],
  ['connection-role-assertion', 'not trusted', network({ reach: reject('LAN-3101') }), 'failed', 'LAN-3101'],
  ['connection-cis2', 'not reached', network({ reach: reject('LAN-3002') }), 'failed', 'LAN-3002'],
  ['connection-broker', 'not set up', network({ services: [serviceNamed('cis2')] }), 'ok', null],
  ['connection-broker', 'expired', network({ reach: reject('LAN-3102') }), 'failed', 'LAN-3102'],
  [
    'cis2-discovery',
    'another environment',
    { cis2: healthy.cis2 && { ...healthy.cis2, discover: reject('LAN-4009') } },
    'failed',
    'LAN-4009',
  ],
  [
    'cis2-discovery',
    'without the way of signing in that is set',
    { cis2: healthy.cis2 && { ...healthy.cis2, acrValues: ['AAL2_OR_AAL3_ANY'] } },
    'attention',
    'LAN-4010',
  ],
  [
    'clock',
    'five minutes behind',
    network({ reach: () => Promise.resolve({ status: 404, serverTime: 300_000, ownTime: 0 }) }),
    'failed',
    'LAN-8302',
  ],
  [
    'clock',
    'a little ahead',
    network({ reach: () => Promise.resolve({ status: 404, serverTime: 0, ownTime: 45_000 }) }),
    'attention',
    'LAN-8302',
  ],
  [
    'clock',
    'not told',
    network({ reach: () => Promise.resolve({ status: 404, serverTime: null, ownTime: 0 }) }),
    'could-not-tell',
    null,
  ],
  [
    'settings',
    'some refused',
    {
      settings: { ...healthy.settings, refused: [{ key: 'spine.caFile', problem: 'must be a text' }] },
    },
    'attention',
    'LAN-8501',
  ],
  [
    'settings',
    'a protection is off',
    { settings: { ...healthy.settings, weakening: ['cis2.requireNonce = false'] } },
    'attention',
    'LAN-8505',
  ],
  [
    'settings',
    'people can change whom to trust',
    { settings: { ...healthy.settings, exposed: ['spine.caFile (C:\\shared)'] } },
    'attention',
    'LAN-8506',
  ],
  ['lanyard', 'old', { now: () => 181 * 86_400_000 }, 'attention', 'LAN-8502'],
  ['lanyard', 'of an unknown age', { program: { ...healthy.program, builtAt: null } }, 'ok', null],
  ['newer-version', 'a newer one is announced', announces('1.10.0'), 'attention', 'LAN-8503'],
  ['newer-version', 'an older one is announced', announces('1.2'), 'ok', null],
  ['newer-version', 'no place is set', { updates: null }, 'ok', null],
  [
    'newer-version',
    'the announcement cannot be read',
    { updates: { announced: reject('LAN-8504') } },
    'could-not-tell',
    'LAN-8504',
  ],
];

describe('on a healthy computer', () => {
  it.each(checkList.map(({ id }) => id))('[check %s] is ok, in a sentence', async (id) => {
    const result = await resultOf(id, {});
    expect(result).toMatchObject({ outcome: 'ok', code: null, cure: null });
    expect(result.sentence).toMatch(/^[A-Z].*\.$/);
  });
});

describe('elsewhere', () => {
  it.each(cases)('[check %s] %s', async (id, _, changes, outcome, code) => {
    const result = await resultOf(id, changes);
    expect(result).toMatchObject({ outcome, code });
    expect(result.sentence).toMatch(/^[A-Z].*\.$/s);
    if (outcome === 'failed' || outcome === 'attention') {
      expect(result.cure).toMatch(/\.$/);
      expect(result.explanation).toMatch(/^\S.*[.)]$/s);
      expect(result.explanation).not.toMatch(/[{}]/);
    }
  });
});

test('where the environment alone was asked for proxies, none in it does not mean none', async () => {
  const { sentence: bySystem } = await resultOf('proxy', network({}));
  const { sentence: byEnvironment } = await resultOf('proxy', network({ proxiesOf: 'environment' }));
  expect(bySystem).toContain('No proxy is in force');
  expect(byEnvironment).toContain('The environment names no proxy');
});

test('offline, what needs the network could not tell, and one check says why', async () => {
  const offline = network({ isOnline: () => false });
  const ids = ['proxy', 'dns', 'connection-role-assertion', 'connection-cis2', 'cis2-discovery', 'clock'];
  for (const id of ids) {
    const result = await resultOf(id, {
      ...offline,
      network: { ...offline.network, reach: reject('LAN-3001'), lookUp: reject('LAN-3001') },
    });
    expect(result, id).toMatchObject({ outcome: 'could-not-tell', code: null });
    expect(result.sentence, id).toContain('offline');
  }
  expect((await resultOf('network', offline)).code).toBe('LAN-8301');
});

test('offline, a service on this computer is looked at all the same', async () => {
  const local = { name: 'cis2', origin: 'https://localhost:8443', hostname: 'localhost' } as const;
  const result = await resultOf('connection-cis2', network({ isOnline: () => false, services: [local] }));
  expect(result.outcome).toBe('ok');
});

test('the clock says how far it is off, and in which direction', async () => {
  const at = (ownTime: number) =>
    resultOf('clock', network({ reach: () => Promise.resolve({ status: 404, serverTime: 0, ownTime }) }));
  const [behind, ahead] = [await at(-300_000), await at(90_000)];
  expect(behind.sentence).toBe('The clock of this computer is wrong by 5 min.');
  expect(behind.explanation).toContain('5 min behind the clock of the servers');
  expect(ahead.sentence).toBe('The clock of this computer is wrong by 90 s.');
  expect(ahead.explanation).toContain('90 s ahead of the clock of the servers');
});

test('one of anything is spoken of as one', async () => {
  expect((await resultOf('settings', {})).sentence).toContain('; one is fixed by the organisation');
  const onePort = { cis2: healthy.cis2 && { ...healthy.cis2, redirectPorts: [38_181] } };
  expect((await resultOf('redirect-ports', onePort)).sentence).toBe('The port can be taken.');
});

test('[check ways-to-sign-in] a way that is broken is never called possible', async () => {
  const told = await resultOf('ways-to-sign-in', silentAgent('LAN-2003'));
  expect(told.sentence).toBe(
    'This computer is ready for signing in in the browser. The ticket library of the Identity Agent cannot be loaded.',
  );
  expect(told.facts).toEqual({ routes: ['browser'], leftOut: ['agent: LAN-2003'] });
  const none = await resultOf('ways-to-sign-in', { ...silentAgent('LAN-2003'), ...browserRefused('LAN-4310') });
  expect(none.explanation).toContain('LAN-2003, LAN-4310');
});

test('[CIS1-36] what is missing is named: agent, running agent, version, Smartcard Connect, bits', async () => {
  const named = async (id: string, changes: Partial<CheckParts>) => (await resultOf(id, changes)).sentence;
  const onlyAgent = { routes: ['agent'], cis2Configured: false } as const;
  expect((await resultOf('ways-to-sign-in', workstation({}, onlyAgent))).explanation).toContain('LAN-8101');
  expect((await resultOf('ways-to-sign-in', workstation(smartcardConnect, onlyAgent))).explanation).toContain(
    'LAN-8102',
  );
  expect(await named('workstation', workstation(smartcardConnect))).toContain('Smartcard Connect');
  const old = workstation({ agentFile }, { versionOf: () => Promise.resolve('2.4.9.9') });
  expect(await named('workstation', old)).toContain('too old');
  const silent = { agent: { ...healthy.agent, someoneSignedIn: reject('LAN-2009') } };
  expect(await named('identity-agent', silent)).toBe('The Identity Agent does not answer.');
  const wrong = { library: { ...healthy.library, machineOf: () => Promise.resolve('arm64' as const) } };
  expect(await named('ticket-library', wrong)).toContain('32-bit and 64-bit differ');
});

test('[CIS1-37] an agent in another environment is a warning; without a setting of its own it is live', async () => {
  const inEnvironment = (environment: string, address: string | null) =>
    resultOf('agent-environment', {
      settings: { ...healthy.settings, environment },
      agent: { ...healthy.agent, address: () => address },
    });
  expect((await inEnvironment('live', null)).outcome).toBe('ok');
  expect(await inEnvironment('integration', null)).toMatchObject({ outcome: 'attention', code: 'LAN-8107' });
  expect((await inEnvironment('integration', 'gas.nis1.national.ncrs.nhs.uk')).outcome).toBe('ok');
});

test('[CIS1-40] the end of CIS1 is told from 120 days before, where there is no other way to sign in', async () => {
  const at = (time: string, cis2Configured: boolean) =>
    resultOf('agent-end', {
      now: () => Date.parse(time),
      ...workstation({ agentFile }, { routes: ['agent', 'browser'], cis2Configured }),
    });
  expect((await at('2026-10-31T23:59:00Z', false)).outcome).toBe('ok');
  expect(await at('2026-11-01T00:00:00Z', false)).toMatchObject({ outcome: 'attention', code: 'LAN-8108' });
  expect((await at('2027-03-01T00:00:00Z', false)).facts?.['days']).toBe(0);
  expect((await at('2027-03-05T00:00:00Z', true)).sentence).toContain('was due to end');
  expect((await at('2027-02-28T12:00:00Z', true)).sentence).toContain('another way');
  expect((await at('2027-02-28T12:00:00Z', true)).outcome).toBe('ok');
});

test('what IT asks for is in the facts', async () => {
  expect((await resultOf('ticket-library', {})).facts).toEqual({
    path: agentLibrary,
    foundIn: "the Identity Agent's folder",
    machine: 'x86',
    version: '2.4.10.0',
    signature: 'valid',
    signedBy: 'NHS England',
  });
  expect((await resultOf('connection-cis2', {})).facts).toMatchObject({ signedBy: 'CN=two', validTo: '2027-02-28' });
  expect((await resultOf('workstation', {})).facts).toMatchObject({
    kind: 'agent',
    confidence: 'sure',
    agentVersion: '2.4.10.0',
  });
});
