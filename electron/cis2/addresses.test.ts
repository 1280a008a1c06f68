import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorizationUrl } from './authorization-url.ts';
import { createDiscovery } from './discovery.ts';
import { sameAddress, usableEndpoint, withQuery } from './endpoint.ts';
import { issuerOf } from './environments.ts';
import { checkOptions, type Cis2Options } from './options.ts';

const clock = { now: () => 0, after: () => () => undefined };
const healthcare = '/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';
const signal = () => new AbortController().signal;

const documentOf = (issuer: string, more: Record<string, unknown> = {}) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/access_token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/connect/jwk_uri`,
  ...more,
});
const discover = (issuer: string, document: unknown, allowLoopbackHttp = false) =>
  createDiscovery({
    fetch: () => Promise.resolve(Response.json(document)),
    clock,
    issuer,
    requestTimeout: 1,
    allowLoopbackHttp,
  })(signal());

/** Addresses as administrators and directories write them: default ports, odd case, escapes. */
const issuers = fc
  .tuple(
    fc.constantFrom('https://am.example', 'https://AM.Example', 'https://am.example:443', 'https://am.example:8443'),
    fc.array(fc.constantFrom('openam', 'oauth2', 'realms', 'NHSIdentity', 'a%2Fb', '~x', 'a+b'), { maxLength: 5 }),
  )
  .map(([origin, parts]) => [origin, ...parts].join('/'));

describe('addresses', () => {
  it('[CIS2-02] keeps issuer and endpoints letter by letter', async () => {
    await fc.assert(
      fc.asyncProperty(issuers, async (issuer) => {
        const provider = await discover(issuer, documentOf(issuer, { end_session_endpoint: `${issuer}/end` }));
        expect(provider).toMatchObject({
          issuer,
          authorizationEndpoint: `${issuer}/authorize`,
          tokenEndpoint: `${issuer}/access_token`,
          userinfoEndpoint: `${issuer}/userinfo`,
          jwksUri: `${issuer}/connect/jwk_uri`,
          endSessionEndpoint: `${issuer}/end`,
        });
        const url = authorizationUrl({
          provider,
          clientId: 'a b&c',
          redirectUri: 'http://localhost:1/callback',
          scopes: ['openid', 'profile'],
          acrValues: ['AAL3_ANY'],
          maxAge: 300,
          secrets: { state: 's', nonce: 'n', codeVerifier: 'v', codeChallenge: 'c' },
        });
        expect(url.startsWith(`${issuer}/authorize?`)).toBe(true);
        expect(new URL(url).searchParams.get('client_id')).toBe('a b&c');
        expect(new URL(url).searchParams.get('scope')).toBe('openid profile');
        expect(url).not.toContain('code_verifier');
        expect(url).not.toContain('response_mode');
      }),
    );
  });

  it('[CIS2-02] takes a published address without the port and then holds to the document', async () => {
    const provider = await discover(
      `https://am.example${healthcare}`,
      documentOf(`https://am.example:443${healthcare}`),
    );
    expect(provider.issuer).toBe(`https://am.example:443${healthcare}`);
  });

  it('reads a member that is null as absent', async () => {
    const nulls = { end_session_endpoint: null, acr_values_supported: null, scopes_supported: null };
    expect(await discover('https://am.example', documentOf('https://am.example', nulls))).toMatchObject({
      endSessionEndpoint: null,
      acrValuesSupported: null,
      scopesSupported: null,
    });
    const missing = discover('https://am.example', documentOf('https://am.example', { token_endpoint: null }));
    await expect(missing).rejects.toMatchObject({ code: 'LAN-4008' });
  });

  it.each([
    ['another issuer', documentOf('https://am.elsewhere.example'), 'LAN-4009'],
    ['an endpoint over http', documentOf('https://am.example', { token_endpoint: 'http://am.example/t' }), 'LAN-4008'],
    [
      'an endpoint with a user name',
      documentOf('https://am.example', { jwks_uri: 'https://a:b@am.example/k' }),
      'LAN-4008',
    ],
    ['no list but a word', documentOf('https://am.example', { acr_values_supported: 'AAL3_ANY' }), 'LAN-4008'],
    ['no object', [], 'LAN-4008'],
  ])('refuses a document with %s', async (_, document, code) => {
    await expect(discover('https://am.example', document)).rejects.toMatchObject({ code });
  });

  it('[CIS2-38] calls https, and http only on this computer where allowed', () => {
    for (const good of ['https://a.example', 'https://a.example:443/x']) expect(usableEndpoint(good, false)).toBe(true);
    for (const bad of [
      'http://localhost/',
      'ftp://a.example',
      '',
      'https://a.example/#x',
      'https://u@a.example',
      'a b',
    ])
      expect(usableEndpoint(bad, false)).toBe(false);
    expect(usableEndpoint('http://[::1]:80/', true)).toBe(true);
    expect(usableEndpoint('http://localhost.example/', true)).toBe(false);
  });

  it('adds a query without touching what is there', () => {
    expect(withQuery('https://a.example:443/x?y=1', { z: 'ä b' })).toBe('https://a.example:443/x?y=1&z=%C3%A4%20b');
    expect(withQuery('https://a.example:443/x?', { z: '1' })).toBe('https://a.example:443/x?z=1');
    expect(sameAddress('https://a.example:443/x', 'https://a.example/x/')).toBe(true);
  });
});

