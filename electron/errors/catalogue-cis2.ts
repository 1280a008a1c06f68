import { cis2TokenErrors } from './catalogue-cis2-token.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

const tryAgainThenIt = 'Try again in a minute. If it happens again, call your IT support with this code.';
const callIt = 'Call your IT support with this code. There is nothing you can change yourself.';
const signInAgain = 'Sign in again. If it happens again, call your IT support with this code.';

/**
 * LAN-4xxx: signing in with CIS2 in the browser. 40xx set-up and reaching CIS2, 41xx browser and callback, 42xx what CIS2
 * answered to the sign-in, 43xx code to token, 44xx ID token, 45xx userinfo, 46xx logout notices.
 */
export const cis2Errors = {
  'LAN-4001': {
    what: 'No usable address of NHS Care Identity (CIS2) is set.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'cis2.issuer is missing or not an https address, and the environment has no built-in one ({reason}).',
  },
  'LAN-4002': {
    what: 'NHS Care Identity (CIS2) cannot be reached from this computer.',
    whatToDo: 'Check your network connection, then try again.',
    who: ['user', 'it'],
    helpdesk: 'The request to {host} failed: {reason}.',
  },
  'LAN-4003': {
    what: 'NHS Care Identity (CIS2) did not answer in time.',
    whatToDo: tryAgainThenIt,
    who: ['user', 'service', 'it'],
    helpdesk: '{host} sent no complete answer within {seconds} s.',
  },
  'LAN-4004': {
    what: 'The sign-in in the browser was stopped.',
    whatToDo: 'Sign in again when you are ready.',
    who: ['user'],
    helpdesk: 'Cancelled on this computer: by the user, card removed, or Lanyard closing. No fault.',
    neutral: true,
  },
  'LAN-4005': {
    what: 'NHS Care Identity (CIS2) answered in an unexpected way.',
    whatToDo: tryAgainThenIt,
    who: ['user', 'it', 'service'],
    helpdesk: 'Unexpected HTTP status {status} from {host} to the request for {what}. Redirects are never followed.',
  },
  'LAN-4006': {
    what: 'NHS Care Identity (CIS2) is not available at the moment.',
    whatToDo: 'Try again in a few minutes.',
    who: ['user', 'service'],
    helpdesk: 'Status {status} from {host} to the request for {what}: overloaded or down. See the status page.',
  },
  'LAN-4007': {
    what: 'The answer of NHS Care Identity (CIS2) is far too large.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The answer of {host} is larger than {limit} bytes: wrong address, or a proxy that sends its own page.',
  },
  'LAN-4008': {
    what: 'The answer of NHS Care Identity (CIS2) is not understood.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The {what} of {host} does not have the expected form: {reason}. A proxy page, or a wrong address.',
  },
  'LAN-4009': {
    what: 'The server that answered is not the NHS Care Identity (CIS2) environment that is set.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'cis2.issuer is "{expected}", but its discovery document names the issuer "{found}".',
  },
  'LAN-4010': {
    what: 'NHS Care Identity (CIS2) does not offer the way of signing in that is set.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: '"{acr}" is not among the acr_values_supported of {host}: correct cis2.acrValues.',
  },
  'LAN-4011': {
    what: 'A setting for NHS Care Identity (CIS2) cannot be used.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: '{setting}: {reason}.',
  },
  'LAN-4012': {
    what: 'This computer must not sign in to the live service without the broker of your organisation.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'cis2.client is "direct" in the live environment. Only "broker" is allowed there (docs/broker.md).',
  },
  'LAN-4013': {
    what: 'The credential for NHS Care Identity (CIS2) is not available on this computer.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'The secret or private key of the direct client cannot be read or used ({reason}).',
  },
  'LAN-4014': {
    what: 'Signing in with the browser is not set up on this computer.',
    whatToDo: 'Sign in with your smartcard, or call your IT support with this code.',
    who: ['user', 'it'],
    helpdesk: 'cis2.clientId is not set, or signIn.routes does not name "browser".',
  },
  'LAN-4015': {
    what: 'This sign-in belongs to a smartcard, but Lanyard sees no card in a reader of this computer.',
    whatToDo: 'Put your card into the reader and leave it in, then sign in again.',
    who: ['user', 'it'],
    helpdesk:
      'The session must end when the card is taken out, so there must be a card to watch. Where cards are virtual, set ' +
      'identityAgent.withoutCard; which sign-ins belong to a card says cis2.bindToCard.',
  },
  'LAN-4016': {
    what: 'You have several roles, and none was named.',
    whatToDo: 'Name one of them with --role. "lanyard roles" lists them.',
    who: ['user'],
    helpdesk: 'The command line asks no questions: CIS2 chose no role, so --role PROFILE-ID is needed.',
  },
  'LAN-4017': {
    what: 'You are known, but no role is registered for you.',
    whatToDo: 'Ask your Registration Authority to give you a role, or sign in as somebody else.',
    who: ['ra'],
    helpdesk: 'The userinfo of CIS2 holds no role profile (nhsid_nrbac_roles is missing or empty).',
  },
  'LAN-4018': {
    what: 'You are signed in, but not in the role that was named.',
    whatToDo:
      'Name one of your roles: "lanyard roles" lists them. With the Identity Agent, choose it in its own window.',
    who: ['user'],
    helpdesk: 'The role profile given with --role is not among those of the person, or the agent has chosen another.',
  },

  'LAN-4101': {
    what: 'Lanyard cannot take the answer of the browser: another program is using every port set aside for it.',
    whatToDo: 'Close other sign-ins and try again. If it happens again, call your IT support with this code.',
    who: ['user', 'it'],
    helpdesk: 'No port of cis2.redirectPorts is free on 127.0.0.1 and ::1: {ports}. Only registered ports can be used.',
  },
  'LAN-4102': {
    what: 'Lanyard cannot take the answer of the browser.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'Listening on the loopback address failed: {reason}. Security software may forbid it.',
  },
  'LAN-4103': {
    what: 'The browser could not be opened.',
    whatToDo: 'Open your browser and try again. If it happens again, call your IT support with this code.',
    who: ['user', 'it'],
    helpdesk: 'The system did not open an https address: no default browser, or forbidden by policy.',
  },
  'LAN-4104': {
    what: 'The sign-in in the browser was not finished in time.',
    whatToDo: 'Sign in again. If the browser showed an error page, call your IT support with this code.',
    who: ['user', 'it'],
    helpdesk:
      'No callback within {seconds} s. Browser closed; an error page of CIS2 (client id or redirect address not ' +
      'registered); or the browser may not reach Credential Management: allow cookies of [*.]localhost and local ' +
      'network access for the CIS2 pages.',
  },
  'LAN-4105': {
    what: 'The answer that came back from the browser is damaged.',
    whatToDo: signInAgain,
    who: ['user', 'it'],
    helpdesk: 'The callback had the right state but is not usable: {reason}.',
  },
  'LAN-4106': {
    what: 'The answer that came back from the browser is not from NHS Care Identity (CIS2).',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'The callback names another issuer (iss) than the one asked. Possible attack: keep this code and time.',
  },
  'LAN-4107': {
    what: 'This sign-in took too long and is no longer valid.',
    whatToDo: 'Sign in again.',
    who: ['user'],
    helpdesk: 'state, nonce and verifier live ten minutes and can be used once.',
  },

  'LAN-4201': {
    what: 'The sign-in was cancelled or not allowed.',
    whatToDo: 'Sign in again when you are ready, perhaps in another way.',
    who: ['user', 'ra'],
    helpdesk: 'CIS2 answered access_denied: cancelled in the browser, or no authenticator of the level asked for.',
    neutral: true,
  },
  'LAN-4202': {
    what: 'NHS Care Identity (CIS2) does not accept the way Lanyard is registered.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'CIS2 answered {error}: client id, scopes or redirect address differ from the registration.',
  },
  'LAN-4203': {
    what: 'NHS Care Identity (CIS2) has a problem at the moment.',
    whatToDo: 'Try again in a few minutes.',
    who: ['user', 'service'],
    helpdesk: 'CIS2 answered {error}.',
  },
  'LAN-4204': {
    what: 'NHS Care Identity (CIS2) needs you to sign in again.',
    whatToDo: 'Sign in again.',
    who: ['user', 'it'],
    helpdesk: 'CIS2 answered {error}, which should not happen: Lanyard never asks for a silent sign-in.',
  },
  'LAN-4205': {
    what: 'NHS Care Identity (CIS2) refused the sign-in.',
    whatToDo: signInAgain,
    who: ['user', 'it', 'service'],
    helpdesk: 'CIS2 answered with an error that is not known to Lanyard: {error}.',
  },

  ...cis2TokenErrors,
} as const satisfies Record<string, CatalogueEntry>;
