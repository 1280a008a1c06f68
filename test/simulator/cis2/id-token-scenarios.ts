import type { Draft } from './keys.ts';
import { changed, type Members, type Scenario } from './scenario.ts';

const minute = 60;
const hour = 3_600;

/** Claims put in place of the true ones; `undefined` leaves a claim out. */
function claims(section: string, what: string, changes: Members | ((true_: Members) => Members)): Scenario {
  return {
    section,
    what,
    idToken: (draft) => ({
      ...draft,
      claims: changed(draft.claims, typeof changes === 'function' ? changes(draft.claims) : changes),
    }),
  };
}

function signed(section: string, what: string, how: Omit<Draft, 'claims'>): Scenario {
  return { section, what, idToken: (draft) => ({ ...draft, ...how }) };
}

const now = () => Math.floor(Date.now() / 1_000);
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Every row of cis2 8.3 gone wrong, and the spellings of 8.2 that must be accepted. */
export const idTokenScenarios = {
  'alg-none': signed('8.3 #1', 'unsigned', { alg: 'none' }),
  'alg-hs256': signed('8.3 #1', 'HMAC with the public key as the secret', { alg: 'HS256' }),
  'alg-es256': signed('8.3 #1', 'ES256, with a published key', { alg: 'ES256' }),
  'alg-rs512': {
    section: '8.1',
    what: 'RS512; right only where it is configured',
    // The hashes would be other ones, too; they may be left out.
    idToken: ({ claims }) => ({ claims: changed(claims, { at_hash: undefined, c_hash: undefined }), alg: 'RS512' }),
  },
  'no-kid': signed('8.3 #1', 'the header has no kid', { withoutKid: true }),
  'unknown-kid': signed('8.3 #2', 'a key that is never published', { key: 'unpublished' }),
  'keys-rolled': signed('8.3 #2', 'unknown kid, right after the key set is fetched again', { key: 'rolled' }),
  'encryption-key': signed('8.3 #2', 'the published key is not for signatures', { key: 'encryption' }),
  'forged-signature': signed('8.3 #3', 'another key under a published kid', { key: 'forged' }),
  'tampered-payload': signed('8.3 #3', 'the subject was changed after signing', { tampered: true }),

  'wrong-iss': claims('8.3 #4', 'another environment', {
    iss: 'https://am.elsewhere.example:443/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare',
  }),
  'iss-without-port': claims('8.3 #4', 'the port is gone', ({ iss }) => ({ iss: text(iss).replace(/:\d+\//, '/') })),
  'iss-with-slash': claims('8.3 #4', 'a slash too many', ({ iss }) => ({ iss: `${text(iss)}/` })),

  'wrong-aud': claims('8.3 #5', 'for another client', { aud: '999999999999.apps.national' }),
  'no-aud': claims('8.3 #5', 'for nobody', { aud: undefined }),
  'aud-array': claims('8.2', 'aud as a list of one; right', ({ aud }) => ({ aud: [aud] })),
  'two-aud-with-azp': claims('8.3 #5', 'two audiences, azp is ours; right', ({ aud }) => ({
    aud: [aud, '999999999999.apps.national'],
  })),
  'two-aud-without-azp': claims('8.3 #5', 'two audiences and no azp', ({ aud }) => ({
    aud: [aud, '999999999999.apps.national'],
    azp: undefined,
  })),
  'wrong-azp': claims('8.3 #5', 'azp is another client', { azp: '999999999999.apps.national' }),
  'no-azp': claims('8.3 #5', 'no azp with one audience; right', { azp: undefined }),

  expired: claims('8.3 #6', 'expired ten minutes ago', () => ({ exp: now() - 10 * minute })),
  'no-exp': claims('8.3 #6', 'never expires', { exp: undefined }),
  'future-iat': claims('8.3 #6', 'issued ten minutes from now', () => ({ iat: now() + 10 * minute })),
  'old-iat': claims('8.3 #6', 'issued an hour ago, not expired', () => ({ iat: now() - hour })),
  'no-iat': claims('8.3 #6', 'no iat', { iat: undefined }),
  'clock-ahead': claims('8.3 #6', 'clock 20 s ahead; right', ({ iat, auth_time }) => ({
    iat: Number(iat) + 20,
    auth_time: Number(auth_time) + 20,
  })),

  'wrong-nonce': claims('8.3 #7', 'of another attempt', { nonce: 'AnotherAttemptAltogether' }),
  'no-nonce': claims('8.3 #7', 'the nonce is not echoed', { nonce: undefined }),
  'wrong-at-hash': claims('8.3 #8', 'of another access token', { at_hash: 'Zk3mJ0n8uQ1rYtB5cVxW2A' }),
  'no-at-hash': claims('8.3 #8', 'no at_hash; right', { at_hash: undefined }),

  'no-auth-time': claims('8.3 #9', 'no auth_time', { auth_time: undefined }),
  'stale-auth-time': claims('8.3 #9', 'signed in twenty minutes ago', () => ({ auth_time: now() - 20 * minute })),
  'future-auth-time': claims('8.3 #9', 'signs in ten minutes from now', () => ({ auth_time: now() + 10 * minute })),
  'auth-time-text': claims('8.3 #9', 'auth_time is not a number', { auth_time: 'just now' }),

  'level-too-low': claims(
    '8.3 #10',
    'one below what the authenticator gives',
    ({ authentication_assurance_level }) => ({
      authentication_assurance_level: String(Number(authentication_assurance_level) - 1),
    }),
  ),
  'level-one': claims('8.3 #10', 'level 1', { authentication_assurance_level: '1' }),
  'level-number': claims('8.2', 'the level is a number; right', ({ authentication_assurance_level }) => ({
    authentication_assurance_level: Number(authentication_assurance_level),
  })),
  'no-level': claims('8.3 #10', 'no level', { authentication_assurance_level: undefined }),
  'level-word': claims('8.3 #10', 'the level is no number', { authentication_assurance_level: 'AAL3' }),
  'level-thirty': claims('8.3 #10', 'starts with a 3, is none', { authentication_assurance_level: '3x' }),

  'other-acr': claims('8.3 #11', 'a class that was not asked for', { acr: 'AAL1_USERPASS' }),
  'no-acr': claims('8.3 #11', 'no acr', { acr: undefined }),

  'identity-level-one': claims('8.3 #12', 'identity level 1', { id_assurance_level: '1' }),
  'identity-level-two': claims('8.3 #12', 'identity level 2; right only where configured', { id_assurance_level: '2' }),
  'identity-level-number': claims('8.2', 'identity level as a number; right', { id_assurance_level: 3 }),
  'no-identity-level': claims('8.3 #12', 'no identity level', { id_assurance_level: undefined }),
  'identity-level-other-name': claims('8.2', 'under its userinfo name; right', {
    id_assurance_level: undefined,
    idassurancelevel: '3',
  }),
  'identity-level-other-name-low': claims('8.3 #12', 'under its userinfo name, and low', {
    id_assurance_level: undefined,
    idassurancelevel: '1',
  }),

  'no-sid': claims('8.3 #13', 'no sid', { sid: undefined }),
  'no-sub': claims('8.2', 'no sub', { sub: undefined }),
  'unknown-amr': claims('6.2', 'an unknown method; right, not a smartcard', { amr: ['CARRIER_PIGEON'] }),
  'amr-text': claims('6.2', 'amr as a bare string', ({ amr }) => ({ amr: Array.isArray(amr) ? String(amr[0]) : '' })),
  'no-amr': claims('6.2', 'no amr', { amr: undefined }),
  'more-claims': claims('8.2', 'claims nobody knows; right', { ops: 'x', 'https://claims.example/y': { z: [1] } }),

  'selected-role-absent': claims('11.4', 'no selected_roleid', { selected_roleid: undefined }),
  'selected-role-empty': claims('11.4', 'selected_roleid is an empty string', { selected_roleid: '' }),
  'selected-role-unknown': claims('11.4', 'selected_roleid is in no list', { selected_roleid: '555199999999' }),
} as const satisfies Record<string, Scenario>;
