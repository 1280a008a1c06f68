import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '../simulator/cis2/addresses.ts';
import { troubleScenarios } from '../simulator/cis2/answer-scenarios.ts';
import { brokerScenarios } from '../simulator/cis2/broker-scenarios.ts';
import { call, type Called } from '../simulator/cis2/call.ts';
import { startCis2, type SimulatedCis2 } from '../simulator/cis2/cis2.ts';
import { noticeStream } from '../simulator/cis2/notice-stream.ts';
import { authorizeUrl, isGenuine, membersOf, observe, type Sight } from '../simulator/cis2/observe.ts';
import { WindowlessBrowser, type Steps } from '../simulator/cis2/walk.ts';
import { person } from '../simulator/people.ts';

let dir: string;
let cis2: SimulatedCis2;
const tomos = person('tomos');
const steps: Steps = { person: tomos.uid, authenticator: 'smartcard-agent' };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lanyard-cis2-'));
  cis2 = await startCis2({ dir });
});
afterAll(async () => {
  await cis2.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  cis2.setScenario('ok');
  await cis2.endSessionsOf(tomos);
});

const get = (address: string) => call(address, { ca: cis2.ca });
const viaBroker = () => observe(cis2, steps, { via: 'broker' });

/** What became of a request: its status, or that none came (`dropped`, or `silent` for so long). */
async function outcome(request: Promise<Called>, patience = 5_000): Promise<Called | 'dropped' | 'silent'> {
  const answer = request.catch(() => 'dropped' as const);
  return Promise.race([answer, wait(patience, 'silent' as const)]);
}

describe('trouble', () => {
  const ask = {
    discovery: () => get(cis2.discoveryUrl),
    jwks: () => get(`${cis2.issuer}${paths.jwks}`),
    token: () => call(`${cis2.issuer}${paths.token}`, { ca: cis2.ca, body: { grant_type: 'authorization_code' } }),
    userinfo: () => get(`${cis2.issuer}${paths.userinfo}`),
  };
  const names = Object.keys(troubleScenarios) as (keyof typeof troubleScenarios)[];

  test.each(names)('%s', async (name) => {
    cis2.setScenario(name);
    const [place, ...rest] = name.split('-');
    const kind = rest.join('-');
    const began = Date.now();
    const came = await outcome(ask[place as keyof typeof ask](), kind === 'silent' ? 500 : undefined);
    if (kind === 'silent') expect(came).toBe('silent');
    else if (kind.startsWith('dropped')) expect(came).toBe('dropped');
    else if (kind === 'slow') expect(Date.now() - began).toBeGreaterThan(1_900);
    else if (typeof came === 'string') expect.fail(came);
    else if (kind === 'html') expect([came.status, came.body.slice(0, 9)]).toEqual([200, '<!DOCTYPE']);
    else if (kind === 'not-json') expect(membersOf(came.body)).toEqual({});
    else expect(came.status).toBe(Number(kind));
  });

  test('at the sign-in page', async () => {
    const [redirect_uri] = cis2.redirectUris;
    const url = authorizeUrl(cis2, { response_type: 'code', client_id: cis2.clientId, scope: 'openid', redirect_uri });
    cis2.setScenario('authorize-dropped');
    expect(await outcome(get(url))).toBe('dropped');
    cis2.setScenario('authorize-503');
    expect(await outcome(get(url))).toMatchObject({ status: 503 });
    cis2.setScenario('error-page');
    const page = await get(url);
    expect([page.status, page.headers['location']]).toEqual([400, undefined]);
  });

  test('CIS2 down and up again', async () => {
    await cis2.stop();
    expect(await outcome(get(cis2.discoveryUrl))).toBe('dropped');
    await cis2.start();
    expect((await get(cis2.discoveryUrl)).status).toBe(200);
  });
});

