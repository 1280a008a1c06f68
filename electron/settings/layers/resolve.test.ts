import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedSettings, type SettingKey } from '../keys.ts';
import { checkSettings } from '../load.ts';
import { isForDevelopment } from '../setting.ts';
import { checkLayer } from './check-layer.ts';
import { flatten } from './file-source.ts';
import { layers, lockingLayers, type Layer } from './layer.ts';
import { resolve, valueOf } from './resolve.ts';

const names = { computer: 'RA-DESK-2', client: null };
const context = { folder: '/etc/lanyard', names };

/** Anything, and what looks like settings: known names with values that may or may not be right. */
const someKey = fc.constantFrom(...namedSettings.map(({ key }) => key));
const someValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(...namedSettings.flatMap(({ setting }) => [setting.preset ?? null, setting.example ?? null])),
  fc.constantFrom('http://127.0.0.1:8/', 'simulator', 60_000, false, '/tmp/cards'),
);
const someValues = fc.oneof(
  fc.dictionary(someKey, someValue),
  fc.dictionary(fc.string(), fc.jsonValue()),
  fc.record({ overrides: fc.jsonValue() }),
);
const someLayers = fc.dictionary(fc.constantFrom(...layers.filter((layer) => layer !== 'default')), someValues);

const inForce = (said: Readonly<Record<string, Readonly<Record<string, unknown>>>>, packaged: boolean) =>
  resolve(
    Object.entries(said).map(([layer, values]) => checkLayer(layer as Layer, values, context)),
    { packaged },
  );

test('whatever the layers say, the settings are right, and each value is of the highest layer that may set it', () => {
  fc.assert(
    fc.property(someLayers, fc.boolean(), (said, packaged) => {
      const { settings, sources, locked } = inForce(said, packaged);
      expect(checkSettings(settings)).toEqual(settings);
      for (const { key, setting } of namedSettings) {
        const { from } = sources[key];
        expect(locked.has(key)).toBe(lockingLayers.includes(from));
        if (from === 'default') expect(valueOf(settings, key)).toEqual(setting.preset);
        if (from === 'user-choice') expect(setting.setBy).toBe('user');
        if (from === 'user-policy') expect(setting.setBy).not.toBe('computer');
        if (settings.environment === 'live') expect(setting.notForLive(valueOf(settings, key))).toBe(false);
        if (packaged && from !== 'default') expect(setting.forDevelopment(valueOf(settings, key))).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

const locked = namedSettings.filter(({ setting }) => !isForDevelopment(setting));

test('what policy for the computer sets, nothing else changes', () => {
  fc.assert(
    fc.property(someLayers, fc.constantFrom(...locked), fc.boolean(), (said, { key, setting }, packaged) => {
      const value = setting.example ?? setting.preset;
      const policy = { environment: 'training', [key]: value };
      const { settings, sources } = inForce({ ...said, 'machine-policy': policy }, packaged);
      const absolute = key.endsWith('.caFile') ? `/etc/lanyard/${String(value)}` : value;
      expect(valueOf(settings, key)).toEqual(absolute);
      expect(sources[key]).toEqual({ from: 'machine-policy', locked: true });
    }),
    { numRuns: 200 },
  );
});

const forLabs = {
  'cis2.client': 'direct',
  'cis2.requiredLevel': 0,
  'cis2.acrValues': ['AAL1_USERPASS'],
  'cis2.requireSid': false,
};

test('what is for labs is refused by name wherever the environment in force is live, also by policy', () => {
  for (const packaged of [true, false]) {
    const { settings, refusals } = inForce(
      {
        'machine-file': { ...forLabs, 'cis2.clientId': 'me', 'cis2.requireNonce': false },
        'machine-policy': { 'cis2.requireSid': false, 'cis2.clientId': 'us' },
      },
      packaged,
    );
    expect(refusals.map(({ layer, key, error }) => [layer, key, error.code]).toSorted()).toEqual([
      ...Object.keys(forLabs)
        .toSorted()
        .map((key) => ['machine-file', key, 'LAN-5012']),
      ['machine-policy', 'cis2.requireSid', 'LAN-5012'],
    ]);
    const { requiredLevel, ...rest } = settings.cis2;
    expect(requiredLevel).toBeUndefined();
    expect(rest).toMatchObject({ client: 'broker', acrValues: ['AAL3_ANY'], requireSid: true, clientId: 'us' });
    // That CIS2 repeats the nonce is unconfirmed: it stays IT's to set.
    expect(rest.requireNonce).toBe(false);
  }
});

test('what is for labs is taken in every other environment', () => {
  const { settings, refusals } = inForce({ 'machine-file': { environment: 'integration', ...forLabs } }, true);
  expect(refusals).toEqual([]);
  for (const [key, value] of Object.entries(forLabs)) expect(valueOf(settings, key as SettingKey)).toEqual(value);
});

test('an object is taken apart at its groups alone', () => {
  const launch = [{ name: 'A', url: 'https://a.example' }];
  expect(flatten({ environment: 'live', session: { endOnLock: true }, launch, spine: 5, other: { a: 1 } })).toEqual({
    environment: 'live',
    'session.endOnLock': true,
    launch,
    spine: 5,
    other: { a: 1 },
  });
});
