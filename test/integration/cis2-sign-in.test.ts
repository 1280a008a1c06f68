import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { identityWith } from '../../electron/cis2/index.ts';
import { authenticators } from '../simulator/cis2/authenticators.ts';
import { cis2People } from '../simulator/cis2/people.ts';
import { adaeze, codeOf, realClock, startHarness, usualSteps, type Harness } from './cis2-harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.close();
});
beforeEach(() => {
  harness.cis2.setScenario('ok');
  harness.asked.length = 0;
  harness.cis2.received.length = 0;
});
const signal = () => new AbortController().signal;
const queryOf = (endpoint: string) => harness.cis2.received.find((one) => one.endpoint === endpoint)?.query;
const formOf = (endpoint: string) => harness.cis2.received.find((one) => one.endpoint === endpoint)?.form;

describe('signing in', () => {
  it.each(['direct', 'broker'] as const)('signs a person in (%s)', async (by) => {
    const result = await harness.client({ by }).signIn({ signal: signal() });
    expect(result).toMatchObject({
      user: { id: adaeze.uid },
      role: { kind: 'chosen', by: 'selected', role: { profileId: usualSteps.role } },
      subject: adaeze.uid,
      assurance: { level: 3, identityLevel: 3, acr: 'AAL3_ANY', amr: ['FIDO2'], authenticator: { id: 'fido2' } },
      unreadableRoles: 0,
    });
    expect(result.profiles).toHaveLength(adaeze.profiles.length);
    expect(result.sid).toBe(decodeJwt(result.secrets.idToken)['sid']);
    expect(result.identity).toMatchObject({ user: { id: adaeze.uid }, role: { profileId: usualSteps.role } });
    expect(Math.abs(result.authTime - Date.now())).toBeLessThan(60_000);
    expect(result.expiresAt).toBeGreaterThan(Date.now());
  });

  it('[CIS2-10] [CIS2-13] [CIS2-14] [CIS2-04] asks as the sheet says', async () => {
    await harness.client().signIn({ signal: signal() });
    const asked = Object.fromEntries(queryOf('authorize') ?? []);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      prompt: 'login',
      max_age: '300',
      acr_values: 'AAL3_ANY',
      scope: 'openid profile nationalrbacaccess associatedorgs selectedrole',
    });
    expect(Object.keys(asked).toSorted()).toEqual([
      ...['acr_values', 'client_id', 'code_challenge', 'code_challenge_method', 'max_age', 'nonce', 'prompt'],
      ...['redirect_uri', 'response_type', 'scope', 'state'],
    ]);
  });

  it('[CIS2-08] sends the same redirect address in both requests', async () => {
    await harness.client().signIn({ signal: signal() });
    const redirect = queryOf('authorize')?.get('redirect_uri');
    expect(redirect).toBe(`http://localhost:${String(harness.cis2.redirectPorts[0])}/callback`);
    expect(formOf('token')?.get('redirect_uri')).toBe(redirect);
  });

  it('[CIS2-23] asks for userinfo once, straight after the tokens', async () => {
    await harness.client().signIn({ signal: signal() });
    const endpoints = harness.cis2.received.map(({ endpoint }) => endpoint);
    expect(endpoints.filter((one) => one === 'userinfo')).toHaveLength(1);
    expect(endpoints.slice(endpoints.indexOf('token'))).toEqual(['token', 'jwks', 'userinfo']);
  });

  it('[CIS2-09] takes fresh secrets for each attempt', async () => {
    const client = harness.client();
    await client.signIn({ signal: signal() });
    await client.signIn({ signal: signal() });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const sent = harness.cis2.received.flatMap((one) => (one.endpoint === 'authorize' ? one.query.getAll(name) : []));
      expect(new Set(sent).size).toBe(2);
    }
  });

  it('[CIS2-18] goes on after a roll-over of the keys, with the same client', async () => {
    const client = harness.client();
    await client.signIn({ signal: signal() });
    await harness.cis2.rollKeys();
    await client.signIn({ signal: signal() });
    expect(harness.asked.filter((url) => url.endsWith('/connect/jwk_uri'))).toHaveLength(2);
    harness.cis2.setScenario('unknown-kid');
    expect(await codeOf(client.signIn({ signal: signal() }))).toBe('LAN-4403');
    expect(harness.asked.filter((url) => url.endsWith('/connect/jwk_uri'))).toHaveLength(2);
  });

  it('[CIS2-01] reads the discovery document once in an hour', async () => {
    let now = Date.now();
    const client = harness.client({ clock: { ...realClock, now: () => now } });
    await client.endSessionUrl('x', signal());
    now += 3_599_000;
    await client.endSessionUrl('x', signal());
    expect(harness.asked).toHaveLength(1);
    now += 2_000;
    await client.endSessionUrl('x', signal());
    expect(harness.asked).toHaveLength(2);
  });
});

