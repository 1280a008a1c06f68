import { createServer, type Server } from 'node:net';
import { exportPKCS8, generateKeyPair, decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityWith } from '../../electron/cis2/index.ts';
import { authenticators } from '../simulator/cis2/authenticators.ts';
import { cis2People } from '../simulator/cis2/people.ts';
import { call } from '../simulator/cis2/call.ts';
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

describe('from code to tokens', () => {
  it('[CIS2-16] sends no credential to the broker and never asks CIS2 for tokens itself', async () => {
    await harness.client({ by: 'broker' }).signIn({ signal: signal() });
    expect(harness.asked.filter((url) => url.endsWith('/access_token'))).toEqual([]);
    const posted = JSON.parse(harness.cis2.broker.received.at(-1)?.body ?? '') as Record<string, string>;
    expect(Object.keys(posted).toSorted()).toEqual(
      ['client_id', 'code', 'code_verifier', 'issuer', 'nonce', 'redirect_uri'].toSorted(),
    );
  });

  it('[CIS2-17] signs an assertion that CIS2 takes, for the raw token address', async () => {
    const { privateKey } = harness.cis2.clients;
    const key = async () => ({ pem: await exportPKCS8(privateKey.key), kid: privateKey.kid });
    const authentication = { method: 'private_key_jwt', algorithm: privateKey.alg, key } as const;
    const options = { clientId: privateKey.clientId };
    await harness.client({ authentication, options }).signIn({ signal: signal() });
    const assertion = decodeJwt(formOf('token')?.get('client_assertion') ?? '');
    expect(assertion).toMatchObject({
      iss: privateKey.clientId,
      sub: privateKey.clientId,
      aud: `${harness.cis2.issuer}/access_token`,
    });
    expect((assertion.exp ?? 0) - (assertion.iat ?? 0)).toBeLessThanOrEqual(300);
    expect(assertion.jti).toMatch(/\S{16}/);
  });

  it('takes a secret from the keychain', async () => {
    const { clientId, secret } = harness.cis2.clients.broker;
    const authentication = { method: 'client_secret_post', secret: () => Promise.resolve(secret) } as const;
    await harness.client({ authentication, options: { clientId } }).signIn({ signal: signal() });
    expect(formOf('token')?.get('client_secret')).toBe(secret);
    const wrong = { method: 'client_secret_post', secret: () => Promise.resolve('wrong') } as const;
    const refused = harness.client({ authentication: wrong, options: { clientId } }).signIn({ signal: signal() });
    expect(await codeOf(refused)).toBe('LAN-4302');
  });

  it('says when the key is another one', async () => {
    const { privateKey } = harness.cis2.clients;
    const other = await generateKeyPair('RS512', { extractable: true });
    const key = async () => ({ pem: await exportPKCS8(other.privateKey), kid: privateKey.kid });
    const authentication = { method: 'private_key_jwt', algorithm: privateKey.alg, key } as const;
    const options = { clientId: privateKey.clientId };
    expect(await codeOf(harness.client({ authentication, options }).signIn({ signal: signal() }))).toBe('LAN-4302');
  });
});

describe('stopping', () => {
  const held: Server[] = [];
  const hold = (port: number, host: string) =>
    new Promise<void>((resolve, reject) => {
      const server = createServer().once('error', reject).listen(port, host, resolve);
      held.push(server);
    });
  const letGo = () => Promise.all(held.splice(0).map((server) => new Promise((done) => server.close(done))));

  it('[CIS2-07] takes the next registered port, and says when none is free', async () => {
    const [first = 0, second = 0, third = 0] = harness.cis2.redirectPorts;
    await hold(first, '127.0.0.1');
    // Another program waits on the other loopback address: then this port is not ours either.
    await hold(second, '::1');
    await harness.client().signIn({ signal: signal() });
    expect(queryOf('authorize')?.get('redirect_uri')).toContain(`:${String(third)}/`);
    await hold(third, '127.0.0.1');
    expect(await codeOf(harness.client().signIn({ signal: signal() }))).toBe('LAN-4101');
    await letGo();
    await harness.client().signIn({ signal: signal() });
  });

  it.each(['discovery', 'token', 'jwks', 'userinfo'] as const)(
    '[CIS2-37] stops within %s at once, and leaves the port free',
    async (place) => {
      harness.cis2.setScenario(`${place}-silent`);
      const stop = new AbortController();
      const signingIn = codeOf(harness.client().signIn({ signal: stop.signal }));
      await expect.poll(() => harness.cis2.received.some(({ endpoint }) => endpoint === place)).toBe(true);
      stop.abort();
      expect(await signingIn).toBe('LAN-4004');
      harness.cis2.setScenario('ok');
      await harness.client().signIn({ signal: signal() });
    },
  );

  it('[CIS2-37] stops while the browser is open, and the browser comes back to a closed port', async () => {
    const stop = new AbortController();
    let back = '';
    const openBrowser = (url: string) => {
      back = new URL(url).searchParams.get('redirect_uri') ?? '';
      stop.abort();
      return Promise.resolve();
    };
    expect(await codeOf(harness.client({ openBrowser }).signIn({ signal: stop.signal }))).toBe('LAN-4004');
    await expect(call(`${back}?code=x&state=y`)).rejects.toThrow();
    expect(formOf('token')).toBeUndefined();
  });

  it('says when the browser cannot be opened, and waits no longer', async () => {
    const openBrowser = () => Promise.reject(new Error('no browser'));
    expect(await codeOf(harness.client({ openBrowser }).signIn({ signal: signal() }))).toBe('LAN-4103');
  });

  it('[CIS2-36] names the address that ends the session at CIS2, and needs none', async () => {
    const { secrets } = await harness.client().signIn({ signal: signal() });
    const url = await harness.client().endSessionUrl(secrets.idToken, signal());
    expect(url).toBe(`${harness.cis2.issuer}/connect/endSession?id_token_hint=${secrets.idToken}`);
    harness.cis2.setScenario('discovery-without-end-session');
    expect(await harness.client().endSessionUrl(secrets.idToken, signal())).toBeNull();
  });
});

describe('the port in the issuer', () => {
  it('[CIS2-02] keeps an explicit :443 letter by letter', async () => {
    const stated = await startHarness({ statedPort: 443 });
    try {
      const { issuer, clients } = stated.cis2;
      expect(issuer).toMatch(/^https:\/\/localhost:443\/openam/);
      let opened = '';
      const key = async () => ({ pem: await exportPKCS8(clients.privateKey.key), kid: clients.privateKey.kid });
      const authentication = { method: 'private_key_jwt', algorithm: 'RS512', key } as const;
      const client = stated.client({
        authentication,
        // Published without the port: the document's own word counts.
        options: { clientId: clients.privateKey.clientId, issuer: issuer.replace(':443', '') },
      });
      const result = await client.signIn({ signal: signal(), onUrl: (url) => (opened = url) });
      expect(opened.startsWith(`${issuer}/authorize?`)).toBe(true);
      expect(decodeJwt(result.secrets.idToken).iss).toBe(issuer);
      const token = stated.cis2.received.find(({ endpoint }) => endpoint === 'token');
      expect(decodeJwt(token?.form.get('client_assertion') ?? '').aud).toBe(`${issuer}/access_token`);
      expect(stated.asked.slice(1).every((url) => url.startsWith('https://localhost:443/'))).toBe(true);
      stated.cis2.setScenario('iss-without-port');
      expect(await codeOf(client.signIn({ signal: signal() }))).toBe('LAN-4405');
    } finally {
      await stated.close();
    }
  });
});
