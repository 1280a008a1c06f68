import { describe, expect, it } from 'vitest';
import { isExternalAddress } from './external-address.ts';

describe('an address for the browser', () => {
  const allowed = (url: string, loopbackHttp = false) => isExternalAddress(url, { loopbackHttp });

  it.each([
    'https://am.example:443/openam/oauth2/realms/root/authorize?client_id=x&scope=openid%20profile&state=a-_~.',
    'https://[2001:db8::1]/',
    'HTTPS://AM.EXAMPLE/',
  ])('may be %s', (url) => {
    expect(allowed(url)).toBe(true);
  });

  it.each([
    'http://am.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:privacy',
    'search-ms:query=x',
    'mailto:someone@example.org',
    '\\\\server\\share\\program.exe',
    'https:\\\\am.example\\',
    'https://am.example/\\..',
    'https://user@am.example/',
    'https://am.example@elsewhere.example/',
    'https://am.example/ --renderer-cmd-prefix=x',
    'https://am.example/" --flag',
    'https://am.example/\nX',
    'https://am.example/é',
    'https://',
    '--help',
    '',
    `https://am.example/${'a'.repeat(8_000)}`,
  ])('is never %j', (url) => {
    expect(allowed(url)).toBe(false);
    expect(allowed(url, true)).toBe(false);
  });

  it('may be plain http to this computer only where that is allowed', () => {
    for (const url of ['http://localhost:1234/a', 'http://127.0.0.1/a', 'http://[::1]:1/a']) {
      expect(allowed(url, true)).toBe(true);
      expect(allowed(url)).toBe(false);
    }
    for (const url of ['http://127.0.0.2/', 'http://localhost.example/', 'http://0.0.0.0/'])
      expect(allowed(url, true)).toBe(false);
  });
});
