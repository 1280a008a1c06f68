import type { ErrorCode } from '../errors/index.ts';

/** What a foreign error means: our code, and the foreign code as the only word of it that is kept. */
export interface ConnectionFailure {
  readonly code: ErrorCode;
  readonly reason: string;
}

const unknownAuthority = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
]);

const unreachable = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL']);

const byPattern: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/, 'LAN-3001'],
  [/^(?:EACCES|EPERM)$/, 'LAN-3002'],
  [/^ETIMEDOUT$/, 'LAN-3003'],
  [/^HPE_/, 'LAN-3010'],
  [/^CERT_HAS_EXPIRED$/, 'LAN-3102'],
  [/^CERT_NOT_YET_VALID$/, 'LAN-3103'],
  [/^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'LAN-3104'],
  [/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|UNSUPPORTED_SSL_VERSION/, 'LAN-3105'],
  [/MD_TOO_WEAK|KEY_TOO_SMALL|DH_KEY_TOO_SMALL|INVALID_DIGEST|WEAK/, 'LAN-3109'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|HTTPS_PROXY_REQUEST/, 'LAN-3111'],
  [/^ERR_SSL_|^ERR_TLS_|^ERR_OSSL_|^CERT_|^EPROTO$/, 'LAN-3110'],
];

/**
 * Sorts an error of `node:https`, `node:tls` or the proxy agent (OpenSSL's and BoringSSL's names alike). Only its code is
 * used: its text may repeat what the server sent.
 */
export function connectionFailure(thrown: unknown): ConnectionFailure {
  const reason = codeOf(thrown);
  if (unknownAuthority.has(reason)) return { code: 'LAN-3101', reason };
  if (unreachable.has(reason)) return { code: 'LAN-3002', reason };
  const found = byPattern.find(([pattern]) => pattern.test(reason));
  return { code: found?.[1] ?? 'LAN-3005', reason };
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'UNKNOWN';
  if ('code' in thrown && typeof thrown.code === 'string')
    return thrown.code === 'EPROTO' ? sslReason(thrown) : thrown.code;
  if (thrown instanceof AggregateError) return codeOf(thrown.errors[0]);
  return 'UNKNOWN';
}

/** EPROTO hides the reason in the text, in OpenSSL's fixed words: `…:SSL routines:function:tlsv1 alert protocol version:…`. */
function sslReason(error: Error): string {
  const words = /SSL routines:[^:]*:([\w ]{1,60}):/.exec(error.message)?.[1];
  return words === undefined ? 'EPROTO' : `ERR_SSL_${words.toUpperCase().replace(/ /g, '_')}`;
}
