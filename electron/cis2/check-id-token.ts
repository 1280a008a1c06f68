import { createHash } from 'node:crypto';
import { LanyardError } from '../errors/index.ts';
import { levelOf } from '../roles/cis2-level.ts';
import type { IdTokenClaims } from './id-token-claims.ts';
import { acrFits } from './levels.ts';

/** What an ID token is judged by. Times are seconds. */
export interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly requireNonce: boolean;
  readonly accessToken: string;
  readonly algorithm: string;
  readonly maxAge: number;
  readonly acrValues: readonly string[];
  readonly requiredLevel: number;
  readonly minimumIdentityLevel: number;
  readonly requireSid: boolean;
  readonly clockTolerance: number;
  readonly now: number;
}

/** What the checks found, as numbers. */
export interface CheckedLevels {
  readonly level: number | null;
  readonly identityLevel: number | null;
  readonly authTime: number;
}

/** How old `iat` may be, seconds: "a few minutes" (cis2 8.3, no. 6). */
const oldestIssue = 300;

/**
 * Judges the claims of a token whose signature is good, in the order of the sheet (cis2 8.3, no. 4 to 13). Pure.
 *
 * @throws LanyardError LAN-4405 to LAN-4418, the first that applies.
 */
export function checkIdToken(claims: IdTokenClaims, expected: Expected): CheckedLevels {
  checkParties(claims, expected);
  checkTimes(claims, expected);
  if (claims.nonce === undefined ? expected.requireNonce : claims.nonce !== expected.nonce)
    throw new LanyardError('LAN-4410');
  if (claims.at_hash !== undefined && claims.at_hash !== leftHash(expected.accessToken, expected.algorithm))
    throw new LanyardError('LAN-4411');
  const authTime = checkAuthTime(claims, expected);
  const level = checkLevel(claims, expected);
  // A provider without levels need not send an `acr`, which is optional in OpenID Connect.
  const unsaid = claims.acr === undefined && expected.requiredLevel === 0;
  if (!unsaid && !acrFits(claims.acr, expected.acrValues))
    throw new LanyardError('LAN-4416', { acr: expected.acrValues.join(' ') });
  const identityLevel = checkIdentityLevel(claims, expected);
  if (expected.requireSid && (claims.sid ?? '') === '') throw new LanyardError('LAN-4418');
  return { level, identityLevel, authTime };
}

/** No. 4 and 5. The issuer letter by letter: `:443` counts. */
function checkParties({ iss, aud, azp }: IdTokenClaims, { issuer, clientId }: Expected): void {
  if (iss !== issuer) throw new LanyardError('LAN-4405');
  const audiences = typeof aud === 'string' ? [aud] : aud;
  if (!audiences.includes(clientId) || (audiences.length > 1 && azp === undefined)) throw new LanyardError('LAN-4406');
  if (azp !== undefined && azp !== clientId) throw new LanyardError('LAN-4407');
}

/** No. 6. */
function checkTimes({ exp, iat, nbf = iat }: IdTokenClaims, { now, clockTolerance }: Expected): void {
  if (exp + clockTolerance <= now) throw new LanyardError('LAN-4408', { seconds: Math.round(now - exp) });
  if (nbf > now + clockTolerance) throw new LanyardError('LAN-4409', { seconds: Math.round(nbf - now) });
  if (iat > now + clockTolerance || now - iat > oldestIssue + clockTolerance)
    throw new LanyardError('LAN-4409', { seconds: Math.round(Math.abs(now - iat)) });
}

/**
 * No. 9. The age at issue is told by the provider's own clock, so the local clock's tolerance does not soften the limit; the
 * local clock bounds it too. A time in the future is no time at all.
 */
function checkAuthTime({ auth_time: authTime, iat }: IdTokenClaims, expected: Expected): number {
  const { now, maxAge: limit, clockTolerance } = expected;
  if (authTime === undefined) throw new LanyardError('LAN-4412');
  const age = Math.max(iat - authTime, now - authTime - clockTolerance);
  const future = authTime > now + clockTolerance || authTime > iat + clockTolerance;
  if (age > limit || future) throw new LanyardError('LAN-4413', { seconds: Math.round(now - authTime), limit });
  return authTime;
}

/** No. 10. The level decides, never `amr`, and not `acr` alone (cis2 6.2). */
function checkLevel(claims: IdTokenClaims, { requiredLevel: required }: Expected): number | null {
  const level = levelOf(claims.authentication_assurance_level);
  if (level === null && required > 0) throw new LanyardError('LAN-4414');
  if (level !== null && level < required) throw new LanyardError('LAN-4415', { level, required });
  return level;
}

/** No. 12: under either of its two names; one that is empty says nothing. */
function checkIdentityLevel(claims: IdTokenClaims, { minimumIdentityLevel: required }: Expected): number | null {
  const level = levelOf([claims.id_assurance_level, claims.idassurancelevel].find((told) => (told ?? '') !== ''));
  if (required > 0 && level === null) throw new LanyardError('LAN-4417', { level: 'missing', required });
  demandIdentityLevel(level, required);
  return level;
}

/** Refuses an identity level that is told and too low, in the ID token or in userinfo. @throws LanyardError LAN-4417. */
export function demandIdentityLevel(level: number | null, required: number): void {
  if (level !== null && level < required) throw new LanyardError('LAN-4417', { level, required });
}

/** OpenID Connect Core 3.1.3.6: the left half of the hash that belongs to the signature's algorithm. */
export function leftHash(text: string, algorithm: string): string {
  const digest = createHash(`sha${algorithm.slice(-3)}`)
    .update(text, 'ascii')
    .digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}
