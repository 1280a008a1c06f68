import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose';
import { tokenPath } from '../../../electron/cis2/broker-contract.ts';
import { paths } from './addresses.ts';
import { call, type Called } from './call.ts';
import type { SimulatedCis2 } from './cis2.ts';
import type { Members } from './scenario.ts';
import { WindowlessBrowser, type Steps } from './walk.ts';

/** How to sign in when somebody only wants to look. */
export interface Observed {
  readonly via?: 'public' | 'broker' | 'privateKey';
  readonly browser?: WindowlessBrowser;
  /** In place of the usual parameters of the authorize request; `undefined` leaves one out. */
  readonly parameters?: Readonly<Record<string, string | undefined>>;
  /** In place of the usual fields of the token request. */
  readonly form?: Readonly<Record<string, string>>;
}

/** What came of it, unchecked. */
export interface Sight {
  readonly nonce: string;
  readonly state: string;
  readonly callback: URLSearchParams;
  /** `null` = no answer, or it was not come to. */
  readonly token: Called | null;
  readonly tokenBody: Members;
  readonly header: Members;
  readonly claims: Members;
  /** Whether the signature stands, by the key set as it is after the token came: RS256, `kid`, `use`. */
  readonly genuine: boolean;
  readonly userinfo: Called | null;
  readonly person: Members;
}

export const usualScopes = 'openid profile email nationalrbacaccess associatedorgs selectedrole';

/** Signs in like a client that checks nothing, so that everything can be seen. */
export async function observe(cis2: SimulatedCis2, steps: Steps, asked: Observed = {}): Promise<Sight> {
  const { via = 'public', browser = new WindowlessBrowser(cis2), parameters, form } = asked;
  const verifier = randomBytes(32).toString('base64url');
  const nonce = randomUUID();
  const state = randomUUID();
  const redirectUri = cis2.redirectUris[0] ?? '';
  const query = {
    response_type: 'code',
    client_id: cis2.clients[via].clientId,
    redirect_uri: redirectUri,
    scope: usualScopes,
    state,
    nonce,
    prompt: 'login',
    max_age: '300',
    acr_values: 'AAL2_OR_AAL3_ANY',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  };
  const { searchParams: callback } = await browser.signIn(authorizeUrl(cis2, query), steps);
  const code = callback.get('code');
  const fields = { code: code ?? '', redirect_uri: redirectUri, code_verifier: verifier, ...form };
  const token = code === null ? null : await redeem(cis2, via, fields, nonce).catch(() => null);
  const tokenBody = membersOf(token?.body);
  const userinfo = token?.status === 200 ? await userinfoOf(cis2, tokenBody).catch(() => null) : null;
  const seen = { nonce, state, callback, token, tokenBody, userinfo, person: membersOf(userinfo?.body) };
  return { ...seen, ...(await look(cis2, tokenBody)) };
}

export function authorizeUrl(cis2: SimulatedCis2, query: Readonly<Record<string, string | undefined>>): string {
  const parameters = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${cis2.issuer}${paths.authorize}?${new URLSearchParams(parameters).toString()}`;
}

async function redeem(
  cis2: SimulatedCis2,
  via: 'public' | 'broker' | 'privateKey',
  fields: Readonly<Record<'code' | 'redirect_uri' | 'code_verifier', string>>,
  nonce: string,
): Promise<Called> {
  const { ca, port, issuer } = cis2;
  const { clientId: client_id } = cis2.clients[via];
  if (via === 'broker') {
    const body = JSON.stringify({ issuer, client_id, ...fields, nonce });
    return call(`${cis2.brokerUrl}${tokenPath}`, { ca, body, headers: { 'Content-Type': 'application/json' } });
  }
  const assertion = via === 'privateKey' ? await clientAssertion(cis2, `${issuer}${paths.token}`) : {};
  const body = { grant_type: 'authorization_code', client_id, ...assertion, ...fields };
  return call(`${issuer}${paths.token}`, { ca, port, body });
}

/** RFC 7523, as cis2 4.1 wants it. */
export async function clientAssertion(cis2: SimulatedCis2, audience: string): Promise<Record<string, string>> {
  const { clientId, key, kid, alg } = cis2.clients.privateKey;
  const jwt = new SignJWT({ iss: clientId, sub: clientId, aud: audience, jti: randomUUID() });
  const client_assertion = await jwt
    .setIssuedAt()
    .setExpirationTime('3 minutes')
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .sign(key);
  return { client_assertion, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' };
}

function userinfoOf({ issuer, ca, port }: SimulatedCis2, tokens: Members): Promise<Called> {
  const headers = { Authorization: `Bearer ${String(tokens['access_token'])}` };
  return call(`${issuer}${paths.userinfo}`, { ca, port, headers });
}

async function look(cis2: SimulatedCis2, tokens: Members): Promise<Pick<Sight, 'header' | 'claims' | 'genuine'>> {
  const token = tokens['id_token'];
  if (typeof token !== 'string') return { header: {}, claims: {}, genuine: false };
  try {
    return {
      header: { ...decodeProtectedHeader(token) },
      claims: decodeJwt(token),
      genuine: await isGenuine(cis2, token),
    };
  } catch {
    return { header: {}, claims: {}, genuine: false };
  }
}

export async function isGenuine({ issuer, ca, port }: SimulatedCis2, token: string): Promise<boolean> {
  const keys = JSON.parse((await call(`${issuer}${paths.jwks}`, { ca, port })).body) as JSONWebKeySet;
  const options = { algorithms: ['RS256'], currentDate: new Date(0) };
  return jwtVerify(token, createLocalJWKSet(keys), options).then(
    ({ protectedHeader }) => protectedHeader.kid !== undefined,
    () => false,
  );
}

export function membersOf(text: string | undefined): Members {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
