import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cis2Options } from '../../electron/cis2/index.ts';
import { call } from '../simulator/cis2/call.ts';
import { adaeze, codeOf, fetchTrusting, realClock } from './cis2-harness.ts';
import { createCis2SignIn, createDirectExchange } from '../../electron/cis2/index.ts';
import { randomBytes } from 'node:crypto';

/** A plain OpenID provider, set up as its own documentation says, which knows nothing of CIS2. */
let server: Server;
let issuer: string;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const { privateKey } = await generateKeyPair('PS256', { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'desktop',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/signed-in'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'PS256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', use: 'sig', alg: 'PS256' }] },
    acrValues: ['urn:example:strong'],
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Nobody Special' }),
    }),
    cookies: { keys: ['not-a-secret'] },
    features: { devInteractions: { enabled: true } },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Fills in the provider's own two forms: anybody may sign in, and agrees. */
async function browse(address: string): Promise<void> {
  const cookies = new Map<string, string>();
  let at = address;
  let body: Record<string, string> | undefined;
  for (let steps = 0; steps < 12; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await call(at, { headers: { Cookie: cookie }, ...(body === undefined ? {} : { body }) });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = answer.headers['location'];
    body = undefined;
    if (typeof location === 'string') at = new URL(location, at).href;
    else if (!at.startsWith(issuer)) return;
    else {
      const prompt = /name="prompt" value="(\w+)"/.exec(answer.body)?.[1] ?? '';
      at = new URL(/<form[^>]* action="([^"]+)"/.exec(answer.body)?.[1] ?? '', at).href;
      body = { prompt, login: adaeze.uid, password: 'any' };
    }
  }
}

describe('a provider that is not CIS2', () => {
  const signIn = (change: Partial<Cis2Options> = {}) => {
    const options: Cis2Options = {
      environment: 'lab',
      issuer,
      clientId: 'desktop',
      acrValues: ['urn:example:strong'],
      requiredLevel: 0,
      minimumIdentityLevel: 0,
      scopes: ['openid', 'profile'],
      algorithms: ['PS256'],
      redirectHost: '127.0.0.1',
      redirectPorts: [0],
      redirectPath: '/signed-in',
      requireSid: false,
      allowLoopbackHttp: true,
      browserTimeout: 20,
      ...change,
    };
    const fetch = fetchTrusting('');
    const authentication = { method: 'none' } as const;
    const exchange = createDirectExchange({
      fetch,
      clock: realClock,
      environment: 'lab',
      authentication,
      requestTimeout: 10,
    });
    const openBrowser = (url: string) => {
      browse(url).catch(() => undefined);
      return Promise.resolve();
    };
    const parts = { options, fetch, openBrowser, clock: realClock, random: randomBytes, exchange };
    return createCis2SignIn(parts).signIn({ signal: new AbortController().signal });
  };

  it('signs a person in, given only settings', async () => {
    expect(await signIn()).toMatchObject({
      user: { id: adaeze.uid },
      role: { kind: 'no-roles' },
      assurance: { level: null, identityLevel: null, authenticator: { id: 'unknown' }, smartcard: false },
    });
  });

  it('is not taken for CIS2 by the usual settings', async () => {
    expect(await codeOf(signIn({ requiredLevel: undefined }))).toBe('LAN-4414');
    expect(await codeOf(signIn({ algorithms: ['RS256'] }))).toBe('LAN-4402');
    expect(await codeOf(signIn({ requireSid: true }))).toBe('LAN-4418');
    expect(await codeOf(signIn({ acrValues: ['AAL3_ANY'] }))).toBe('LAN-4010');
    expect(() => signIn({ allowLoopbackHttp: false })).toThrow(expect.objectContaining({ code: 'LAN-4001' }));
  });
});
