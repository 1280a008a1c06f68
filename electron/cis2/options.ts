import { LanyardError } from '../errors/index.ts';
import { usableEndpoint } from './endpoint.ts';
import { issuerOf } from './environments.ts';

/** Asymmetric algorithms an ID token may be signed with; never `none`, never HMAC (cis2 8.1). */
export const signatureAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** The host word of the redirect address: sent exactly as registered (cis2 3.2). */
export const redirectHosts = ['localhost', '127.0.0.1', '[::1]'] as const;
export type RedirectHost = (typeof redirectHosts)[number];

/** How CIS2 is used. Times are seconds unless the name says otherwise. */
export interface Cis2Options {
  /** `live` and `integration` have a built-in issuer; `live` forbids the direct client and level 1 (cis2 2.1, 6.1). */
  readonly environment: string;
  /** Issuer or discovery address; needed for any other environment. */
  readonly issuer?: string | undefined;
  readonly clientId: string;
  /** Default `AAL3_ANY` (cis2 6.1). Several values are sent separated by spaces ([U] for CIS2). */
  readonly acrValues?: readonly string[] | undefined;
  /** Level required whatever `acrValues` says; 0 = a provider without levels, refused in live. Default: by `acrValues`. */
  readonly requiredLevel?: 0 | 1 | 2 | 3 | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** Sent in place of `selectedrole` for a change of role; default `changedrole` where supported (cis2 11.3). */
  readonly changeRoleScope?: string | undefined;
  readonly redirectHost?: RedirectHost | undefined;
  /** Tried in this order. 0 = any free port, for providers that allow it (RFC 8252 7.3). */
  readonly redirectPorts: readonly number[];
  readonly redirectPath?: string | undefined;
  /** How long the person may take in the browser; at most ten minutes (cis2 5). */
  readonly browserTimeout?: number | undefined;
  /** Limit of one request to CIS2 or the broker. */
  readonly requestTimeout?: number | undefined;
  /** Sent as `max_age`, and the oldest `auth_time` accepted; at most 300 (cis2 5, 8.3). */
  readonly maxAge?: number | undefined;
  /** 0 to 3, default 3; 0 = not asked (cis2 8.3, no. 12). */
  readonly minimumIdentityLevel?: number | undefined;
  /** 0 to 60, default 60. */
  readonly clockTolerance?: number | undefined;
  readonly algorithms?: readonly SignatureAlgorithm[] | undefined;
  /** Refuse an ID token without a nonce; default true (that CIS2 echoes it is [U]). */
  readonly requireNonce?: boolean | undefined;
  /** Refuse an ID token without a session id; default true. */
  readonly requireSid?: boolean | undefined;
  /** Plain http to loopback addresses: simulators and tests, never packaged. */
  readonly allowLoopbackHttp?: boolean | undefined;
}

export const defaultScopes = ['openid', 'profile', 'nationalrbacaccess', 'associatedorgs', 'selectedrole'] as const;

/** Options with every default filled in, checked. */
export interface CheckedOptions {
  readonly live: boolean;
  readonly issuer: string;
  readonly clientId: string;
  readonly acrValues: readonly string[];
  readonly requiredLevel: 0 | 1 | 2 | 3 | undefined;
  readonly scopes: readonly string[];
  readonly changeRoleScope: string | undefined;
  readonly redirectHost: RedirectHost;
  readonly redirectPorts: readonly number[];
  readonly redirectPath: string;
  readonly browserTimeout: number;
  readonly requestTimeout: number;
  readonly maxAge: number;
  readonly minimumIdentityLevel: number;
  readonly clockTolerance: number;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly requireNonce: boolean;
  readonly requireSid: boolean;
  readonly allowLoopbackHttp: boolean;
}

/** The longest life of an attempt, seconds (cis2 5). */
export const attemptLifetime = 600;

/**
 * Fills in the defaults and refuses what must not be.
 *
 * @throws LanyardError LAN-4001, LAN-4011.
 */
