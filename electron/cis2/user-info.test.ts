import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import { fetchUserInfo } from './user-info.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const now = 1_800_000_000;
const expected = { issuer: 'https://cis2.example:443/realms', clientId: 'us', now, clockTolerance: 60 };
const person = { sub: '555900112233', name: 'Fairweather Imogen Dr' };

/** What becomes of an answer with these claims: `ok`, or the code. */
async function outcome(claims: Record<string, unknown>, type: 'json' | 'jwt', before = ''): Promise<string> {
  const content = { ...person, ...claims };
  const body =
    type === 'json'
      ? JSON.stringify(content)
      : await new SignJWT(content).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
  try {
    await fetchUserInfo({
      fetch: () => Promise.resolve(new Response(before + body, { headers: { 'content-type': `application/${type}` } })),
      url: 'https://cis2.example:443/userinfo',
      accessToken: 'token',
      subject: person.sub,
      requestTimeout: 5,
      verification: {
        keys: { keysFor: () => Promise.resolve([publicKey as never]) },
        jwksUri: 'https://cis2.example:443/keys',
        algorithms: ['RS256'],
        signal: new AbortController().signal,
      },
      expected,
    });
    return 'ok';
  } catch (thrown) {
    return thrown instanceof LanyardError ? thrown.code : String(thrown);
  }
}

describe('userinfo', () => {
  test.each([
    ['[CIS2-24] of another subject', { sub: '555900112244' }, 'LAN-4502'],
    ['[CIS2-24] of this subject and another user id', { nhsid_useruid: '555900112244' }, 'LAN-4502'],
    ['of one person under every name', { nhsid_useruid: person.sub, uid: person.sub }, 'ok'],
  ])('%s', async (_what, claims, code) => {
    expect(await outcome(claims, 'json')).toBe(code);
    expect(await outcome(claims, 'jwt')).toBe(code);
  });

  test('may begin with a byte-order mark', async () => {
    expect(await outcome({}, 'json', '\uFEFF')).toBe('ok');
  });

  test.each([
    ['that says nothing of itself', {}, 'ok'],
    ['for us, by CIS2, in time', { aud: ['us'], iss: expected.issuer, exp: now + 1 }, 'ok'],
    ['for another client', { aud: 'them' }, 'LAN-4406'],
    ['of another issuer', { iss: 'https://cis2.example/realms' }, 'LAN-4405'],
    ['that has expired', { exp: now - 60 }, 'LAN-4408'],
    ['with an audience that is none', { aud: 7 }, 'LAN-4401'],
  ])('a signed one %s', async (_what, claims, code) => {
    expect(await outcome(claims, 'jwt')).toBe(code);
  });
});