describe('what is kept', () => {
  it('[CIS2-24] refuses the details of another person', async () => {
    harness.cis2.setScenario('userinfo-other-sub');
    expect(await codeOf(harness.client().signIn({ signal: signal() }))).toBe('LAN-4502');
  });

  it('[CIS2-40] logs nothing, and keeps secrets in one place of the result', async () => {
    const written: unknown[] = [];
    const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')].map((spy) =>
      spy.mockImplementation((text) => written.push(text) > 0),
    );
    const spied = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...words) => void written.push(...words)),
    );
    const before = JSON.stringify([process.env, process.argv]);
    const result = await harness.client().signIn({ signal: signal() });
    for (const spy of [...spies, ...spied]) spy.mockRestore();
    expect(written).toEqual([]);
    expect(JSON.stringify([process.env, process.argv])).toBe(before);
    const { secrets, ...rest } = result;
    const shown = JSON.stringify(rest);
    const form = formOf('token');
    const asked = queryOf('authorize');
    for (const secret of [
      ...[secrets.idToken, secrets.accessToken, form?.get('code'), form?.get('code_verifier')],
      ...[asked?.get('state'), asked?.get('nonce')],
    ]) {
      expect(secret).toBeTruthy();
      expect(shown).not.toContain(secret);
    }
    expect(rest.auditTrackingId).not.toBe('');
  });

  it('[CIS2-05] opens the one address it tells, and opens it once', async () => {
    const opened: string[] = [];
    const told: string[] = [];
    const openBrowser = (url: string) => {
      opened.push(url);
      harness.browse(url).catch(() => undefined);
      return Promise.resolve();
    };
    await harness.client({ openBrowser }).signIn({ signal: signal(), onUrl: (url) => told.push(url) });
    expect(opened).toEqual(told);
    expect(opened).toHaveLength(1);
  });
});

describe('authenticators and levels', () => {
  const real = authenticators.filter((one) => !('testRealmsOnly' in one));
  it.each(real)('[CIS2-21] takes $name at level 2 or 3', async (one) => {
    const steps = { ...usualSteps, authenticator: one.key };
    const options = { acrValues: ['AAL2_OR_AAL3_ANY'] };
    const result = await harness.client({ options }, steps).signIn({ signal: signal() });
    expect(result.assurance).toMatchObject({ level: one.level, amr: [one.amr] });
    expect(result.assurance.smartcard).toBe(one.amr.endsWith('SMARTCARD'));
  });

  it('[CIS2-21] refuses a level that was lowered in the browser', async () => {
    const openBrowser = (url: string) => {
      const lowered = url.replace('acr_values=AAL3_ANY', 'acr_values=AAL2_OR_AAL3_ANY');
      expect(lowered).not.toBe(url);
      harness.browse(lowered, { ...usualSteps, authenticator: 'passkey' }).catch(() => undefined);
      return Promise.resolve();
    };
    expect(await codeOf(harness.client({ openBrowser }).signIn({ signal: signal() }))).toBe('LAN-4415');
  });

  it('[CIS2-14] refuses a class that the environment does not list, before the browser opens', async () => {
    const options = { acrValues: ['AAL4_ANY'] };
    expect(await codeOf(harness.client({ options }).signIn({ signal: signal() }))).toBe('LAN-4010');
    expect(queryOf('authorize')).toBeUndefined();
  });
});

