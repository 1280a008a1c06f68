import type { ConnectionFailure } from './connection-failure.ts';
import type { ErrorCode } from '../errors/index.ts';

const byPattern: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^NAME_/, 'LAN-3001'],
  [/^(?:CONNECTION_REFUSED|ADDRESS_|INTERNET_DISCONNECTED|NETWORK_ACCESS_DENIED|NETWORK_CHANGED)/, 'LAN-3002'],
  [/^(?:CONNECTION_)?TIMED_OUT$/, 'LAN-3003'],
  [/^(?:PROXY_AUTH|UNEXPECTED_PROXY_AUTH)/, 'LAN-3007'],
  [/^TUNNEL_CONNECTION_FAILED$/, 'LAN-3008'],
  [/PROXY|^PAC_|^MANDATORY_/, 'LAN-3006'],
  [/^INVALID_(?:HTTP_)?RESPONSE$|^CONTENT_DECODING_|^RESPONSE_HEADERS_|^INVALID_CHUNKED|REDIRECT$/, 'LAN-3010'],
  [/^CERT_(?:AUTHORITY_INVALID|INVALID|REVOKED|UNABLE_TO_CHECK)/, 'LAN-3101'],
  [/^CERT_DATE_INVALID$/, 'LAN-3102'],
  [/^CERT_COMMON_NAME_INVALID$/, 'LAN-3104'],
  [/^SSL_(?:VERSION_OR_CIPHER_MISMATCH|OBSOLETE_VERSION)|^SSL_PROTOCOL_VERSION/, 'LAN-3105'],
  [/^CERT_WEAK|^SSL_WEAK|^CERT_NO_REVOCATION_MECHANISM/, 'LAN-3109'],
  [/^(?:CERT|SSL|BAD_SSL|CERTIFICATE)_/, 'LAN-3110'],
];

/**
 * Sorts an error of Chromium's network stack (`net::ERR_…`, net_error_list.h). Nothing but the error's name is used.
 */
export function chromiumFailure(error: Error): ConnectionFailure {
  const name = /^(?:net::)?ERR_([A-Z0-9_]{1,60})$/.exec(error.message)?.[1] ?? 'UNKNOWN';
  const found = byPattern.find(([pattern]) => pattern.test(name));
  return { code: found?.[1] ?? 'LAN-3005', reason: `ERR_${name}` };
}
