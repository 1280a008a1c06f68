import type { CatalogueEntry } from './catalogue-entry.ts';

const callIt = 'Call your IT support with this code. There is nothing you can change yourself.';
const signInAgain = 'Sign in again. If it happens again, call your IT support with this code.';
const tryLater = 'Try again in a few minutes. If it happens again, call your IT support with this code.';
const notTrusted = 'The proof of your sign-in cannot be trusted.';

/** LAN-43xx code to token, LAN-44xx ID token, LAN-45xx userinfo, LAN-46xx logout notices. */
export const cis2TokenErrors = {
  'LAN-4301': {
    what: 'The sign-in was no longer valid when Lanyard completed it.',
    whatToDo: 'Sign in again.',
    who: ['user', 'it'],
    helpdesk: 'invalid_grant: code used or expired, or another redirect address or verifier than in the sign-in.',
  },
  'LAN-4302': {
    what: 'NHS Care Identity (CIS2) does not accept the credential of this client.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk:
      'invalid_client. For a signed assertion check: audience = token address with its port, issuer and subject = the ' +
      'CIS2 client id, key id published, algorithm as registered, clock.',
  },
  'LAN-4303': {
    what: 'NHS Care Identity (CIS2) refused to complete the sign-in.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The token endpoint answered {error}.',
  },
  'LAN-4310': {
    what: 'No usable address of the sign-in broker of your organisation is set.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'cis2.brokerUrl is missing or not an https address.',
  },
  'LAN-4311': {
    what: 'The sign-in broker of your organisation cannot be reached.',
    whatToDo: 'Check your network connection, then sign in again. If it happens again, call your IT support.',
    who: ['user', 'it'],
    helpdesk: 'The request to {host} failed: {reason}.',
  },
  'LAN-4312': {
    what: 'The sign-in broker of your organisation did not answer in time.',
    whatToDo: tryLater,
    who: ['user', 'it'],
    helpdesk: '{host} sent no complete answer within {seconds} s.',
  },
  'LAN-4313': {
    what: 'The sign-in broker of your organisation is not available at the moment.',
    whatToDo: tryLater,
    who: ['user', 'it'],
    helpdesk: '{host} answered with status {status}, error {error}: busy or down.',
  },
  'LAN-4314': {
    what: 'The answer of the sign-in broker of your organisation is not understood.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'The answer of {host} (status {status}) is not as docs/broker.md says: {reason}.',
  },
  'LAN-4315': {
    what: 'The sign-in broker of your organisation does not accept this computer.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: '{host} answered with status {status}: this computer or its network may not use the broker.',
  },
  'LAN-4316': {
    what: 'The sign-in broker of your organisation refused to complete the sign-in.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: '{host} answered {error}: client id, issuer or redirect address differ between Lanyard and the broker.',
  },
  'LAN-4317': {
    what: 'The sign-in broker of your organisation gets no answer from NHS Care Identity (CIS2).',
    whatToDo: tryLater,
    who: ['user', 'it', 'service'],
    helpdesk: '{host} answered {error}: it cannot reach the token address of CIS2, or CIS2 is down.',
  },

  'LAN-4401': {
    what: 'The proof of your sign-in cannot be read.',
    whatToDo: signInAgain,
    who: ['user', 'it', 'service'],
    helpdesk: 'The ID token is no signed JWT, or a claim has the wrong form: {reason}.',
  },
  'LAN-4402': {
    what: notTrusted,
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The ID token is signed with an algorithm that is not allowed ({alg}). Allowed: cis2.algorithms.',
  },
  'LAN-4403': {
    what: notTrusted,
    whatToDo: signInAgain,
    who: ['user', 'it', 'service'],
    helpdesk: 'The key id of the ID token is missing or not among the published keys, also after fetching them anew.',
  },
  'LAN-4404': {
    what: notTrusted,
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The signature of the ID token is wrong. Possible attack: keep this code and time.',
  },
  'LAN-4405': {
    what: notTrusted,
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The ID token is from another issuer than the discovery document names (compared letter by letter).',
  },
  'LAN-4406': {
    what: 'The proof of your sign-in is meant for another program.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'aud of the ID token does not name cis2.clientId, or names several without azp.',
  },
  'LAN-4407': {
    what: 'The proof of your sign-in is meant for another program.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'azp of the ID token is not cis2.clientId.',
  },
  'LAN-4408': {
    what: 'The proof of your sign-in has already expired.',
    whatToDo: 'Check that the time of this computer is right, then sign in again.',
    who: ['user', 'it'],
    helpdesk: 'exp of the ID token is {seconds} s in the past. Usually a wrong clock.',
  },
  'LAN-4409': {
    what: 'The proof of your sign-in does not fit the time of this computer.',
    whatToDo: 'Check that the time of this computer is right, then sign in again.',
    who: ['user', 'it'],
    helpdesk: 'iat of the ID token is {seconds} s away from the local clock. Usually a wrong clock.',
  },
  'LAN-4410': {
    what: 'The proof of your sign-in belongs to another sign-in.',
    whatToDo: signInAgain,
    who: ['user', 'it'],
    helpdesk: 'nonce of the ID token is missing or not the one sent. Possible replay: keep this code and time.',
  },
  'LAN-4411': {
    what: notTrusted,
    whatToDo: signInAgain,
    who: ['user', 'it'],
    helpdesk: 'at_hash of the ID token does not match the access token. Possible attack: keep this code and time.',
  },
  'LAN-4412': {
    what: 'NHS Care Identity (CIS2) does not say when you signed in.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The ID token has no auth_time.',
  },
  'LAN-4413': {
    what: 'NHS Care Identity (CIS2) did not ask you to sign in afresh.',
    whatToDo: 'Sign in again and complete every step in the browser.',
    who: ['user', 'it'],
    helpdesk: 'auth_time is {seconds} s old (allowed: {limit}): an old browser session, or a changed sign-in address.',
  },
  'LAN-4414': {
    what: 'NHS Care Identity (CIS2) does not say how strongly you signed in.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'authentication_assurance_level of the ID token is missing or no whole number.',
  },
  'LAN-4415': {
    what: 'The way you signed in is not strong enough here: level {required} is needed, you used level {level}.',
    whatToDo: 'Sign in again with a stronger way, such as your smartcard, Windows Hello or a security key.',
    who: ['user', 'ra'],
    helpdesk: 'authentication_assurance_level is {level}; cis2.acrValues asks for {required}.',
  },
  'LAN-4416': {
    what: 'You signed in in another way than the one asked for.',
    whatToDo: 'Sign in again in the way you chose.',
    who: ['user', 'it'],
    helpdesk: 'acr of the ID token does not fit the acr_values sent ({acr}).',
  },
  'LAN-4417': {
    what: 'Your identity has not been checked to the level needed here (level {required}).',
    whatToDo: 'Ask your Registration Authority to check your identity.',
    who: ['ra'],
    helpdesk: 'id_assurance_level is {level} (missing = no level sent); cis2.minimumIdentityLevel is {required}.',
  },
  'LAN-4418': {
    what: 'NHS Care Identity (CIS2) did not name its session.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The ID token has no sid, so a logout notice could not be matched.',
  },
  'LAN-4419': {
    what: 'Another person signed in in the browser.',
    whatToDo: 'Sign out first if another person wants to sign in.',
    who: ['user'],
    helpdesk: 'A role change or step-up came back with another sub than the session has. The session is unchanged.',
  },

  'LAN-4501': {
    what: 'NHS Care Identity (CIS2) did not give out your details.',
    whatToDo: 'Sign in again.',
    who: ['user', 'it', 'service'],
    helpdesk: 'The userinfo endpoint answered 401: access token expired or revoked.',
  },
  'LAN-4502': {
    what: 'NHS Care Identity (CIS2) sent the details of another person.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'sub of the userinfo answer is not sub of the ID token. Everything was discarded. Report it.',
  },

  'LAN-4601': {
    what: 'The sign-in broker of your organisation offers no logout notices.',
    whatToDo: 'Nothing. Your session still ends on card removal, after a while without activity, and on sign-out.',
    who: ['it'],
    helpdesk: '{host} answered with status {status} to the request for notices (docs/broker.md, "Logout notices").',
  },
} as const satisfies Record<string, CatalogueEntry>;