export function checkOptions(options: Cis2Options): CheckedOptions {
  const allowLoopbackHttp = options.allowLoopbackHttp ?? false;
  const issuer = issuerOf(options.environment, options.issuer);
  if (issuer === null) throw new LanyardError('LAN-4001', { reason: 'not set' });
  if (!usableEndpoint(issuer, allowLoopbackHttp) || /[?#]/.test(issuer))
    throw new LanyardError('LAN-4001', { reason: 'not an https address' });

  const live = isLive(options.environment, issuer);
  const acrValues = options.acrValues ?? ['AAL3_ANY'];
  const checked: CheckedOptions = {
    live,
    issuer,
    clientId: options.clientId,
    acrValues,
    requiredLevel: options.requiredLevel,
    scopes: options.scopes ?? defaultScopes,
    changeRoleScope: options.changeRoleScope,
    redirectHost: options.redirectHost ?? 'localhost',
    redirectPorts: options.redirectPorts,
    redirectPath: options.redirectPath ?? '/callback',
    browserTimeout: options.browserTimeout ?? 300,
    requestTimeout: options.requestTimeout ?? 20,
    maxAge: options.maxAge ?? 300,
    minimumIdentityLevel: options.minimumIdentityLevel ?? 3,
    clockTolerance: options.clockTolerance ?? 60,
    algorithms: options.algorithms ?? ['RS256'],
    requireNonce: options.requireNonce ?? true,
    requireSid: options.requireSid ?? true,
    allowLoopbackHttp,
  };
  demand(checked.clientId !== '', 'cis2.clientId', 'must not be empty');
  checkAcrValues(acrValues, live);
  demand(!live || (checked.requiredLevel ?? 3) >= 2, 'cis2.requiredLevel', 'must be 2 or 3 in the live environment');
  demand(checked.scopes.includes('openid'), 'cis2.scopes', 'must contain openid');
  demand(checked.scopes.every(isToken), 'cis2.scopes', 'must be single words');
  demand(checked.redirectPorts.length > 0, 'cis2.redirectPorts', 'must name a port');
  demand(checked.redirectPorts.every(isPort), 'cis2.redirectPorts', 'must be port numbers');
  demand(/^\/[A-Za-z0-9._~/-]*$/.test(checked.redirectPath), 'cis2.redirectPath', 'must be a plain path');
  demand(within(checked.browserTimeout, 1, attemptLifetime), 'cis2.browserTimeout', 'must be at most ten minutes');
  demand(within(checked.requestTimeout, 1, 120), 'cis2.requestTimeout', 'must be 1 to 120 seconds');
  demand(within(checked.maxAge, 1, 300), 'cis2.maxAge', 'must be 1 to 300 seconds');
  demand(within(checked.clockTolerance, 0, 60), 'cis2.clockTolerance', 'must be 0 to 60 seconds');
  demand(within(checked.minimumIdentityLevel, 0, 3), 'cis2.minimumIdentityLevel', 'must be 0 to 3');
  const known: readonly string[] = signatureAlgorithms;
  demand(checked.algorithms.length > 0, 'cis2.algorithms', 'must name an algorithm');
  demand(
    checked.algorithms.every((name) => known.includes(name)),
    'cis2.algorithms',
    'must be asymmetric algorithms',
  );
  return checked;
}

/**
 * Refuses `acr_values` that must not be sent (cis2 6.1, 18 no. 14).
 *
 * @throws LanyardError LAN-4011.
 */
export function checkAcrValues(values: readonly string[], live: boolean): void {
  demand(values.length > 0 && values.every(isToken), 'cis2.acrValues', 'must be single words, at least one');
  demand(!live || !values.some((value) => value.startsWith('AAL1')), 'cis2.acrValues', 'level 1 is not for live use');
}

/** The live environment, by name or by its issuer: no setting can make it anything else. */
export function isLive(environment: string, issuer: string): boolean {
  const host = (address: string | null) => new URL(address ?? 'https://none.invalid').hostname;
  return environment === 'live' || host(issuer) === host(issuerOf('live'));
}

function demand(fine: boolean, setting: string, reason: string): void {
  if (!fine) throw new LanyardError('LAN-4011', { setting, reason });
}

function isToken(word: string): boolean {
  return /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(word);
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && within(port, 0, 65_535);
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
