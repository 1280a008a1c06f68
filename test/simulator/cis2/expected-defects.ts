import type { answerScenarios } from './answer-scenarios.ts';
import type { idTokenScenarios } from './id-token-scenarios.ts';
import type { Sight } from './observe.ts';
import type { Members } from './scenario.ts';

/** What an onlooker must see of each scenario: the proof that it does what its name says. */
type Proof = (sight: Sight) => boolean;

const now = () => Date.now() / 1_000;
const claim =
  (name: string, value: unknown): Proof =>
  ({ claims, genuine }) =>
    genuine && JSON.stringify(claims[name]) === JSON.stringify(value);
const without =
  (name: string): Proof =>
  ({ claims, genuine }) =>
    genuine && !(name in claims);
const header =
  (name: string, value: unknown): Proof =>
  ({ header: seen, genuine }) =>
    !genuine && seen[name] === value;
const refused: Proof = ({ genuine, header: seen, claims }) =>
  !genuine && seen['alg'] === 'RS256' && claims['sub'] !== 0;
const ahead =
  (name: string, seconds: number): Proof =>
  ({ claims }) =>
    Math.abs(Number(claims[name]) - now() - seconds) < 30;

export const idTokenProofs: Readonly<Record<keyof typeof idTokenScenarios, Proof>> = {
  'alg-none': header('alg', 'none'),
  'alg-hs256': header('alg', 'HS256'),
  'alg-es256': header('alg', 'ES256'),
  'alg-rs512': header('alg', 'RS512'),
  'no-kid': header('kid', undefined),
  'unknown-kid': refused,
  // That it was not published before has a test of its own.
  'keys-rolled': ({ genuine }) => genuine,
  'encryption-key': refused,
  'forged-signature': refused,
  'tampered-payload': (sight) => refused(sight) && sight.claims['sub'] === '555199999999',
  'wrong-iss': ({ claims, callback }) => claims['iss'] !== callback.get('iss'),
  'iss-without-port': ({ claims }) => String(claims['iss']).startsWith('https://localhost/openam/'),
  'iss-with-slash': ({ claims, callback }) => claims['iss'] === `${callback.get('iss') ?? ''}/`,
  'wrong-aud': claim('aud', '999999999999.apps.national'),
  'no-aud': without('aud'),
  'aud-array': ({ claims }) => JSON.stringify(claims['aud']) === JSON.stringify([claims['azp']]),
  'two-aud-with-azp': ({ claims }) => (claims['aud'] as string[]).length === 2 && 'azp' in claims,
  'two-aud-without-azp': ({ claims }) => (claims['aud'] as string[]).length === 2 && !('azp' in claims),
  'wrong-azp': claim('azp', '999999999999.apps.national'),
  'no-azp': without('azp'),
  expired: ahead('exp', -600),
  'no-exp': without('exp'),
  'future-iat': ahead('iat', 600),
  'old-iat': ahead('iat', -3_600),
  'no-iat': without('iat'),
  'clock-ahead': (sight) => ahead('iat', 20)(sight) && Number(sight.claims['iat']) > now(),
  'wrong-nonce': ({ claims, nonce }) => typeof claims['nonce'] === 'string' && claims['nonce'] !== nonce,
  'no-nonce': without('nonce'),
  'wrong-at-hash': claim('at_hash', 'Zk3mJ0n8uQ1rYtB5cVxW2A'),
  'no-at-hash': without('at_hash'),
  'no-auth-time': without('auth_time'),
  'stale-auth-time': ahead('auth_time', -1_200),
  'future-auth-time': ahead('auth_time', 600),
  'auth-time-text': claim('auth_time', 'just now'),
  'level-too-low': claim('authentication_assurance_level', '1'),
  'level-one': claim('authentication_assurance_level', '1'),
  'level-number': claim('authentication_assurance_level', 2),
  'no-level': without('authentication_assurance_level'),
  'level-word': claim('authentication_assurance_level', 'AAL3'),
  'level-thirty': claim('authentication_assurance_level', '3x'),
  'other-acr': claim('acr', 'AAL1_USERPASS'),
  'no-acr': without('acr'),
  'identity-level-one': claim('id_assurance_level', '1'),
  'identity-level-two': claim('id_assurance_level', '2'),
  'identity-level-number': claim('id_assurance_level', 3),
  'no-identity-level': (sight) => without('id_assurance_level')(sight) && without('idassurancelevel')(sight),
  'identity-level-other-name': (sight) => without('id_assurance_level')(sight) && claim('idassurancelevel', '3')(sight),
  'identity-level-other-name-low': (sight) =>
    without('id_assurance_level')(sight) && claim('idassurancelevel', '1')(sight),
  'no-sid': without('sid'),
  'no-sub': without('sub'),
  'unknown-amr': claim('amr', ['CARRIER_PIGEON']),
  'amr-text': claim('amr', 'PASSKEY'),
  'no-amr': without('amr'),
  'more-claims': claim('ops', 'x'),
  'selected-role-absent': without('selected_roleid'),
  'selected-role-empty': claim('selected_roleid', ''),
  'selected-role-unknown': claim('selected_roleid', '555199999999'),
};

