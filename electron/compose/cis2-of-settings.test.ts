import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cis2Of, cis2OptionsOf, type Cis2Surroundings } from './cis2-of-settings.ts';
import { checkSettings, type Settings } from '../settings/index.ts';

const settings = (cis2: object, environment = 'integration'): Settings => checkSettings({ environment, cis2 });

const parts: Cis2Surroundings = {
  wayOut: { resolveProxy: () => 'DIRECT' },
  openBrowser: () => Promise.reject(new Error('not in this test')),
  clock: { now: () => 0, after: () => () => undefined },
  random: randomBytes,
  readCredential: () => Promise.resolve(null),
};
const brokerUrl = 'https://broker.example/lanyard';

describe('CIS2 by the settings', () => {
  it('is not there without a client id', () => {
    expect(cis2OptionsOf(settings({}))).toBeNull();
    expect(cis2Of(settings({}), parts)).toBeNull();
  });

  it('has seconds where the settings have milliseconds, and everything else as it is set', () => {
    const set = {
      clientId: 'me',
      brokerUrl,
      browserTimeout: 120_500,
      maxAge: 240_000,
      acrValues: ['AAL2_OR_AAL3_ANY'],
    };
    expect(cis2OptionsOf(settings(set))).toMatchObject({
      environment: 'integration',
      clientId: 'me',
      browserTimeout: 120.5,
      requestTimeout: 20,
      maxAge: 240,
      clockTolerance: 60,
      acrValues: ['AAL2_OR_AAL3_ANY'],
      redirectHost: 'localhost',
      allowLoopbackHttp: false,
    });
    expect(cis2Of(settings(set), parts)).not.toBeNull();
  });

  it('speaks plain http only where an address of the settings does', () => {
    const allowed = (set: object) => cis2OptionsOf(settings({ clientId: 'me', ...set }))?.allowLoopbackHttp;
    expect(allowed({ brokerUrl })).toBe(false);
    expect(allowed({ issuer: 'http://localhost:1/realm', brokerUrl })).toBe(true);
    expect(allowed({ brokerUrl: 'http://127.0.0.1:2' })).toBe(true);
  });

  it.each([
    ['[CIS2-16] a direct client for live', { client: 'direct' }, 'live', 'LAN-4012'],
    ['[CIS2-16] no broker', {}, 'live', 'LAN-4310'],
    ['[CIS2-14] level 1 for live', { brokerUrl, acrValues: ['AAL1_USERPASS'] }, 'live', 'LAN-4011'],
    ['[CIS2-03] an environment without an issuer', { brokerUrl }, 'deployment', 'LAN-4001'],
  ])('refuses %s', (_, set, environment, code) => {
    expect(() => cis2Of(settings({ clientId: 'me', ...set }, environment), parts)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
