import { changed, type Answer, type Members, type Place, type Scenario } from './scenario.ts';

const html =
  '<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head><body>Please sign in</body></html>';

const trouble = (section: string, what: string, at: Place, answer: Answer): Scenario => ({
  section,
  what,
  trouble: { at, ...answer },
});
const token = (section: string, what: string, changes: Members): Scenario => ({
  section,
  what,
  token: (body) => changed(body, changes),
});
const tokenError = (what: string, error: string, error_description: string, status = 400): Scenario =>
  trouble('13', what, 'token', {
    status,
    type: 'application/json',
    body: JSON.stringify({ error, error_description }),
  });
const userinfo = (section: string, what: string, change: (claims: Members) => Members): Scenario => ({
  section,
  what,
  userinfo: (claims) => changed(claims, change(claims)),
});
const lists = ['nhsid_nrbac_roles', 'nhsid_user_orgs', 'nhsid_org_memberships'];
const eachList = (claims: Members, change: (list: readonly unknown[]) => unknown): Members =>
  Object.fromEntries(
    Object.entries(claims)
      .filter(([name]) => lists.includes(name))
      .map(([name, value]) => [name, change(Array.isArray(value) ? (value as unknown[]) : [value])]),
  );
const each = (value: unknown, change: (entry: Members) => Members): unknown =>
  Array.isArray(value) ? value.map((entry: Members) => changed(entry, change(entry))) : value;
const sentBack = (error: string, what = `sent back with ${error}`, error_description?: string): Scenario => ({
  section: '13',
  what,
  authorizeError: { error, ...(error_description === undefined ? {} : { error_description }) },
});