const said =
  (error: string): Proof =>
  ({ callback, state, token }) =>
    callback.get('error') === error && callback.get('state') === state && !callback.has('code') && token === null;
const tokenSays =
  (status: number, error: string): Proof =>
  ({ token, tokenBody }) =>
    token?.status === status && tokenBody['error'] === error;
const tokenHas =
  (name: string, value: unknown): Proof =>
  ({ token, tokenBody }) =>
    token?.status === 200 && tokenBody[name] === value;
const person =
  (look: (person: Members) => unknown): Proof =>
  ({ userinfo, person: seen }) =>
    userinfo?.status === 200 && look(seen) === true;
const roles = (seen: Members) => seen['nhsid_nrbac_roles'] as readonly Members[];
const complete: Proof = ({ genuine, userinfo }) => genuine && userinfo?.status === 200;

/** Those of `answerScenarios` that show in a sign-in; the discovery document and the sign-in page have checks of their own. */
type Shown = Exclude<keyof typeof answerScenarios, `discovery-${string}` | `authorize-${string}` | 'error-page'>;

export const answerProofs: Readonly<Record<Shown, Proof>> = {
  'pkce-ignored': complete,
  'callback-bare': ({ callback, ...sight }) => complete({ ...sight, callback }) && callback.size === 2,
  'callback-wrong-iss': ({ callback }) => callback.get('iss')?.startsWith('https://am.elsewhere.example') === true,
  'callback-wrong-state': ({ callback, state }) => callback.has('state') && callback.get('state') !== state,
  'callback-without-state': ({ callback }) => !callback.has('state'),
  'callback-without-code': ({ callback }) => !callback.has('code') && !callback.has('error'),
  'access-denied': said('access_denied'),
  'login-required': said('login_required'),
  'interaction-required': said('interaction_required'),
  'invalid-request': said('invalid_request'),
  'invalid-scope': said('invalid_scope'),
  'unsupported-response-type': said('unsupported_response_type'),
  'unauthorized-client': said('unauthorized_client'),
  'server-error': said('server_error'),
  'temporarily-unavailable': said('temporarily_unavailable'),
  'level-unavailable': said('unmet_authentication_requirements'),
  'unknown-error': said('com.example.surprise'),
  'invalid-client': tokenSays(401, 'invalid_client'),
  'invalid-grant': tokenSays(400, 'invalid_grant'),
  'token-invalid-request': tokenSays(400, 'invalid_request'),
  'unsupported-grant-type': tokenSays(400, 'unsupported_grant_type'),
  'token-unauthorized-client': tokenSays(400, 'unauthorized_client'),
  'no-id-token': tokenHas('id_token', undefined),
  'id-token-garbage': tokenHas('id_token', 'not.a-token'),
  'no-access-token': tokenHas('access_token', undefined),
  'no-expires-in': tokenHas('expires_in', undefined),
  'expires-in-text': tokenHas('expires_in', '3600'),
  'other-token-type': tokenHas('token_type', 'MAC'),
  'token-type-lower': tokenHas('token_type', 'bearer'),
  'refresh-token': tokenHas('refresh_token', 'NotToBeKeptAnywhere'),
  'userinfo-401': ({ userinfo }) =>
    userinfo?.status === 401 && String(userinfo.headers['www-authenticate']).startsWith('Bearer'),
  'userinfo-other-sub': person(({ sub }) => sub === '555199999999'),
  'userinfo-without-sub': person((seen) => !('sub' in seen)),
  'userinfo-signed': ({ userinfo }) => String(userinfo?.headers['content-type']).startsWith('application/jwt'),
  'userinfo-forged': ({ userinfo }) => String(userinfo?.headers['content-type']).startsWith('application/jwt'),
  'single-objects': person(
    (seen) => !Array.isArray(seen['nhsid_nrbac_roles']) && !Array.isArray(seen['nhsid_user_orgs']),
  ),
  'lists-absent': person((seen) => !('nhsid_nrbac_roles' in seen) && !('nhsid_user_orgs' in seen)),
  'lists-empty': person((seen) => roles(seen).length === 0),
  'lists-null': person((seen) => seen['nhsid_nrbac_roles'] === null),
  'no-roles': person((seen) => !('nhsid_nrbac_roles' in seen) && 'nhsid_user_orgs' in seen),
  'no-activities': person((seen) => roles(seen).every((role) => !('activities' in role))),
  'two-part-role-names': person((seen) =>
    roles(seen).every((role) => String(role['role_name']).split(':').length === 2),
  ),
  'role-without-id': person((seen) => roles(seen).every((role) => !('person_roleid' in role))),
  'org-without-name': person((seen) => !JSON.stringify(seen['nhsid_user_orgs']).includes('org_name')),
  'org-not-listed': person((seen) => JSON.stringify(seen['nhsid_user_orgs']).includes('ZZ998')),
  'no-email': person((seen) => !('email' in seen)),
  'userinfo-identity-low': person(({ idassurancelevel }) => idassurancelevel === '1'),
};
