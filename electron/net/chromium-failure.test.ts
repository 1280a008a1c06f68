import { expect, test } from 'vitest';
import { chromiumFailure } from './chromium-failure.ts';

test.each([
  ['NAME_NOT_RESOLVED', 'LAN-3001'],
  ['CONNECTION_REFUSED', 'LAN-3002'],
  ['INTERNET_DISCONNECTED', 'LAN-3002'],
  ['CONNECTION_TIMED_OUT', 'LAN-3003'],
  ['CONNECTION_RESET', 'LAN-3005'],
  ['PROXY_CONNECTION_FAILED', 'LAN-3006'],
  ['PROXY_AUTH_UNSUPPORTED', 'LAN-3007'],
  ['TUNNEL_CONNECTION_FAILED', 'LAN-3008'],
  ['EMPTY_RESPONSE', 'LAN-3005'],
  ['CONTENT_DECODING_FAILED', 'LAN-3010'],
  ['CERT_AUTHORITY_INVALID', 'LAN-3101'],
  ['CERT_DATE_INVALID', 'LAN-3102'],
  ['CERT_COMMON_NAME_INVALID', 'LAN-3104'],
  ['SSL_VERSION_OR_CIPHER_MISMATCH', 'LAN-3105'],
  ['CERT_WEAK_SIGNATURE_ALGORITHM', 'LAN-3109'],
  ['SSL_PROTOCOL_ERROR', 'LAN-3110'],
])('ERR_%s of Chromium is %s', (name, code) => {
  expect(chromiumFailure(new Error(`net::ERR_${name}`))).toEqual({ code, reason: `ERR_${name}` });
});

test('of an error with other words nothing is kept', () => {
  expect(chromiumFailure(new Error('https://spine.example/?token=planted'))).toEqual({
    code: 'LAN-3005',
    reason: 'ERR_UNKNOWN',
  });
});