describe('options', () => {
  const base: Cis2Options = { environment: 'integration', clientId: 'me', redirectPorts: [1] };

  it('[CIS2-03] knows the issuers of integration and live, and no other', () => {
    expect(issuerOf('live')).toBe(`https://am.nhsidentity.spineservices.nhs.uk:443${healthcare}`);
    expect(issuerOf('integration')).toBe(`https://am.nhsint.auth-ptl.cis2.spineservices.nhs.uk:443${healthcare}`);
    for (const other of ['deployment', 'development', 'training', 'simulator', 'toString']) {
      expect(issuerOf(other)).toBeNull();
      expect(() => checkOptions({ ...base, environment: other })).toThrow(
        expect.objectContaining({ code: 'LAN-4001' }),
      );
    }
    expect(issuerOf('deployment', 'https://dep.example:443/x/.well-known/openid-configuration')).toBe(
      'https://dep.example:443/x',
    );
  });

  it('[CIS2-14] [CIS2-15] has careful defaults', () => {
    expect(checkOptions(base)).toMatchObject({
      acrValues: ['AAL3_ANY'],
      scopes: ['openid', 'profile', 'nationalrbacaccess', 'associatedorgs', 'selectedrole'],
      maxAge: 300,
      minimumIdentityLevel: 3,
      algorithms: ['RS256'],
      redirectHost: 'localhost',
    });
  });

  it.each<[string, Partial<Cis2Options>]>([
    ['[CIS2-14] level 1 in live', { environment: 'live', acrValues: ['AAL1_USERPASS'] }],
    [
      '[CIS2-14] level 1 at the live issuer',
      { environment: 'lab', issuer: issuerOf('live') ?? '', acrValues: ['AAL1_USERPASS'] },
    ],
    ['no level in live', { environment: 'live', requiredLevel: 0 }],
    ['no acr_values', { acrValues: [] }],
    ['two words in one', { scopes: ['openid', 'a b'] }],
    ['[CIS2-15] scopes without openid', { scopes: ['profile'] }],
    ['[CIS2-20] a max_age over five minutes', { maxAge: 301 }],
    ['[CIS2-19] a tolerance over a minute', { clockTolerance: 61 }],
    ['[CIS2-09] a wait over ten minutes', { browserTimeout: 601 }],
    ['a path with a query', { redirectPath: '/x?y' }],
    ['a path with a way up', { redirectPath: 'x' }],
    ['no port', { redirectPorts: [] }],
    ['half a port', { redirectPorts: [1.5] }],
    ['no client', { clientId: '' }],
    ['[CIS2-22] an identity level of 4', { minimumIdentityLevel: 4 }],
    ['[CIS2-18] no algorithm', { algorithms: [] }],
  ])('refuses %s', (_, change) => {
    expect(() => checkOptions({ ...base, ...change })).toThrow(expect.objectContaining({ code: 'LAN-4011' }));
  });

  it('[CIS2-18] refuses symmetric algorithms and none', () => {
    for (const name of ['HS256', 'none', 'constructor']) {
      const algorithms = [name] as unknown as NonNullable<Cis2Options['algorithms']>;
      expect(() => checkOptions({ ...base, algorithms })).toThrow(expect.objectContaining({ code: 'LAN-4011' }));
    }
  });
});
