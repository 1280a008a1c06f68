/** One way to sign in at CIS2 (cis2 6.2). `amr` strings marked there as inferred or unknown are this simulator's choice. */
export interface Authenticator {
  readonly key: string;
  /** What the page says, and what the test looks for. */
  readonly name: string;
  readonly level: 1 | 2 | 3;
  readonly amr: string;
  /** The passcode and the role are asked by the Identity Agent, not by the page. */
  readonly asksRoleItself?: true;
  /** Offered only when its own class is asked for: exists in test realms alone. */
  readonly testRealmsOnly?: true;
}

export const authenticators = [
  {
    key: 'smartcard-agent',
    name: 'NHS smartcard with Identity Agent',
    level: 3,
    amr: 'N3_SMARTCARD',
    asksRoleItself: true,
  },
  { key: 'smartcard-connect', name: 'NHS smartcard with Smartcard Connect', level: 3, amr: 'CIS2_SMARTCARD' },
  { key: 'windows-hello', name: 'Windows Hello', level: 3, amr: 'FIDO2' },
  { key: 'security-key', name: 'Security key', level: 3, amr: 'FIDO2' },
  { key: 'ipad', name: 'iPad app', level: 3, amr: 'IOS' },
  { key: 'passkey', name: 'Passkey', level: 2, amr: 'PASSKEY' },
  { key: 'nhs-net', name: 'NHS.net Connect', level: 2, amr: 'NHSMAIL' },
  { key: 'microsoft-authenticator', name: 'Microsoft Authenticator', level: 2, amr: 'TOTP' },
  { key: 'password', name: 'Username and password', level: 1, amr: 'USERPASS', testRealmsOnly: true },
] as const satisfies readonly Authenticator[];

export type AuthenticatorKey = (typeof authenticators)[number]['key'];

/** What CIS2 does when `acr_values` is left out (cis2 5). */
export const defaultAcr = 'AAL3_ANY';

type Rule = (authenticator: Authenticator) => boolean;

const method =
  (...accepted: readonly string[]): Rule =>
  ({ amr }) =>
    accepted.includes(amr);

/** The classes of cis2 6.1, and who meets them. */
const classes = new Map<string, Rule>([
  ['AAL2_OR_AAL3_ANY', ({ level }) => level >= 2],
  ['AAL3_ANY', ({ level }) => level === 3],
  ['AAL2_ANY', ({ level }) => level === 2],
  ['AAL1_USERPASS', method('USERPASS')],
  ['AAL3_IOS', method('IOS')],
  ['AAL3_FIDO2', method('FIDO2')],
  ['AAL3_N3_SMARTCARD', method('N3_SMARTCARD')],
  ['AAL3_CIS2_SMARTCARD', method('CIS2_SMARTCARD')],
  ['AAL3_SMARTCARD', method('N3_SMARTCARD', 'CIS2_SMARTCARD')],
  ['AAL2_TOTP', method('TOTP')],
  ['AAL2_NHSMAIL', method('NHSMAIL')],
]);

export const acrValues: readonly string[] = [...classes.keys()];

/** The first of the classes asked for that the authenticator meets; `null` = none. Unknown classes count as not asked. */
export function acrMet(asked: unknown, authenticator: Authenticator): string | null {
  const known = typeof asked === 'string' ? asked.split(' ').filter((value) => classes.has(value)) : [];
  const wanted = known.length > 0 ? known : [defaultAcr];
  return wanted.find((value) => classes.get(value)?.(authenticator) === true) ?? null;
}

export function authenticatorOf(key: string | null): Authenticator | null {
  return authenticators.find((candidate) => candidate.key === key) ?? null;
}

/** By `amr`; Windows Hello and security keys cannot be told apart by it. */
export function authenticatorByAmr(amr: string | undefined): Authenticator | null {
  return authenticators.find((candidate) => candidate.amr === amr) ?? null;
}