describe('the broker misbehaves', () => {
  const says =
    (status: number, error?: string) =>
    ({ token, tokenBody }: Sight) =>
      token?.status === status && tokenBody['error'] === error;
  type Name = Extract<keyof typeof brokerScenarios, `broker-${string}`>;
  const proofs: Readonly<Record<Exclude<Name, 'broker-silent'>, (sight: Sight, before: Sight) => boolean>> = {
    'broker-down': ({ token }) => token === null,
    'broker-slow': ({ genuine }) => genuine,
    'broker-500': says(500),
    'broker-401': says(401),
    'broker-html': ({ token }) => token?.status === 200 && token.body.startsWith('<!DOCTYPE'),
    'broker-not-json': ({ token, tokenBody }) => token?.status === 200 && !('access_token' in tokenBody),
    'broker-redirect': ({ token }) => token?.status === 307,
    'broker-invalid-request': says(400, 'invalid_request'),
    'broker-invalid-grant': says(400, 'invalid_grant'),
    'broker-nonce-mismatch': says(400, 'nonce_mismatch'),
    'broker-access-denied': says(403, 'access_denied'),
    'broker-rate-limited': says(429, 'rate_limited'),
    'broker-invalid-client': says(502, 'invalid_client'),
    'broker-provider-error': says(502, 'provider_error'),
    'broker-provider-unavailable': says(503, 'provider_unavailable'),
    'broker-temporarily-unavailable': says(503, 'temporarily_unavailable'),
    'broker-unknown-error': says(400, 'com.example.surprise'),
    'broker-replays': ({ claims, nonce }, before) => claims['nonce'] === before.nonce && nonce !== before.nonce,
    'broker-mixes': ({ tokenBody, claims, nonce }, before) =>
      tokenBody['access_token'] === before.tokenBody['access_token'] && claims['nonce'] === nonce,
    'broker-own-token': ({ genuine, claims, nonce }) => !genuine && claims['nonce'] === nonce,
    'broker-other-person': ({ genuine, claims }) => !genuine && claims['sub'] === '555199999999',
    'broker-no-id-token': ({ tokenBody }) => 'access_token' in tokenBody && !('id_token' in tokenBody),
    'broker-no-access-token': ({ tokenBody }) => 'id_token' in tokenBody && !('access_token' in tokenBody),
    'broker-wrong-types': ({ tokenBody }) => tokenBody['access_token'] === 17,
    'broker-more-members': ({ tokenBody, genuine }) => genuine && tokenBody['region'] === 'north',
    'broker-refresh-token': ({ tokenBody }) => 'refresh_token' in tokenBody,
  };

  test.each(Object.entries(proofs))('%s', async (name, proof) => {
    const before = await viaBroker();
    cis2.setScenario(name as Name);
    expect(proof(await viaBroker(), before)).toBe(true);
  });

  test('what CIS2 does wrong becomes an error of the contract', async () => {
    const cases = [
      ['invalid-grant', 400, 'invalid_grant'],
      ['invalid-client', 502, 'invalid_client'],
      ['unsupported-grant-type', 502, 'provider_error'],
      ['token-503', 503, 'provider_unavailable'],
      ['token-dropped', 503, 'provider_unavailable'],
      ['wrong-nonce', 400, 'nonce_mismatch'],
    ] as const;
    for (const [name, status, error] of cases) {
      cis2.setScenario(name);
      const { token, tokenBody } = await viaBroker();
      expect([name, token?.status, tokenBody]).toEqual([name, status, { error }]);
    }
  });
});

