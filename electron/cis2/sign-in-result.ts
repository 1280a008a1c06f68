import type { Identity, RoleProfile } from '../roles/role-profile.ts';
import type { RoleChoice } from '../roles/cis2-role-choice.ts';
import type { Cis2Person } from '../roles/cis2-user-info.ts';
import { isSmartcard, usedAuthenticator, type UsedAuthenticator } from './authenticators.ts';
import type { CheckedLevels } from './check-id-token.ts';
import type { IdTokenClaims } from './id-token-claims.ts';
import type { Tokens } from './token-exchange.ts';

/** How sure CIS2 is who this is. Holds no secret. */
export interface Assurance {
  /** Of the authentication: 1 to 3; `null` only where the settings ask for none. */
  readonly level: number | null;
  readonly authenticator: UsedAuthenticator;
  /** Of the identity check: 0 to 3. */
  readonly identityLevel: number | null;
  readonly acr: string;
  readonly amr: readonly string[];
  /** The session is then bound to the card (cis2 12.3). */
  readonly smartcard: boolean;
}

/** A completed sign-in. Times are UTC milliseconds, whole ones, of CIS2's clock. */
export interface Cis2SignInResult {
  readonly user: Identity['user'];
  readonly profiles: readonly RoleProfile[];
  readonly role: RoleChoice;
  /** The whole identity when a role is chosen already, else `null`: see {@link identityWith}. */
  readonly identity: Identity | null;
  readonly assurance: Assurance;
  /** Of the ID token: for step-up and role change, which must come back with the same. */
  readonly subject: string;
  /** The CIS2 session, for logout notices; empty only where the settings allow that. */
  readonly sid: string;
  readonly authTime: number;
  readonly issuedAt: number;
  /** When the ID token expires: until then it can be exchanged for API access. Not the session's end. */
  readonly expiresAt: number;
  /** CIS2's reference for support calls; may be logged (cis2 18, no. 40). Empty when it sent none. */
  readonly auditTrackingId: string;
  /** How many role entries were left out. */
  readonly unreadableRoles: number;
  /** The only secrets. The caller forgets them when the session ends. */
  readonly secrets: Tokens;
}

/** The identity of a person who works in `role` (the picker's choice, or a change of role from the local list). */
export function identityWith(result: Pick<Cis2SignInResult, 'user' | 'profiles'>, role: RoleProfile): Identity {
  return { user: result.user, mode: 'live', role, profiles: result.profiles };
}

/** Puts the result together from what has been checked. */
export function resultOf(
  claims: IdTokenClaims,
  levels: CheckedLevels,
  person: Cis2Person,
  role: RoleChoice,
  secrets: Tokens,
): Cis2SignInResult {
  const { user, profiles } = person;
  const amr = claims.amr ?? [];
  return {
    user,
    profiles,
    role,
    identity: role.kind === 'chosen' ? identityWith({ user, profiles }, role.role) : null,
    assurance: {
      level: levels.level,
      authenticator: usedAuthenticator(amr),
      identityLevel: levels.identityLevel,
      acr: claims.acr ?? '',
      amr,
      smartcard: isSmartcard(amr),
    },
    subject: claims.sub,
    sid: claims.sid ?? '',
    authTime: milliseconds(levels.authTime),
    issuedAt: milliseconds(claims.iat),
    expiresAt: milliseconds(claims.exp),
    auditTrackingId: trackingId(claims.auditTrackingId),
    unreadableRoles: person.unreadable,
    secrets,
  };
}

/** Whole ones: the window, for one, takes no others. */
function milliseconds(seconds: number): number {
  return Math.floor(seconds * 1000);
}

function trackingId(claim: unknown): string {
  return typeof claim === 'string' && /^[\w.:-]{1,200}$/.test(claim) ? claim : '';
}
