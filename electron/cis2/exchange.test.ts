import { generateKeyPair, exportPKCS8, decodeJwt, decodeProtectedHeader } from 'jose';
import { customFetch, type CustomFetch } from 'openid-client';
import { describe, expect, it } from 'vitest';
import { createBrokerExchange } from './broker-exchange.ts';
import { authenticate } from './client-authentication.ts';
import { createDirectExchange } from './direct-exchange.ts';
import type { Provider } from './discovery.ts';
import { issuerOf } from './environments.ts';
import type { Cis2Fetch } from './ports.ts';
import type { CodeForTokens } from './token-exchange.ts';

const issuer = 'https://am.example:443/realm';
const provider: Provider = {
  issuer,
  authorizationEndpoint: `${issuer}/authorize`,
  tokenEndpoint: `${issuer}/access_token`,
  userinfoEndpoint: `${issuer}/userinfo`,
  jwksUri: `${issuer}/keys`,
  endSessionEndpoint: null,
  acrValuesSupported: null,
  scopesSupported: null,
};
const request: CodeForTokens = {
  provider,
  clientId: 'me',
  code: 'the-code',
  codeVerifier: 'v'.repeat(43),
  redirectUri: 'http://localhost:1/callback',
  nonce: 'n',
};
const clock = { now: () => 1_780_000_000_000, after: () => () => undefined };
const signal = () => new AbortController().signal;
const neverFetch: Cis2Fetch = () => Promise.reject(new Error('nothing may be sent'));
const none = { method: 'none' } as const;

describe('the direct exchange', () => {
  it('[CIS2-16] is refused in the live environment, and for the live service under any other name', async () => {
    const options = { fetch: neverFetch, clock, authentication: none, requestTimeout: 1 };
    expect(() => createDirectExchange({ ...options, environment: 'live' })).toThrow(
      expect.objectContaining({ code: 'LAN-4012' }),
    );
    const live = issuerOf('live') ?? '';
    const exchange = createDirectExchange({ ...options, environment: 'lab' });
    for (const disguised of [
      { ...provider, issuer: live },
      { ...provider, tokenEndpoint: `${live.replace(':443', '')}/access_token` },
    ])
      await expect(exchange({ ...request, provider: disguised }, signal())).rejects.toMatchObject({ code: 'LAN-4012' });
  });

  it('[CIS2-17] makes an assertion for the raw token address', async () => {
    const { privateKey } = await generateKeyPair('RS512', { extractable: true });
    const key = async () => ({ pem: await exportPKCS8(privateKey), kid: 'k/+=', algorithm: 'RS512' as const });
    const jtis = new Set<unknown>();
    for (let i = 0; i < 2; i++) {
      const form = new URLSearchParams();
      const authentication = { method: 'private_key_jwt', key } as const;
      await authenticate(form, authentication, { provider, clientId: 'me', now: clock.now() });
      expect(Object.fromEntries(form)).toMatchObject({
        client_id: 'me',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      });
      expect(form.has('client_secret')).toBe(false);
      const assertion = form.get('client_assertion') ?? '';
      expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS512', kid: 'k/+=', typ: 'JWT' });
      const claims = decodeJwt(assertion);
      expect(claims).toMatchObject({
        iss: 'me',
        sub: 'me',
        aud: 'https://am.example:443/realm/access_token',
        iat: 1_780_000_000,
        exp: 1_780_000_180,
      });
      jtis.add(claims.jti);
    }
    expect(jtis.size).toBe(2);
  });

  it.each([
    ['no key', () => Promise.resolve(null)],
    ['a key that is none', () => Promise.resolve({ pem: 'x', kid: 'k', algorithm: 'RS256' as const })],
    ['a keychain that fails', () => Promise.reject(new Error('locked'))],
  ])('says that the credential is missing: %s', async (_, key) => {
    const authentication = { method: 'private_key_jwt', key } as const;
    const failing = authenticate(new URLSearchParams(), authentication, { provider, clientId: 'me', now: 0 });
    await expect(failing).rejects.toMatchObject({ code: 'LAN-4013' });
  });
});

