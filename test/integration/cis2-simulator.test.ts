import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '../simulator/cis2/addresses.ts';
import { authenticators } from '../simulator/cis2/authenticators.ts';
import { call } from '../simulator/cis2/call.ts';
import { halfHash } from '../simulator/cis2/claims.ts';
import { startCis2, type SimulatedCis2 } from '../simulator/cis2/cis2.ts';
import { answerProofs, idTokenProofs } from '../simulator/cis2/expected-defects.ts';
import {
  authorizeUrl,
  clientAssertion,
  membersOf,
  observe,
  usualScopes,
  type Sight,
} from '../simulator/cis2/observe.ts';
import { cis2Scenarios, scenarioOf, type Cis2Scenario } from '../simulator/cis2/scenarios.ts';
import { WindowlessBrowser, type Steps } from '../simulator/cis2/walk.ts';
import { person } from '../simulator/people.ts';

let dir: string;
let cis2: SimulatedCis2;
const adaeze = person('adaeze');
const nurse = '555100000118';
const withPasskey: Steps = { person: adaeze.uid, authenticator: 'passkey', role: nurse };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lanyard-cis2-'));
  cis2 = await startCis2({ dir });
});
afterAll(async () => {
  await cis2.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(() => {
  cis2.setScenario('ok');
});

const get = (address: string) => call(address, { ca: cis2.ca });

test('discovery has the shapes of CIS2', async () => {
  const { status, body } = await get(cis2.discoveryUrl);
  const issuer = `https://localhost:${String(cis2.port)}/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare`;
  expect(status).toBe(200);
  expect(cis2.issuer).toBe(issuer);
  expect(membersOf(body)).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/access_token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/connect/jwk_uri`,
    end_session_endpoint: `${issuer}/connect/endSession`,
    response_types_supported: ['code'],
    acr_values_supported: expect.arrayContaining(['AAL3_ANY', 'AAL2_OR_AAL3_ANY']) as unknown,
    scopes_supported: expect.arrayContaining(['openid', 'nationalrbacaccess', 'changedrole']) as unknown,
  });
});

test.each(authenticators.filter((one) => !('testRealmsOnly' in one)))('sign-in with $name', async (one) => {
  const sight = await observe(cis2, { ...withPasskey, authenticator: one.key });
  const { callback, claims, tokenBody, person: seen } = sight;
  const role = 'asksRoleItself' in one ? adaeze.selectedProfileId : nurse;
  expect(Object.fromEntries(callback)).toMatchObject({
    state: sight.state,
    iss: cis2.issuer,
    scope: usualScopes,
    client_id: cis2.clients.public.clientId,
  });
  expect(tokenBody).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: usualScopes });
  expect(sight.genuine).toBe(true);
  expect(claims).toMatchObject({
    iss: cis2.issuer,
    sub: adaeze.uid,
    aud: cis2.clients.public.clientId,
    azp: cis2.clients.public.clientId,
    nonce: sight.nonce,
    at_hash: halfHash(String(tokenBody['access_token'])),
    s_hash: halfHash(sight.state),
    acr: 'AAL2_OR_AAL3_ANY',
    amr: [one.amr],
    authentication_assurance_level: String(one.level),
    id_assurance_level: '3',
    realm: '/NHSIdentity/Healthcare',
    tokenName: 'id_token',
    tokenType: 'JWTToken',
    selected_roleid: role,
  });
  expect(Math.abs(Number(claims['auth_time']) - Date.now() / 1_000)).toBeLessThan(10);
  for (const name of ['sid', 'auditTrackingId', 'org.forgerock.openidconnect.ops'])
    expect(claims[name]).toEqual(expect.any(String));
  expect(seen).toMatchObject({ sub: adaeze.uid, nhsid_useruid: adaeze.uid, email: 'adaeze@example.nhs.uk' });
  expect(seen['nhsid_nrbac_roles']).toHaveLength(2);
  expect(seen['nhsid_user_orgs']).toContainEqual({ org_name: 'MEADOW LANE SURGERY', org_code: 'ZZ901' });
  expect(seen).not.toHaveProperty('nmc_id');
});

describe('clients', () => {
  test('the broker redeems the code with its secret', async () => {
    const { token, tokenBody, genuine, person: seen } = await observe(cis2, withPasskey, { via: 'broker' });
    expect(token?.status).toBe(200);
    expect(Object.keys(tokenBody).sort()).toEqual(['access_token', 'expires_in', 'id_token', 'token_type']);
    expect([genuine, seen['sub']]).toEqual([true, adaeze.uid]);
    const request = cis2.received.findLast(({ endpoint }) => endpoint === 'token');
    expect(request?.form.get('client_secret')).toBe(cis2.clients.broker.secret);
  });

  test('a private key proves the client, for the exact token endpoint only', async () => {
    expect((await observe(cis2, withPasskey, { via: 'privateKey' })).genuine).toBe(true);
    const form = await clientAssertion(cis2, cis2.issuer);
    const refused = await observe(cis2, withPasskey, { via: 'privateKey', form });
    expect(refused.token?.status).toBe(401);
    expect(refused.tokenBody).toEqual({ error: 'invalid_client', error_description: 'JWT is not valid' });
  });

  test('a wrong verifier, another redirect address and a code used twice are refused', async () => {
    const other = { code_verifier: 'x'.repeat(43) };
    expect((await observe(cis2, withPasskey, { form: other })).tokenBody['error']).toBe('invalid_grant');
    const elsewhere = { redirect_uri: cis2.redirectUris[1] ?? '' };
    expect((await observe(cis2, withPasskey, { form: elsewhere })).tokenBody['error']).toBe('invalid_grant');
    const code = (await observe(cis2, withPasskey)).callback.get('code') ?? '';
    expect((await observe(cis2, withPasskey, { form: { code } })).tokenBody['error']).toBe('invalid_grant');
  });

  test('an address that is not registered, another port included, stays on an error page', async () => {
    const query = { response_type: 'code', client_id: cis2.clientId, scope: 'openid' };
    const answer = await get(authorizeUrl(cis2, { ...query, redirect_uri: 'http://localhost:19999/callback' }));
    expect([answer.status, answer.headers['location']]).toEqual([400, undefined]);
    expect(answer.body).toContain('<h1>Something went wrong</h1>');
  });

  test('form_post is refused', async () => {
    const { callback } = await observe(cis2, withPasskey, { parameters: { response_mode: 'query' } });
    expect(callback.has('code')).toBe(true);
    const [redirect_uri] = cis2.redirectUris;
    const query = { response_type: 'code', client_id: cis2.clientId, scope: 'openid', redirect_uri };
    const answer = await get(authorizeUrl(cis2, { ...query, response_mode: 'form_post' }));
    expect(answer.body).not.toContain('name="code"');
    expect(answer.headers['location'] ?? '').not.toContain('/sign-in/');
  });
});

describe('what the person sees', () => {
  const sso = { prompt: undefined, max_age: undefined };

  test('an authenticator below the class asked for cannot be used', async () => {
    const parameters = { acr_values: 'AAL3_ANY' };
    await expect(observe(cis2, withPasskey, { parameters })).rejects.toThrow('CIS2 answers 400');
    const better = await observe(cis2, { ...withPasskey, authenticator: 'security-key' }, { parameters });
    expect(better.claims['acr']).toBe('AAL3_ANY');
    const silent = { acr_values: undefined };
    await expect(observe(cis2, withPasskey, { parameters: silent })).rejects.toThrow('CIS2 answers 400');
  });

  test('a live session is used again without prompt, unless max_age or the level forbids it', async () => {
    const browser = new WindowlessBrowser(cis2);
    const first = await observe(cis2, withPasskey, { browser });
    const again = await observe(cis2, withPasskey, { browser, parameters: sso });
    expect(browser.pages).toEqual(['Sign in with Care Identity', 'Choose your role']);
    expect(['sid', 'auth_time', 'selected_roleid'].map((name) => again.claims[name])).toEqual(
      ['sid', 'auth_time', 'selected_roleid'].map((name) => first.claims[name]),
    );
    const level3 = { ...sso, acr_values: 'AAL3_ANY' };
    await observe(cis2, { ...withPasskey, authenticator: 'ipad' }, { browser, parameters: level3 });
    await wait(2_100);
    await observe(cis2, withPasskey, { browser, parameters: { ...sso, max_age: '1' } });
    await observe(cis2, withPasskey, { browser });
    expect(browser.pages.slice(2)).toEqual(Array(3).fill('Sign in with Care Identity'));
  });

  test('another person in the same browser ends the session before', async () => {
    const browser = new WindowlessBrowser(cis2);
    const { claims } = await observe(cis2, withPasskey, { browser, via: 'broker' });
    const tomos = await observe(cis2, { ...withPasskey, person: person('tomos').uid }, { browser });
    expect([tomos.claims['sub'], tomos.claims['selected_roleid']]).toEqual([person('tomos').uid, '055510000125']);
    const told = cis2.broker.received.findLast(({ path }) => path === '/backchannel-logout')?.body;
    expect(decodeJwt(new URLSearchParams(told).get('logout_token') ?? '')['sid']).toBe(claims['sid']);
  });

  test('a change of role is asked for; no roles and many roles work', async () => {
    const browser = new WindowlessBrowser(cis2);
    await observe(cis2, withPasskey, { browser });
    const other = { ...withPasskey, role: '555100000215' };
    const parameters = { scope: 'openid nationalrbacaccess changedrole' };
    const { claims } = await observe(cis2, other, { browser, parameters });
    expect(claims['selected_roleid']).toBe('555100000215');

    const nobody = await observe(cis2, { person: '555100000058', authenticator: 'ipad' });
    expect(nobody.claims).not.toHaveProperty('selected_roleid');
    expect(nobody.person).not.toHaveProperty('nhsid_nrbac_roles');
    const many = await observe(cis2, { person: '555100000074', authenticator: 'ipad', role: '555100100039' });
    expect(many.claims['selected_roleid']).toBe('555100100039');
    expect(many.person['nhsid_nrbac_roles']).toHaveLength(40);
  });

  test.each(['sign-in', 'role'] as const)('cancel at the %s page', async (cancelAt) => {
    const { callback, state } = await observe(cis2, { ...withPasskey, cancelAt });
    expect([callback.get('error'), callback.get('state')]).toEqual(['access_denied', state]);
  });
});

describe('scenarios', () => {
  test.each(Object.entries({ ...idTokenProofs, ...answerProofs }))('%s', async (name, proof) => {
    cis2.setScenario(name as Cis2Scenario);
    const sight: Sight = await observe(cis2, withPasskey, {
      parameters: { scope: `${usualScopes} nhsperson` },
    });
    expect(proof(sight)).toBe(true);
  });

  test('keys roll over: the next kid is published only then', async () => {
    const kids = async () => (await get(`${cis2.issuer}${paths.jwks}`)).body;
    const before = await kids();
    cis2.failNext('keys-rolled');
    const { header, genuine } = await observe(cis2, withPasskey);
    const kid = JSON.stringify(header['kid']);
    expect([before.includes(kid), (await kids()).includes(kid), genuine]).toEqual([false, true, true]);
    expect((await observe(cis2, withPasskey)).header['kid']).toBe(header['kid']);
  });

  test('every scenario names its section of the sheet', () => {
    for (const name of cis2Scenarios) expect(scenarioOf(name).section, name).toMatch(/^\d+(\.\d+)?( #\d+)?$/);
  });

  test('failNext happens once, at its place', async () => {
    cis2.failNext('expired');
    cis2.failNext('userinfo-401');
    const first = await observe(cis2, withPasskey);
    expect([Number(first.claims['exp']) * 1_000 < Date.now(), first.userinfo?.status]).toEqual([true, 401]);
    expect((await observe(cis2, withPasskey)).userinfo?.status).toBe(200);
  });

  test.each([
    ['discovery-other-issuer', 'issuer', 'https://am.elsewhere.example:443/openam/oauth2'],
    ['discovery-without-pkce', 'code_challenge_methods_supported', undefined],
    ['discovery-without-end-session', 'end_session_endpoint', undefined],
    ['discovery-without-token-endpoint', 'token_endpoint', undefined],
    ['discovery-without-changedrole', 'scopes_supported', ['openid', 'profile', 'selectedrole']],
    [
      'discovery-issuer-without-port',
      'issuer',
      'https://localhost/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare',
    ],
  ] as const)('%s', async (name, member, value) => {
    cis2.setScenario(name);
    expect(membersOf((await get(cis2.discoveryUrl)).body)[member]).toEqual(value);
  });
});
