import { createServer, type Server } from 'node:net';
import { exportPKCS8, generateKeyPair, decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call } from '../simulator/cis2/call.ts';
import { codeOf, startHarness, type Harness } from './cis2-harness.ts';

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
    const key = async () => ({
      pem: await exportPKCS8(privateKey.key),
      kid: privateKey.kid,
      algorithm: privateKey.alg,
    });
    const authentication = { method: 'private_key_jwt', key } as const;
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
    const key = async () => ({
      pem: await exportPKCS8(other.privateKey),
      kid: privateKey.kid,
      algorithm: privateKey.alg,
    });
    const authentication = { method: 'private_key_jwt', key } as const;
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
      const key = async () => ({
        pem: await exportPKCS8(clients.privateKey.key),
        kid: clients.privateKey.kid,
        algorithm: clients.privateKey.alg,
      });
      const authentication = { method: 'private_key_jwt', key } as const;
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
