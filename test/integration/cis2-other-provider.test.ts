import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cis2Of } from '../../electron/compose/cis2-of-settings.ts';
import { checkSettings } from '../../electron/settings/index.ts';
import { adaeze, codeOf, realClock } from './cis2-harness.ts';
import { startOtherProvider } from './other-provider.ts';

let provider: Awaited<ReturnType<typeof startOtherProvider>>;
beforeAll(async () => {
  provider = await startOtherProvider();
});
afterAll(() => {
  provider.close();
});

describe('a provider that is not CIS2', () => {
  const signIn = (change: object = {}) => {
    const settings = checkSettings({ environment: 'development', cis2: { ...provider.settings, ...change } });
    const cis2 = cis2Of(settings, {
      wayOut: { resolveProxy: () => 'DIRECT' },
      openBrowser: (url) => {
        provider.browse(url).catch(() => undefined);
        return Promise.resolve();
      },
      clock: realClock,
      random: randomBytes,
      readCredential: () => Promise.resolve(null),
    });
    if (cis2 === null) throw new Error('not configured');
    return cis2.signIn({ signal: new AbortController().signal });
  };

  it('signs a person in, given only settings', async () => {
    expect(await signIn()).toMatchObject({
      user: { id: adaeze.uid, name: 'Nobody Special' },
      role: { kind: 'chosen', role: { name: 'Nurse Access Role', organisation: { code: 'ZZ901' } } },
      assurance: { level: null, identityLevel: null, authenticator: { id: 'unknown' }, smartcard: false },
    });
    expect(await signIn({ scopes: ['openid', 'profile'] })).toMatchObject({ role: { kind: 'no-roles' } });
  });

  it('is not taken for CIS2 by the usual settings', async () => {
    expect(await codeOf(signIn({ requiredLevel: undefined }))).toBe('LAN-4414');
    expect(await codeOf(signIn({ algorithms: ['RS256'] }))).toBe('LAN-4402');
    expect(await codeOf(signIn({ requireSid: true }))).toBe('LAN-4418');
    expect(await codeOf(signIn({ acrValues: ['AAL3_ANY'] }))).toBe('LAN-4010');
  });
});
