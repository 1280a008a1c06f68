import type { Draft } from './keys.ts';
import { changed, type Answer, type Members, type Place, type Scenario } from './scenario.ts';

const lie = (what: string, broker: NonNullable<Scenario['broker']>): Scenario => ({ section: '3.1', what, broker });
const trouble = (what: string, at: Place, answer: Answer): Scenario => ({
  section: '3.1',
  what,
  trouble: { at, ...answer },
});
const refusal = (status: number, error: string): Scenario =>
  trouble(`refuses with ${error}`, 'broker-token', {
    status,
    type: 'application/json',
    body: JSON.stringify({ error }),
  });
const logout = (what: string, logoutToken: (draft: Draft) => Draft): Scenario => ({
  section: '12.4',
  what,
  logoutToken,
});
const logoutClaims = (what: string, change: (claims: Members) => Members): Scenario =>
  logout(what, (draft) => ({ ...draft, claims: changed(draft.claims, change(draft.claims)) }));

const seconds = (value: unknown) => Number(value);
const event = (token: string, name = 'logout') =>
  `event: ${name}\ndata: ${JSON.stringify({ logout_token: token })}\n\n`;
const notice = (what: string, write: NonNullable<Scenario['notice']>): Scenario => ({
  section: '12.4',
  what,
  notice: write,
});
const noticeAgain = (what: string, change: (draft: Draft) => Draft): Scenario =>
  notice(what, async ({ again }) => event(await again(change)));
const noticeClaims = (what: string, change: (claims: Members) => Members): Scenario =>
  noticeAgain(what, (draft) => ({ ...draft, claims: changed(draft.claims, change(draft.claims)) }));

