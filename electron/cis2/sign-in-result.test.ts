import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { idTokenSchema } from './id-token-claims.ts';
import { resultOf } from './sign-in-result.ts';

const now = 1_780_000_000;
const claims = { iss: 'https://am.example:443', sub: '555900112233', aud: 'me', exp: now + 3600, iat: now };
const person = {
  subject: claims.sub,
  user: { id: claims.sub, name: 'Fairweather Imogen Dr' },
  profiles: [],
  identityLevel: null,
  unreadable: 0,
};

describe('the result of a sign-in', () => {
  it('has whole milliseconds, also where CIS2 tells parts of a second (RFC 7519, NumericDate)', () => {
    const told = v.parse(idTokenSchema, {
      ...claims,
      exp: now + 3600.500123,
      iat: now + 0.75,
      auth_time: now - 9.3333,
    });
    const levels = { level: 3, identityLevel: 3, authTime: told.auth_time ?? 0 };
    const tokens = { idToken: 'i', accessToken: 'a' };
    expect(resultOf(told, levels, person, { kind: 'no-roles' }, tokens)).toMatchObject({
      authTime: (now - 10) * 1000 + 666,
      issuedAt: now * 1000 + 750,
      expiresAt: (now + 3600) * 1000 + 500,
    });
  });

  it.each(['sub', 'sid', 'acr', 'amr'])('takes no %s that could steer a terminal', (name) => {
    expect(v.is(idTokenSchema, { ...claims, [name]: 'AAL3_\u001b]0;planted\u0007' })).toBe(false);
  });

  it('reads a claim that is null as absent', () => {
    const nulls = { azp: null, amr: null, nbf: null, at_hash: null, nonce: null, sid: null, acr: null };
    expect(v.parse(idTokenSchema, { ...claims, ...nulls })).toEqual(claims);
    expect(v.is(idTokenSchema, { ...claims, sub: null })).toBe(false);
  });

  it('takes no time that no date can be', () => {
    expect(v.is(idTokenSchema, { ...claims, exp: 1e300 })).toBe(false);
  });
});