/** Discovery, browser, token and userinfo answers other than they should be (cis2 2, 5, 7, 9, 10, 11, 13). */
export const answerScenarios = {
  'discovery-other-issuer': {
    section: '2.2',
    what: 'the document is of another issuer',
    discovery: (document) => changed(document, { issuer: 'https://am.elsewhere.example:443/openam/oauth2' }),
  },
  'discovery-issuer-without-port': {
    section: '2.2',
    what: 'the document has the issuer without its port',
    discovery: (document) => changed(document, { issuer: String(document['issuer']).replace(/:\d+\//, '/') }),
  },
  'discovery-without-pkce': {
    section: '5',
    what: 'no code_challenge_methods_supported; right',
    discovery: (document) => changed(document, { code_challenge_methods_supported: undefined }),
  },
  'discovery-without-end-session': {
    section: '12.6',
    what: 'no end_session_endpoint; right',
    discovery: (document) => changed(document, { end_session_endpoint: undefined }),
  },
  'discovery-without-token-endpoint': {
    section: '2.2',
    what: 'no token_endpoint',
    discovery: (document) => changed(document, { token_endpoint: undefined }),
  },
  'discovery-without-changedrole': {
    section: '11.3',
    what: 'scopes_supported does not list changedrole; right',
    discovery: (document) => changed(document, { scopes_supported: ['openid', 'profile', 'selectedrole'] }),
  },
  'pkce-ignored': { section: '5', what: 'PKCE is ignored; right', pkceIgnored: true },

  'callback-bare': {
    section: '5',
    what: 'the callback has only code and state; right',
    callback: (parameters) => {
      for (const name of ['iss', 'scope', 'client_id']) parameters.delete(name);
    },
  },
  'callback-wrong-iss': {
    section: '5',
    what: 'iss in the callback is another',
    callback: (parameters) => {
      parameters.set('iss', 'https://am.elsewhere.example:443/openam/oauth2');
    },
  },
  'callback-wrong-state': {
    section: '5',
    what: 'state of another attempt',
    callback: (parameters) => {
      parameters.set('state', 'AnotherAttemptAltogether');
    },
  },
  'callback-without-state': {
    section: '5',
    what: 'no state',
    callback: (parameters) => {
      parameters.delete('state');
    },
  },
  'callback-without-code': {
    section: '5',
    what: 'neither code nor error',
    callback: (parameters) => {
      parameters.delete('code');
    },
  },

  'access-denied': sentBack('access_denied'),
  'login-required': sentBack('login_required'),
  'interaction-required': sentBack('interaction_required'),
  'invalid-request': sentBack('invalid_request'),
  'invalid-scope': sentBack('invalid_scope'),
  'unsupported-response-type': sentBack('unsupported_response_type'),
  'unauthorized-client': sentBack('unauthorized_client'),
  'server-error': sentBack('server_error', 'sent back with server_error', 'LDAP <b>down</b> at node-17'),
  'temporarily-unavailable': sentBack('temporarily_unavailable'),
  'level-unavailable': sentBack('unmet_authentication_requirements', 'the person has no such authenticator'),
  'unknown-error': sentBack('com.example.surprise', 'an error outside the standards'),
  'error-page': trouble('13', 'an error page at CIS2, no way back', 'authorize', {
    status: 400,
    body: '<!DOCTYPE html><html lang="en"><title>Error</title><h1>Redirection URI mismatch</h1></html>',
  }),
  'authorize-dropped': trouble('13', 'the sign-in page does not load', 'authorize', { drop: 'before' }),
  'authorize-503': trouble('13', 'the sign-in page answers 503', 'authorize', { status: 503, body: html }),

  'invalid-client': tokenError('client assertion refused', 'invalid_client', 'JWT is not valid', 401),
  'invalid-grant': tokenError('code refused', 'invalid_grant', 'The provided access grant is invalid or expired.'),
  'token-invalid-request': tokenError('request refused', 'invalid_request', 'Missing parameter'),
  'unsupported-grant-type': tokenError('grant refused', 'unsupported_grant_type', 'Grant type is not supported'),
  'token-unauthorized-client': tokenError('client not allowed', 'unauthorized_client', 'Not authorized'),
  'no-id-token': token('7', 'no ID token', { id_token: undefined }),
  'id-token-garbage': token('8.3 #1', 'the ID token is no JWT', { id_token: 'not.a-token' }),
  'no-access-token': token('7', 'no access token', { access_token: undefined }),
  'no-expires-in': token('7', 'no expires_in; right', { expires_in: undefined }),
  'expires-in-text': token('7', 'expires_in as text', { expires_in: '3600' }),
  'other-token-type': token('7', 'token_type is not Bearer', { token_type: 'MAC' }),
  'token-type-lower': token('7', 'token_type in small letters; right', { token_type: 'bearer' }),
  'refresh-token': token('7', 'a refresh token, to be thrown away; right', { refresh_token: 'NotToBeKeptAnywhere' }),

  'userinfo-401': trouble('9', 'token refused', 'userinfo', {
    status: 401,
    type: 'application/json',
    headers: { 'WWW-Authenticate': 'Bearer realm="/NHSIdentity/Healthcare",error="invalid_token"' },
    body: '{"error":"invalid_token","error_description":"The access token provided is expired, revoked, or invalid"}',
  }),
  'userinfo-other-sub': userinfo('8.3 #14', 'of another person', () => ({ sub: '555199999999' })),
  'userinfo-without-sub': userinfo('8.3 #14', 'no sub', () => ({ sub: undefined })),
  'userinfo-signed': {
    section: '9',
    what: 'a signed JWT, without aud; right',
    userinfoSigned: (claims) => ({ claims }),
  },
  'userinfo-forged': {
    section: '9',
    what: 'a JWT that CIS2 did not sign',
    userinfoSigned: (claims) => ({ claims, key: 'forged' }),
  },

  'single-objects': userinfo('10.1', 'bare objects in place of lists; right', (claims) =>
    eachList(claims, (list) => list[0]),
  ),
  'lists-absent': userinfo('10.1', 'no lists; right, no role', (claims) => eachList(claims, () => undefined)),
  'lists-empty': userinfo('10.1', 'empty lists; right, no role', (claims) => eachList(claims, () => [])),
  'lists-null': userinfo('10.1', 'null in place of lists', (claims) => eachList(claims, () => null)),
  'no-roles': userinfo('11.4', 'no role list; right, no role', () => ({ nhsid_nrbac_roles: undefined })),
  'no-activities': userinfo('10.1', 'roles without activities; right', ({ nhsid_nrbac_roles }) => ({
    nhsid_nrbac_roles: each(nhsid_nrbac_roles, () => ({ activities: undefined, activity_codes: undefined })),
  })),
  'two-part-role-names': userinfo('10.1', 'role names of two parts; right', ({ nhsid_nrbac_roles }) => ({
    nhsid_nrbac_roles: each(nhsid_nrbac_roles, () => ({ role_name: '"Clinical":"Nurse Access Role"' })),
  })),
  'role-without-id': userinfo('10.1', 'roles lack person_roleid', ({ nhsid_nrbac_roles }) => ({
    nhsid_nrbac_roles: each(nhsid_nrbac_roles, () => ({ person_roleid: undefined })),
  })),
  'org-without-name': userinfo('11.4', 'organisations lack their names; right', ({ nhsid_user_orgs }) => ({
    nhsid_user_orgs: each(nhsid_user_orgs, () => ({ org_name: undefined })),
  })),
  'org-not-listed': userinfo('10.1', "the roles' organisations are not listed; right", () => ({
    nhsid_user_orgs: [{ org_name: 'ANOTHER SURGERY', org_code: 'ZZ998' }],
  })),
  'no-email': userinfo('10.1', 'no email; right', () => ({ email: undefined })),
  'userinfo-identity-low': userinfo('8.3 #12', 'identity level 1 in userinfo', () => ({ idassurancelevel: '1' })),
} as const satisfies Record<string, Scenario>;

const troubles = {
  dropped: { what: 'no answer', drop: 'before' },
  'dropped-within': { what: 'the connection drops within the answer', drop: 'within', body: '{"issuer":"https://' },
  silent: { what: 'silence', drop: 'never' },
  slow: { what: 'right, but two seconds late', late: 2_000 },
  500: { what: 'status 500', status: 500, body: html },
  503: { what: 'status 503', status: 503, headers: { 'Retry-After': '5' }, body: html },
  429: { what: 'status 429', status: 429, headers: { 'Retry-After': '5' }, body: html },
  html: { what: 'a page of the network', body: html },
  'not-json': { what: 'no JSON', type: 'application/json', body: '{"access_token":' },
} as const satisfies Record<string, Answer & { readonly what: string }>;

const troubled = ['discovery', 'jwks', 'token', 'userinfo'] as const;

type TroubleName = `${(typeof troubled)[number]}-${keyof typeof troubles}`;

/** `token-slow`, `jwks-503`, `userinfo-dropped` and so on (cis2 13, last row). */
export const troubleScenarios = Object.fromEntries(
  troubled.flatMap((at) =>
    Object.entries(troubles).map(([name, { what, ...answer }]) => [
      `${at}-${name}`,
      trouble('13', `${at}: ${what}`, at, answer),
    ]),
  ),
) as unknown as Readonly<Record<TroubleName, Scenario>>;
