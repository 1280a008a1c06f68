import { optionalSetting, setting } from '../setting.ts';
import {
  address,
  choice,
  flag,
  isLoopbackHttp,
  level,
  list,
  milliseconds,
  number,
  path,
  text,
  wholeSeconds,
} from '../values.ts';

/** The code → token step: through the organisation's broker, or by this program (labs; refused for live; cis2 3.1). */
export const clientChoices = ['broker', 'direct'] as const;
/** How a direct client proves itself; what it needs is in the keychain, never in a setting (cis2 4). */
export const authenticationChoices = ['none', 'client_secret_post', 'private_key_jwt'] as const;
/** Which browser sessions belong to the card in the reader: those signed in with a smartcard, all, or none. */
export const bindToCardChoices = ['smartcard', 'always', 'never'] as const;
/** The host word of the redirect address, sent exactly as registered (cis2 3.2). */
export const redirectHostChoices = ['localhost', '127.0.0.1', '[::1]'] as const;
/** Asymmetric algorithms alone; never `none`, never HMAC (cis2 8.1). */
export const algorithmChoices = [
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

/** A word that may stand in a space-separated OAuth parameter (RFC 6749, appendix A.4). */
const word = text(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be a single word');

const forTheComputer = { setBy: 'computer', live: false } as const;
const forThePerson = { setBy: 'organisation', live: false } as const;

/** Sign-in in the browser. Without `clientId` that route is not configured. */
export const cis2 = {
  /** Issuer or discovery address; `live` and `integration` have one built in (cis2 2.1). Kept letter by letter. */
  issuer: optionalSetting(address({ loopback: true, query: false }), {
    example: 'https://cis2.example.nhs.uk:443/openam/oauth2/realms/root',
    ...forTheComputer,
    forDevelopment: isLoopbackHttp,
  }),
  /** As CIS2 gave it: an opaque text (cis2 3). */
  clientId: optionalSetting(text(/^[\x21-\x7e]+$/, 'must be a single word'), {
    example: '5550001234.lanyard.apps',
    ...forTheComputer,
  }),
  /** `AAL3_ANY`, or `AAL2_OR_AAL3_ANY` where the organisation allows it (cis2 6.1). */
  acrValues: setting(list(word), ['AAL3_ANY'], {
    ...forThePerson,
    notForLive: (value) => Array.isArray(value) && value.some((each) => String(each).startsWith('AAL1')),
  }),
  /** Without it the level that `acrValues` stands for. 0 = a provider without levels, refused for live (cis2 8.3). */
  requiredLevel: optionalSetting(level([0, 1, 2, 3]), {
    example: 3,
    ...forThePerson,
    notForLive: (value) => value === 0 || value === 1,
  }),
  scopes: setting(
    list(word),
    ['openid', 'profile', 'nationalrbacaccess', 'associatedorgs', 'selectedrole'],
    forTheComputer,
  ),
  /** Sent in place of `selectedrole` for a change of role; without it `changedrole` where supported (cis2 11.3). */
  changeRoleScope: optionalSetting(word, { example: 'changedrole', ...forTheComputer }),
  redirectHost: setting(choice(redirectHostChoices), 'localhost', forTheComputer),
  /** Tried in this order; must be registered (cis2 3.2). 0 = any free port, for providers that allow it (RFC 8252 7.3). */
  redirectPorts: setting(list(number(0, 65_535)), [38_181, 38_182, 38_183], forTheComputer),
  redirectPath: setting(text(/^\/[A-Za-z0-9._~/-]*$/, 'must be a plain path'), '/callback', forTheComputer),
  /** How long the person may take in the browser; at most ten minutes (cis2 5). */
  browserTimeout: setting(milliseconds(1_000, 600_000), 300_000, forThePerson),
  /** How long one request to CIS2 or the broker may take. */
  requestTimeout: setting(milliseconds(1_000, 120_000), 20_000, forThePerson),
  /** Sent as `max_age`, and the oldest sign-in accepted; at most five minutes (cis2 5, 8.3). */
  maxAge: setting(wholeSeconds(1_000, 300_000), 300_000, forThePerson),
  /** Identity proofing asked for; 0 = not asked (cis2 8.3, no. 12). */
  minimumIdentityLevel: setting(level([0, 1, 2, 3]), 3, forThePerson),
  clockTolerance: setting(milliseconds(0, 60_000), 60_000, forThePerson),
  algorithms: setting(list(choice(algorithmChoices)), ['RS256'], forTheComputer),
  /**
   * That CIS2 echoes the nonce is unconfirmed (cis2 8.2, 19 no. 10), so it can be turned off for live, too; without it a stolen
   * token could be replayed.
   */
  requireNonce: setting(flag, true, forTheComputer),
  /** Confirmed (cis2 8.2). */
  requireSid: setting(flag, true, { ...forTheComputer, notForLive: (value) => value === false }),
  client: setting(choice(clientChoices), 'broker', { ...forTheComputer, notForLive: (value) => value === 'direct' }),
  authentication: setting(choice(authenticationChoices), 'none', forTheComputer),
  /** The address before `/v1/…` (docs/broker.md). */
  brokerUrl: optionalSetting(address({ loopback: true, query: false }), {
    example: 'https://broker.example.nhs.uk',
    ...forTheComputer,
    forDevelopment: isLoopbackHttp,
  }),
  /** PEM file; when set, only its certificates are trusted, and for CIS2 and the broker alone. */
  caFile: optionalSetting(path, { example: 'cis2-authorities.pem', ...forTheComputer }),
  /** Whether the sign-out also visits CIS2's end-session endpoint (cis2 12.3). */
  endSession: setting(flag, false, forThePerson),
  bindToCard: setting(choice(bindToCardChoices), 'smartcard', { setBy: 'organisation', live: true }),
  /** Whether the broker is asked for logout notices (cis2 12.4). */
  logoutNotices: setting(flag, true, forThePerson),
};