describe('back-channel logout', () => {
  async function signedIn() {
    const { claims } = await viaBroker();
    const sid = String(claims['sid']);
    return { sid, stream: await noticeStream(cis2, sid) };
  }
  const tokensIn = (text: string) =>
    [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => String(membersOf(data)['logout_token']));

  test('the end of a session reaches the stream of its sid, and only that', async () => {
    const other = await observe(cis2, { ...steps, person: person('ruth').uid }, { via: 'broker' });
    const otherStream = await noticeStream(cis2, String(other.claims['sid']));
    const { sid, stream } = await signedIn();
    expect([stream.status, stream.type, cis2.broker.streams]).toEqual([200, 'text/event-stream', 2]);
    const [posted] = await cis2.endSessionsOf(tomos);
    await stream.until('event: logout');
    const [token] = tokensIn(stream.text());
    expect([posted?.status, token]).toEqual([200, posted?.token]);
    expect(decodeJwt(token ?? '')).toMatchObject({ iss: cis2.issuer, aud: cis2.clientId, sid, sub: tomos.uid });
    expect(decodeJwt(token ?? '')).not.toHaveProperty('nonce');
    expect(await isGenuine(cis2, token ?? '')).toBe(true);
    expect(otherStream.text()).toBe(': connected\n\n');
    const late = await noticeStream(cis2, sid);
    await late.until(token ?? '');
    for (const one of [stream, otherStream, late]) one.close();
  });

  test('sign-out at the end-session endpoint does the same, also after the keys rolled over', async () => {
    const browser = new WindowlessBrowser(cis2);
    await cis2.rollKeys();
    const { claims, tokenBody } = await observe(cis2, steps, { via: 'broker', browser });
    const stream = await noticeStream(cis2, String(claims['sid']));
    const hint = new URLSearchParams({ id_token_hint: String(tokenBody['id_token']) });
    const page = await browser.open(`${cis2.issuer}${paths.endSession}?${hint.toString()}`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    await browser.open(`${cis2.issuer}${paths.endSession}/confirm`, { xsrf, logout: 'yes' });
    await stream.until('event: logout');
    stream.close();
    await observe(cis2, steps, { browser, parameters: { prompt: undefined, max_age: undefined } });
    expect(browser.pages.filter((title) => title === 'Sign in with Care Identity')).toHaveLength(2);
  });

  test.each(Object.keys(brokerScenarios).filter((name) => name.startsWith('logout-')))('%s', async (name) => {
    const { stream } = await signedIn();
    cis2.setScenario(name as keyof typeof brokerScenarios);
    const right = ['logout-without-sid', 'logout-same-jti'].includes(name);
    expect((await cis2.endSessionsOf(tomos)).map(({ status }) => status)).toEqual([right ? 200 : 400]);
    if (right) await stream.until('event: logout');
    else expect(stream.text()).toBe(': connected\n\n');
    stream.close();
    if (name !== 'logout-same-jti') return;
    const next = await signedIn();
    expect((await cis2.endSessionsOf(tomos))[0]?.status).toBe(400);
    next.stream.close();
  });

  test.each(Object.keys(brokerScenarios).filter((name) => name.startsWith('notice-')))('%s', async (name) => {
    const { sid, stream } = await signedIn();
    cis2.setScenario(name as keyof typeof brokerScenarios);
    const [posted] = await cis2.endSessionsOf(tomos);
    await stream.until('data: ');
    const [token = '', ...more] = tokensIn(stream.text());
    const claims = token.startsWith('ey') ? decodeJwt(token) : {};
    const seen: Readonly<Record<string, unknown>> = {
      'notice-other-sid': claims['sid'] === 'another',
      'notice-other-aud': claims.aud === '999999999999.apps.national',
      'notice-other-iss': claims.iss !== cis2.issuer,
      'notice-old': Number(claims.iat) < Date.now() / 1_000 - 80_000,
      'notice-with-nonce': 'nonce' in claims,
      'notice-without-event': !('events' in claims) && claims['sid'] === sid,
      'notice-forged': claims['sid'] === sid && !(await isGenuine(cis2, token)),
      'notice-unsigned': token.startsWith('ey') && decodeProtectedHeader(token).alg === 'none',
      'notice-garbage': stream.text().endsWith('data: {"logout_token":\n\n'),
      'notice-no-token': token === 'not.a-token',
      'notice-unknown-event': stream.text().includes('event: weather'),
      'notice-twice': token === posted?.token && more[0] === token,
    };
    expect([name, seen[name]]).toEqual([name, true]);
    stream.close();
  });

  test('streams that fail, and streams cut off', async () => {
    for (const [name, status] of [
      ['notices-401', 401],
      ['notices-501', 501],
      ['notices-unavailable', 503],
    ] as const) {
      cis2.setScenario(name);
      expect((await noticeStream(cis2, 'any')).status).toBe(status);
    }
    cis2.setScenario('notices-html');
    expect((await noticeStream(cis2, 'any')).type).toContain('text/html');
    cis2.setScenario('notices-dropped');
    await (
      await noticeStream(cis2, 'any')
    ).ended;
    for (const name of ['notices-silent', 'broker-silent'] as const) {
      cis2.setScenario(name);
      const asked = name === 'notices-silent' ? noticeStream(cis2, 'any') : viaBroker();
      asked.catch(() => undefined);
      expect(await Promise.race([asked, wait(500, 'silent')])).toBe('silent');
    }
    cis2.setScenario('ok');
    const { stream } = await signedIn();
    cis2.broker.cut();
    await stream.ended;
  });
});

test.each([{ tls: true, statedPort: 443 }, { tls: false }])('other addresses: %o', async (options) => {
  const other = await startCis2({ dir: join(dir, 'other'), ...options });
  try {
    const host = options.tls ? 'https://localhost:443/' : `http://localhost:${String(other.port)}/`;
    expect(other.issuer.startsWith(`${host}openam/`)).toBe(true);
    for (const via of ['public', 'broker', 'privateKey'] as const) {
      const sight = await observe(other, steps, { via });
      expect([sight.genuine, sight.claims['iss'], sight.person['sub']]).toEqual([true, other.issuer, tomos.uid]);
    }
  } finally {
    await other.close();
  }
});
