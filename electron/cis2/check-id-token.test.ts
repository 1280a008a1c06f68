import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdToken, leftHash, type Expected } from './check-id-token.ts';
import type { IdTokenClaims } from './id-token-claims.ts';
import { acrFits, levelOfRequest } from './levels.ts';

const now = 1_780_000_000;
const expected: Expected = {
  issuer: 'https://am.example:443/realm',
  clientId: 'me',
  nonce: 'n-once',
  requireNonce: true,
  accessToken: 'access',
  algorithm: 'RS256',
  maxAge: 300,
  acrValues: ['AAL3_ANY'],
  requiredLevel: 3,
  minimumIdentityLevel: 3,
  requireSid: true,
  clockTolerance: 60,
  now,
};
const good: IdTokenClaims = {
  iss: expected.issuer,
  sub: '555900112233',
  aud: 'me',
  azp: 'me',
  exp: now + 3600,
  iat: now,
  auth_time: now - 10,
  nonce: 'n-once',
  at_hash: leftHash('access', 'RS256'),
  acr: 'AAL3_ANY',
  amr: ['N3_SMARTCARD'],
  sid: 's',
  authentication_assurance_level: '3',
  id_assurance_level: '3',
};
const codeFor = (claims: Partial<IdTokenClaims>, change: Partial<Expected> = {}) => {
  try {
    const merged = Object.entries({ ...good, ...claims }).filter(([, value]) => value !== undefined);
    checkIdToken(Object.fromEntries(merged) as IdTokenClaims, { ...expected, ...change });
    return 'ok';
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
};

/** In the sheet's order (cis2 8.3): each is worse than all that follow. */
const faults: readonly [string, Partial<Record<keyof IdTokenClaims, unknown>>, string][] = [
  ['[CIS2-19] the issuer without its port', { iss: 'https://am.example/realm' }, 'LAN-4405'],
  ['[CIS2-19] another audience', { aud: 'you' }, 'LAN-4406'],
  ['[CIS2-19] another azp', { azp: 'you' }, 'LAN-4407'],
  ['[CIS2-19] expired a minute ago', { exp: now - 60 }, 'LAN-4408'],
  ['[CIS2-19] issued in the future', { iat: now + 61 }, 'LAN-4409'],
  ['[CIS2-19] not valid yet', { nbf: now + 61 }, 'LAN-4409'],
  ['[CIS2-19] another nonce', { nonce: 'other' }, 'LAN-4410'],
  ['[CIS2-19] another access token', { at_hash: leftHash('other', 'RS256') }, 'LAN-4411'],
  ['[CIS2-20] no auth_time', { auth_time: undefined }, 'LAN-4412'],
  ['[CIS2-21] level 2', { authentication_assurance_level: '2' }, 'LAN-4415'],
  ['another acr', { acr: 'AAL2_ANY' }, 'LAN-4416'],
  ['[CIS2-22] identity level 2', { id_assurance_level: 2 }, 'LAN-4417'],
  ['no sid', { sid: undefined }, 'LAN-4418'],
];

describe('the checks of an ID token', () => {
  it('takes a good one and says its numbers', () => {
    expect(checkIdToken(good, expected)).toEqual({ level: 3, identityLevel: 3, authTime: now - 10 });
  });

  it.each(faults)('refuses %s', (_, claims, code) => {
    expect(codeFor(claims as Partial<IdTokenClaims>)).toBe(code);
  });

  it('reports the first of several faults in the order of the sheet', () => {
    fc.assert(
      fc.property(fc.subarray([...faults], { minLength: 1 }), (some) => {
        const claims = Object.assign({}, ...some.map(([, change]) => change)) as Partial<IdTokenClaims>;
        expect(codeFor(claims)).toBe(some[0]?.[2]);
      }),
    );
  });

  it.each<[string, Partial<IdTokenClaims>, string, Partial<Expected>?]>([
    ['[CIS2-19] a list of one audience', { aud: ['me'] }, 'ok'],
    ['[CIS2-19] the limit of exp', { exp: now - 59 }, 'ok'],
    ['[CIS2-19] the limit of exp without tolerance', { exp: now }, 'LAN-4408', { clockTolerance: 0 }],
    ['[CIS2-19] the limit of iat', { iat: now + 60, auth_time: now }, 'ok'],
    ['[CIS2-19] an old iat', { iat: now - 361, auth_time: now - 361 }, 'LAN-4409'],
    ['[CIS2-20] the limit of auth_time', { auth_time: now - 300 }, 'ok'],
    ['[CIS2-20] one second over it, whatever the tolerance', { auth_time: now - 301 }, 'LAN-4413'],
    ['[CIS2-20] auth_time of a slow issuer', { iat: now - 300, auth_time: now - 400 }, 'LAN-4413'],
    ['[CIS2-20] auth_time in the future', { auth_time: now + 61 }, 'LAN-4413'],
    ['[CIS2-21] a level as a number', { authentication_assurance_level: 3 }, 'ok'],
    ['[CIS2-21] a level that sorts high as text', { authentication_assurance_level: '3x' }, 'LAN-4414'],
    ['[CIS2-21] a level of ten', { authentication_assurance_level: '10' }, 'LAN-4414'],
    ['[CIS2-21] level 2 where 2 is enough', { authentication_assurance_level: 2 }, 'ok', { requiredLevel: 2 }],
    ['[CIS2-22] the other name', { id_assurance_level: undefined, idassurancelevel: '3' }, 'ok'],
    ['[CIS2-22] the other name beside an empty one', { id_assurance_level: '', idassurancelevel: '3' }, 'ok'],
    ['[CIS2-22] a wrong one before the other name', { id_assurance_level: 'x', idassurancelevel: '3' }, 'LAN-4417'],
    ['[CIS2-22] neither name', { id_assurance_level: undefined }, 'LAN-4417'],
    ['[CIS2-22] level 2 where configured', { id_assurance_level: '2' }, 'ok', { minimumIdentityLevel: 2 }],
    ['no level where none is asked', { authentication_assurance_level: undefined }, 'ok', { requiredLevel: 0 }],
    ['no nonce where that is allowed', { nonce: undefined }, 'ok', { requireNonce: false }],
    ['a wrong nonce all the same', { nonce: 'x' }, 'LAN-4410', { requireNonce: false }],
    ['no at_hash', { at_hash: undefined }, 'ok'],
    ['at_hash after RS512', { at_hash: leftHash('access', 'RS512') }, 'ok', { algorithm: 'RS512' }],
  ])('judges %s', (_, claims, code, change = {}) => {
    expect(codeFor(claims, change)).toBe(code);
  });

  it('hashes as OpenID Connect does', () => {
    // OpenID Connect Core 1.0, A.4: the access token and at_hash of its example.
    expect(leftHash('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', 'RS256')).toBe('77QmUPtjPfzWtF2AnpK9RQ');
  });
});

describe('levels', () => {
  it.each([
    [['AAL3_ANY'], 3],
    [['AAL2_OR_AAL3_ANY'], 2],
    [['AAL2_ANY'], 2],
    [['AAL3_FIDO2', 'AAL2_TOTP'], 2],
    [['AAL1_USERPASS'], 1],
    [['urn:example:strong'], 3],
    [['urn:example:strong', 'AAL2_ANY'], 2],
  ])('[CIS2-21] %j asks for level %i', (values, level) => {
    expect(levelOfRequest(values)).toBe(level);
  });

  it.each<[string | undefined, string[], boolean]>([
    ['AAL3_ANY', ['AAL3_ANY'], true],
    ['AAL3_FIDO2', ['AAL3_ANY'], true],
    ['AAL3_ANY', ['AAL2_OR_AAL3_ANY'], true],
    ['AAL2_TOTP', ['AAL3_ANY'], false],
    ['AAL1_USERPASS', ['AAL2_OR_AAL3_ANY'], false],
    ['AAL3_ANY', ['AAL3_FIDO2'], false],
    ['AAL3_N3_SMARTCARD', ['AAL3_SMARTCARD'], true],
    ['AAL3_CIS2_SMARTCARD', ['AAL3_SMARTCARD'], true],
    ['AAL2_N3_SMARTCARD', ['AAL3_SMARTCARD'], false],
    ['AAL3_SMARTCARD', ['AAL3_N3_SMARTCARD'], false],
    ['AAL3_FIDO2', ['AAL3_SMARTCARD'], false],
    [undefined, ['AAL3_ANY'], true],
    [undefined, ['AAL3_FIDO2'], false],
  ])('acr %s for %j: %s', (acr, requested, fits) => {
    expect(acrFits(acr, requested)).toBe(fits);
  });
});