/** The broker down, slow and lying; notices and logout tokens other than they should be (cis2 3.1, 12.4). */
export const brokerScenarios = {
  'broker-down': trouble('no answer', 'broker-token', { drop: 'before' }),
  'broker-silent': trouble('silence', 'broker-token', { drop: 'never' }),
  'broker-slow': trouble('right, but two seconds late', 'broker-token', { late: 2_000 }),
  'broker-500': trouble('status 500', 'broker-token', { status: 500, body: 'oops' }),
  'broker-401': trouble('this computer may not use it', 'broker-token', { status: 401, body: '' }),
  'broker-html': trouble('a page of the network', 'broker-token', { body: '<!DOCTYPE html><p>Please sign in</p>' }),
  'broker-not-json': trouble('no JSON', 'broker-token', { type: 'application/json', body: '{"access_token":' }),
  'broker-redirect': trouble('sends the code elsewhere', 'broker-token', {
    status: 307,
    headers: { Location: 'https://elsewhere.example/token' },
  }),
  'broker-invalid-request': refusal(400, 'invalid_request'),
  'broker-invalid-grant': refusal(400, 'invalid_grant'),
  'broker-nonce-mismatch': refusal(400, 'nonce_mismatch'),
  'broker-access-denied': refusal(403, 'access_denied'),
  'broker-rate-limited': refusal(429, 'rate_limited'),
  'broker-invalid-client': refusal(502, 'invalid_client'),
  'broker-provider-error': refusal(502, 'provider_error'),
  'broker-provider-unavailable': refusal(503, 'provider_unavailable'),
  'broker-temporarily-unavailable': refusal(503, 'temporarily_unavailable'),
  'broker-unknown-error': refusal(400, 'com.example.surprise'),
  'broker-replays': lie('the tokens of the sign-in before', ({ right, previous }) => previous ?? right),
  'broker-mixes': lie('the access token of the sign-in before', ({ right, previous }) =>
    changed(right, { access_token: previous?.['access_token'] ?? 'TheAccessTokenOfSomebodyElse' }),
  ),
  'broker-own-token': lie('an ID token that the broker signed', async ({ right, signedByBroker }) =>
    changed(right, { id_token: await signedByBroker({}) }),
  ),
  'broker-other-person': lie('a person of its own making', async ({ right, signedByBroker }) =>
    changed(right, { id_token: await signedByBroker({ sub: '555199999999' }) }),
  ),
  'broker-no-id-token': lie('no ID token', ({ right }) => changed(right, { id_token: undefined })),
  'broker-no-access-token': lie('no access token', ({ right }) => changed(right, { access_token: undefined })),
  'broker-wrong-types': lie('numbers and text mixed up', ({ right }) =>
    changed(right, { access_token: 17, expires_in: 'soon' }),
  ),
  'broker-more-members': lie('members nobody knows; right', ({ right }) => changed(right, { region: 'north' })),
  'broker-refresh-token': lie('a refresh token', ({ right }) =>
    changed(right, { refresh_token: 'NotToBeKeptAnywhere' }),
  ),

  'notices-unavailable': trouble('no notices: 503', 'broker-notices', { status: 503 }),
  'notices-dropped': trouble('the stream of notices ends at once', 'broker-notices', {
    type: 'text/event-stream',
    body: ': hello\n\n',
  }),
  'notices-html': trouble('a page in place of the stream', 'broker-notices', { body: '<!DOCTYPE html><p>Hello</p>' }),
  'notices-401': trouble('this computer gets no notices', 'broker-notices', { status: 401 }),
  'notices-501': trouble('there are no notices', 'broker-notices', { status: 501 }),
  'notices-silent': trouble('silence', 'broker-notices', { drop: 'never' }),
  'notice-other-sid': noticeClaims('for another sid', () => ({ sid: 'another' })),
  'notice-other-aud': noticeClaims('for another client', () => ({ aud: '999999999999.apps.national' })),
  'notice-other-iss': noticeClaims('of another issuer', () => ({ iss: 'https://am.elsewhere.example:443' })),
  'notice-old': noticeClaims('from before the session began', ({ iat }) => ({ iat: seconds(iat) - 86_400 })),
  'notice-with-nonce': noticeClaims('has a nonce, as an ID token', () => ({ nonce: 'q3Zk7Wm0r1s9vT2b' })),
  'notice-without-event': noticeClaims('no logout event', () => ({ events: undefined })),
  'notice-forged': noticeAgain('signed by the broker', (draft) => ({ ...draft, key: 'forged' })),
  'notice-unsigned': noticeAgain('unsigned', (draft) => ({ ...draft, alg: 'none' })),
  'notice-garbage': notice('no JSON', () => 'event: logout\ndata: {"logout_token":\n\n'),
  'notice-no-token': notice('no JWT', () => event('not.a-token')),
  'notice-unknown-event': notice('an event nobody knows', ({ token }) => event(token, 'weather')),
  'notice-twice': notice('the same notice twice; right', ({ token }) => event(token) + event(token)),

  'logout-forged': logout('signed by a stranger', (draft) => ({ ...draft, key: 'forged' })),
  'logout-unsigned': logout('unsigned', (draft) => ({ ...draft, alg: 'none' })),
  'logout-wrong-iss': logoutClaims('another issuer', () => ({ iss: 'https://am.elsewhere.example:443' })),
  'logout-wrong-aud': logoutClaims('for another client', () => ({ aud: '999999999999.apps.national' })),
  'logout-old': logoutClaims('issued an hour ago', ({ iat }) => ({ iat: seconds(iat) - 3_600 })),
  'logout-with-nonce': logoutClaims('has a nonce', () => ({ nonce: 'q3Zk7Wm0r1s9vT2b' })),
  'logout-without-events': logoutClaims('no events', () => ({ events: undefined })),
  'logout-without-sid': logoutClaims('only sub: all sessions of the person; right', () => ({ sid: undefined })),
  'logout-for-nobody': logoutClaims('neither sid nor sub', () => ({ sid: undefined, sub: undefined })),
  'logout-same-jti': logoutClaims('jti seen before, from the second on', () => ({ jti: 'always-the-same' })),
} as const satisfies Record<string, Scenario>;
