/** The seven ways to sign in that CIS2 offers, and what the words of its tokens mean (cis2 6.1 and 6.2). */
export type AuthenticatorId =
  'smartcard' | 'windows-hello' | 'security-key' | 'ipad' | 'passkey' | 'nhs-net-connect' | 'microsoft-authenticator';

export interface Authenticator {
  readonly id: AuthenticatorId;
  /** For the person at the desk. */
  readonly name: string;
  /** What one needs for it, in one line. */
  readonly hint: string;
  readonly level: 2 | 3;
  /** `acr_values` that ask for just this way; `null` = none is known, ask for a class. */
  readonly acrValue: string | null;
  /** `amr` values expected of it. */
  readonly amr: readonly string[];
  /** Those of the words above whose meaning is an inference: not seen in NHS text or live traffic for this way. */
  readonly unconfirmed: readonly string[];
}

export const authenticators: readonly Authenticator[] = [
  {
    id: 'smartcard',
    name: 'NHS smartcard',
    hint: 'Your card, a reader and your passcode',
    level: 3,
    acrValue: 'AAL3_SMARTCARD',
    amr: ['N3_SMARTCARD', 'CIS2_SMARTCARD'],
    unconfirmed: ['AAL3_SMARTCARD', 'CIS2_SMARTCARD'],
  },
  {
    id: 'windows-hello',
    name: 'Windows Hello',
    hint: 'Face, fingerprint or PIN of your own Windows computer',
    level: 3,
    acrValue: 'AAL3_FIDO2',
    amr: ['FIDO2'],
    unconfirmed: ['AAL3_FIDO2', 'FIDO2'],
  },
  {
    id: 'security-key',
    name: 'Security key',
    hint: 'A key in the USB port or held to the computer',
    level: 3,
    acrValue: 'AAL3_FIDO2',
    amr: ['FIDO2'],
    unconfirmed: ['FIDO2'],
  },
  {
    id: 'ipad',
    name: 'iPad app',
    hint: 'The NHS Care Identity app on your iPad',
    level: 3,
    acrValue: 'AAL3_IOS',
    amr: ['IOS'],
    unconfirmed: ['IOS'],
  },
  {
    id: 'passkey',
    name: 'Passkey',
    hint: 'Fingerprint, face or screen lock of your phone or tablet',
    level: 2,
    acrValue: null,
    amr: ['PASSKEY'],
    unconfirmed: ['PASSKEY'],
  },
  {
    id: 'nhs-net-connect',
    name: 'NHS.net Connect',
    hint: 'Your NHS.net account (formerly NHSmail)',
    level: 2,
    acrValue: 'AAL2_NHSMAIL',
    amr: ['NHSMAIL'],
    unconfirmed: ['AAL2_NHSMAIL', 'NHSMAIL'],
  },
  {
    id: 'microsoft-authenticator',
    name: 'Microsoft Authenticator',
    hint: 'User name, password and a six-digit code',
    level: 2,
    acrValue: 'AAL2_TOTP',
    amr: ['TOTP'],
    unconfirmed: ['AAL2_TOTP', 'TOTP'],
  },
];

/** The way somebody signed in, as far as `amr` tells. */
export interface UsedAuthenticator {
  /** One `amr` value may stand for two ways (`fido2`); a word that is not known is `unknown`. */
  readonly id: AuthenticatorId | 'fido2' | 'unknown';
  readonly name: string;
}

const fido2: UsedAuthenticator = { id: 'fido2', name: 'Windows Hello or security key' };
const unknown: UsedAuthenticator = { id: 'unknown', name: 'Another way' };

/**
 * Names the way that was used. Only for showing: the level is never taken from it (cis2 6.2). Any word that ends in
 * `SMARTCARD` is a smartcard.
 */
export function usedAuthenticator(amr: readonly string[]): UsedAuthenticator {
  if (isSmartcard(amr)) return { id: 'smartcard', name: 'NHS smartcard' };
  const known = amr.flatMap((word) => authenticators.filter((one) => one.amr.includes(word.toUpperCase())));
  const [first] = known;
  if (first === undefined) return unknown;
  return first.amr.includes('FIDO2') ? fido2 : { id: first.id, name: first.name };
}

/** Whether `amr` names a smartcard: its session then ends when the card is taken out (cis2 6.2, 12.3). */
export function isSmartcard(amr: readonly string[]): boolean {
  return amr.some((word) => word.toUpperCase().endsWith('SMARTCARD'));
}
