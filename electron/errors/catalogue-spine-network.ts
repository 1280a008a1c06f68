import type { CatalogueEntry } from './catalogue-entry.ts';

const tryAgainThenIt = 'Try again in a minute. If it happens again, call your IT support with this code.';
const callIt = 'Call your IT support with this code. There is nothing you can change yourself.';

/** LAN-30xx network and proxy, LAN-31xx TLS trust, LAN-32xx the kind of answer that came. */
export const networkErrors = {
  'LAN-3001': {
    what: 'The national service cannot be found from this computer.',
    whatToDo: 'Check that you are on the NHS network (HSCN or VPN), then try again.',
    who: ['user', 'it'],
    helpdesk: 'The name {host} could not be resolved: not on HSCN/VPN, or DNS without the HSCN zones.',
  },
  'LAN-3002': {
    what: 'The national service cannot be reached from this computer.',
    whatToDo: 'Check that you are on the NHS network (HSCN or VPN), then try again.',
    who: ['user', 'it'],
    helpdesk: 'The connection to {host} was refused or has no route ({reason}): firewall, VPN, wrong port.',
  },
  'LAN-3003': {
    what: 'The national service did not pick up the connection in time.',
    whatToDo: 'Check that you are on the NHS network (HSCN or VPN), then try again.',
    who: ['user', 'it'],
    helpdesk: 'No TCP and TLS connection to {host} in time ({reason}): a firewall that drops packets, or a slow VPN.',
  },
  'LAN-3004': {
    what: 'The national service did not answer in time.',
    whatToDo: tryAgainThenIt,
    who: ['user', 'service', 'it'],
    helpdesk: '{host} took the connection but sent no complete answer within {seconds} s.',
  },
  'LAN-3005': {
    what: 'The connection to the national service broke off.',
    whatToDo: tryAgainThenIt,
    who: ['user', 'it'],
    helpdesk: '{host} or a device on the way closed the connection early ({reason}), also after retries.',
  },
  'LAN-3006': {
    what: 'The proxy server of your network cannot be reached.',
    whatToDo: tryAgainThenIt,
    who: ['user', 'it'],
    helpdesk: 'Proxy {proxy} on the way to {host}: name not found, refused or silent ({reason}).',
  },
  'LAN-3007': {
    what: 'The proxy server of your network asks for a sign-in.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk:
      'Proxy {proxy} answered 407. The window signs in to it with the account of Windows (Kerberos, NTLM), the command line does not, and there is no other password: let the account in, or exempt {host} from proxy sign-in.',
  },
  'LAN-3008': {
    what: 'The proxy server of your network refuses the way to the national service.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'Proxy {proxy} answered CONNECT to {host} with status {status}: allow that host and port.',
  },
  'LAN-3009': {
    what: 'The answer of the national service is far too large.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The answer of {host} is larger than {limit} bytes: wrong host, or a proxy that sends a page of its own.',
  },
  'LAN-3010': {
    what: 'The national service answered in a way that is not understood.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: 'The answer of {host} is not valid HTTP ({reason}): wrong port, or a device that tampers with traffic.',
  },
  'LAN-3011': {
    what: 'The request to the national service was stopped.',
    whatToDo: 'Sign in again when you are ready.',
    who: ['user'],
    helpdesk: 'Cancelled on this computer: card removed, cancelled by the user, or Lanyard closing. No fault.',
    neutral: true,
  },
  'LAN-3012': {
    what: 'The proxy setting of this computer cannot be used.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'The system or PAC file names only proxies of a kind that is not supported for {host}: {kinds}.',
  },
  'LAN-3013': {
    what: 'No usable address of the national service is set.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'The address in the settings is missing or no https address, and the environment has no known one.',
  },

  'LAN-3101': {
    what: 'The national service could not prove who it is: its certificate authority is not known to this computer.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk:
      'Missing on this computer: the authority "{issuer}". Add it to the CA file of the settings or to the system store.',
  },
  'LAN-3102': {
    what: 'The certificate of the national service has expired.',
    whatToDo: 'Check that the date of this computer is right. If it is, call your IT support with this code.',
    who: ['user', 'it', 'service'],
    helpdesk: 'Expired in the chain of {host}: "{subject}", valid until {validTo}.',
  },
  'LAN-3103': {
    what: 'The certificate of the national service is not valid yet.',
    whatToDo: 'Check that the date of this computer is right. If it is, call your IT support with this code.',
    who: ['user', 'it', 'service'],
    helpdesk: 'Not valid yet in the chain of {host}: "{subject}", valid from {validFrom}. Usually a wrong clock.',
  },
  'LAN-3104': {
    what: 'The server that answered is not the national service: its certificate names another host.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'The certificate does not name {host}: wrong address, or a device that answers in its place.',
  },
  'LAN-3105': {
    what: 'The server that answered uses an encryption version that is too old to be safe.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk: '{host} offers no TLS 1.2 or later. Often an old inspection device on the way.',
  },
  'LAN-3106': {
    what: 'The file of trusted certificates was not found.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'The CA file of the settings (spine.caFile, cis2.caFile) does not exist: {file}.',
  },
  'LAN-3107': {
    what: 'The file of trusted certificates cannot be read.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'The CA file of the settings (spine.caFile, cis2.caFile) cannot be read: {file} ({reason}).',
  },
  'LAN-3108': {
    what: 'The file of trusted certificates holds no usable certificate.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'A CA file must hold PEM blocks "BEGIN CERTIFICATE": {file} ({reason}).',
  },
  'LAN-3109': {
    what: 'The certificate of the national service is of a kind that is too weak to be trusted.',
    whatToDo: callIt,
    who: ['it', 'service'],
    helpdesk:
      'Weak key or signature (SHA-1, short RSA) in the chain of {host} ({reason}). Name it to the service desk.',
  },
  'LAN-3110': {
    what: 'No secure connection to the national service could be made.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'TLS with {host} failed: {reason}.',
  },
  'LAN-3111': {
    what: 'The server that answered does not speak the secure protocol.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: '{host} answers without TLS at this port: wrong port, or a device on the way.',
  },

  'LAN-3201': {
    what: 'The national service sent Lanyard to another address, which is not allowed.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk:
      '{host} answered with status {status}, redirecting to "{target}". Never followed: the request holds a ticket.',
  },
  'LAN-3202': {
    what: 'The national service no longer accepts your smartcard session.',
    whatToDo: 'Sign in again. If it happens again, take the card out and put it back.',
    who: ['user', 'service'],
    helpdesk: 'Status {status} from {host}: the ticket is not valid (session ended, or agent in another environment).',
  },
  'LAN-3203': {
    what: 'The national service has nothing at the address that is set.',
    whatToDo: callIt,
    who: ['it'],
    helpdesk: 'Status 404 from {host}: wrong spine.roleAssertionUrl or wrong environment.',
  },
  'LAN-3204': {
    what: 'The national service is not available at the moment.',
    whatToDo: 'Try again in a few minutes.',
    who: ['user', 'service'],
    helpdesk: 'Status {status} from {host}: overloaded or down. See the national service status page.',
  },
  'LAN-3205': {
    what: 'The national service answered in an unexpected way.',
    whatToDo: tryAgainThenIt,
    who: ['user', 'it', 'service'],
    helpdesk: 'Unexpected HTTP status {status} from {host}.',
  },
  'LAN-3206': {
    what: 'The national service sent an empty answer.',
    whatToDo: tryAgainThenIt,
    who: ['user', 'service'],
    helpdesk: 'Status 200 with an empty body instead of a role assertion.',
  },
  'LAN-3207': {
    what: 'A web page came instead of the answer of the national service.',
    whatToDo:
      'If your network shows a sign-in page in the browser, sign in there first. Otherwise call your IT support.',
    who: ['user', 'it'],
    helpdesk: 'HTML instead of XML: a proxy or captive portal answered, or the address leads to another host.',
  },
  'LAN-3208': {
    what: 'The national service reported a fault: {fault}.',
    whatToDo: tryAgainThenIt,
    who: ['user', 'service'],
    helpdesk: 'A fault document instead of a role assertion. Code and text as reported: {fault}.',
  },
  'LAN-3209': {
    what: 'The national service does not know your smartcard session, or it has ended.',
    whatToDo: 'Sign in again. If it happens again, take the card out and put it back.',
    who: ['user', 'service'],
    helpdesk: 'Status code "{status}" in the answer: the ticket is not valid (expired, signed out elsewhere).',
  },
} as const satisfies Record<string, CatalogueEntry>;