describe('roles', () => {
  it.each(['lists-absent', 'lists-empty', 'lists-null', 'no-roles'] as const)(
    '[CIS2-27] [CIS2-25] signs in without a role: %s',
    async (name) => {
      harness.cis2.setScenario(name);
      const result = await harness.client().signIn({ signal: signal() });
      expect(result).toMatchObject({ role: { kind: 'no-roles' }, identity: null, profiles: [] });
    },
  );

  it('[CIS2-27] knows a person who has none', async () => {
    const nia = cis2People.find(({ key }) => key === 'nia');
    const result = await harness.client({}, { ...usualSteps, person: nia?.uid ?? '' }).signIn({ signal: signal() });
    expect(result).toMatchObject({ role: { kind: 'no-roles' }, user: { id: nia?.uid } });
  });

  it('[CIS2-25] takes bare objects for lists of one', async () => {
    harness.cis2.setScenario('single-objects');
    const result = await harness.client().signIn({ signal: signal() });
    expect(result.profiles).toHaveLength(1);
    expect(result.profiles[0]?.organisation.name).not.toBe('');
  });

  it.each(['selected-role-absent', 'selected-role-empty', 'selected-role-unknown'] as const)(
    '[CIS2-26] leaves the choice to the picker: %s',
    async (name) => {
      harness.cis2.setScenario(name);
      const result = await harness.client().signIn({ signal: signal() });
      expect(result.role).toEqual({ kind: 'choose', unknownSelection: name === 'selected-role-unknown' });
      expect(result.identity).toBeNull();
      const [first] = result.profiles;
      expect(first === undefined ? null : identityWith(result, first).role).toBe(first);
    },
  );

  it('[CIS2-29] changes the role with its own scope, and refuses another person', async () => {
    const client = harness.client();
    const { subject } = await client.signIn({ signal: signal() });
    harness.cis2.received.length = 0;
    const changed = await client.signIn({ signal: signal(), changeRole: true, sameSubject: subject });
    expect(changed.subject).toBe(subject);
    expect(queryOf('authorize')?.get('scope')).toBe('openid profile nationalrbacaccess associatedorgs changedrole');
    expect(queryOf('authorize')?.get('prompt')).toBe('login');
    const another = client.signIn({ signal: signal(), changeRole: true, sameSubject: '555199999999' });
    expect(await codeOf(another)).toBe('LAN-4419');
    harness.cis2.setScenario('discovery-without-changedrole');
    harness.cis2.received.length = 0;
    await harness.client().signIn({ signal: signal(), changeRole: true, sameSubject: subject });
    expect(queryOf('authorize')?.get('scope')).toContain('selectedrole');
  });

  it('[CIS2-30] steps up to level 3 for the same person only', async () => {
    const low = { options: { acrValues: ['AAL2_OR_AAL3_ANY'] } };
    const first = await harness.client(low, { ...usualSteps, authenticator: 'passkey' }).signIn({ signal: signal() });
    expect(first.assurance.level).toBe(2);
    const up = { signal: signal(), acrValues: ['AAL3_ANY'], sameSubject: first.subject };
    const second = await harness.client(low).signIn(up);
    expect(second.assurance.level).toBe(3);
    const stranger = cis2People.find(({ key }) => key === 'nia')?.uid ?? '';
    expect(await codeOf(harness.client(low, { ...usualSteps, person: stranger }).signIn(up))).toBe('LAN-4419');
    harness.cis2.setScenario('level-too-low');
    expect(await codeOf(harness.client(low).signIn(up))).toBe('LAN-4415');
  });
});