describe('the broker exchange', () => {
  it.each([undefined, '', 'http://broker.example', 'https://broker.example/?x', 'broker.example'])(
    'wants an https address, not %j',
    (brokerUrl) => {
      const options = { fetch: neverFetch, brokerUrl, requestTimeout: 1, allowLoopbackHttp: false };
      expect(() => createBrokerExchange(options)).toThrow(expect.objectContaining({ code: 'LAN-4310' }));
    },
  );

  it('posts the contract and takes over no more than the tokens', async () => {
    const sent: { url: string; body: unknown }[] = [];
    const fetch: Cis2Fetch = (url, { body }) => {
      sent.push({ url, body: JSON.parse(typeof body === 'string' ? body : '') });
      const more = { refresh_token: 'r', scope: 's' };
      return Promise.resolve(Response.json({ id_token: 'i', access_token: 'a', token_type: 'Bearer', ...more }));
    };
    const brokerUrl = 'https://broker.example:443/lanyard/';
    const exchange = createBrokerExchange({ fetch, brokerUrl, requestTimeout: 1, allowLoopbackHttp: false });
    expect(await exchange(request, signal())).toEqual({ idToken: 'i', accessToken: 'a' });
    expect(sent).toEqual([
      {
        url: 'https://broker.example:443/lanyard/v1/token',
        body: {
          issuer,
          client_id: 'me',
          code: 'the-code',
          code_verifier: request.codeVerifier,
          redirect_uri: request.redirectUri,
          nonce: 'n',
        },
      },
    ]);
  });

  it.each([
    [400, 'invalid_grant', 'LAN-4301'],
    [400, 'invalid_request', 'LAN-4316'],
    [400, 'nonce_mismatch', 'LAN-4410'],
    [502, 'invalid_client', 'LAN-4302'],
    [502, 'provider_error', 'LAN-4317'],
    [503, 'provider_unavailable', 'LAN-4317'],
    [401, 'invalid_grant', 'LAN-4315'],
    [403, '', 'LAN-4315'],
    [429, 'invalid_grant', 'LAN-4313'],
    [429, 'rate_limited', 'LAN-4313'],
    [429, '', 'LAN-4313'],
    [500, 'invalid_client', 'LAN-4313'],
    [500, '', 'LAN-4313'],
    [503, 'temporarily_unavailable', 'LAN-4313'],
    [503, 'nonce_mismatch', 'LAN-4313'],
    [504, 'provider_error', 'LAN-4313'],
    [400, 'invalid_client', 'LAN-4314'],
    [400, 'rate_limited', 'LAN-4314'],
    [418, 'invalid_grant', 'LAN-4314'],
    [302, '', 'LAN-4314'],
  ])('tells what the page of the contract says of %i with "%s": %s', async (status, error, code) => {
    const fetch: Cis2Fetch = () => Promise.resolve(new Response(JSON.stringify({ error }), { status }));
    const options = { fetch, brokerUrl: 'https://broker.example', requestTimeout: 1, allowLoopbackHttp: false };
    await expect(createBrokerExchange(options)(request, signal())).rejects.toMatchObject({ code });
  });

  it.each(['a\r\nb', 'tök\u20acn', 'a\u0000'])('takes no access token that could be no header: %j', async (access) => {
    const answer = { id_token: 'i', access_token: access, token_type: 'Bearer' };
    const fetch: Cis2Fetch = () => Promise.resolve(Response.json(answer));
    const options = { fetch, brokerUrl: 'https://broker.example', requestTimeout: 1, allowLoopbackHttp: false };
    const byBroker = createBrokerExchange(options)(request, signal());
    await expect(byBroker).rejects.toMatchObject({ code: 'LAN-4314' });
    const lab = { fetch, clock, environment: 'lab', authentication: none, requestTimeout: 1 };
    await expect(createDirectExchange(lab)(request, signal())).rejects.toMatchObject({ code: 'LAN-4008' });
  });

  it('[CIS2-40] puts no secret into an error', async () => {
    const body = JSON.stringify({ error: 'the-code', error_description: 'the-code vvv' });
    for (const status of [200, 302, 400, 401, 418, 500]) {
      const fetch: Cis2Fetch = () => Promise.resolve(new Response(body, { status }));
      const brokerUrl = 'https://broker.example';
      const exchange = createBrokerExchange({ fetch, brokerUrl, requestTimeout: 1, allowLoopbackHttp: false });
      const error = await exchange(request, signal()).catch((thrown: unknown) => thrown);
      const { code, details, message } = error as { code: string; details: unknown; message: string };
      expect(code).toMatch(/^LAN-43/);
      expect(JSON.stringify([details, message])).not.toMatch(/the-code|vvv/);
    }
  });
});

it('[CIS2-38] the fetch port serves openid-client too', () => {
  const forLibrary: CustomFetch = neverFetch;
  expect({ [customFetch]: forLibrary }).toBeTypeOf('object');
});
