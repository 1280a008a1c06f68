import koffi from 'koffi';
import { beforeAll, expect, test } from 'vitest';
import { openRegistry, type Registry } from '../../electron/registry/index.ts';
import { registrySource } from '../../electron/settings/layers/registry-source.ts';
import { buildRegistryLibrary } from '../simulator/agent/build-native.ts';

/** The reader of the registry at its border to advapi32, against a library with the same functions. */

let registry: Registry;
let openKeys: () => number;

beforeAll(async () => {
  const library = await buildRegistryLibrary();
  registry = openRegistry(koffi, library);
  openKeys = koffi.load(library).func('open_key_count', 'int', []) as () => number;
});

test('values of every kind; what is longer than the first buffer is asked for again', () => {
  const values = registry.values('HKLM\\SOFTWARE\\HSCIC\\Identity Agent');
  expect(Object.fromEntries(values ?? [])).toEqual({
    ActivatePOSTURL: { kind: 'text', text: 'https://gas.example' },
    OpenEnded: { kind: 'text', text: 'no zero' },
    Number: { kind: 'number', number: 0xffff_ffff },
    Binary: { kind: 'other' },
    Long: { kind: 'other' },
  });
});

test('the two roots are told apart, and the nameless value has no name', () => {
  expect(registry.values('HKCU\\Software\\Mine')).toEqual(new Map([['', { kind: 'text', text: 'the default value' }]]));
  expect(registry.values('HKLM\\Software\\Mine')).toBeNull();
  expect(registry.subkeys('HKLM\\SOFTWARE\\List')).toEqual(['{one}', 'two']);
});

test('a key that is not there is null, one that cannot be read throws, and no key stays open', () => {
  expect(registry.values('HKLM\\Software\\Policies\\Lanyard')).toBeNull();
  expect(() => registry.values('HKLM\\Closed')).toThrow('RegOpenKeyExW answered 5');
  expect(openKeys()).toBe(0);
});

test('a key with more values or keys than can be needed is none that was read in part', () => {
  expect(registry.values('HKLM\\Software\\Full')?.get('One')).toEqual({ kind: 'text', text: '1' });
  expect(registry.subkeys('HKLM\\Software\\Full')).toHaveLength(2_000);
  expect(() => registry.values('HKLM\\Software\\Crowded')).toThrow('more than 2000');
  expect(() => registry.subkeys('HKLM\\Software\\Crowded')).toThrow('more than 2000');
  const reading = registrySource('machine-policy', registry, 'HKLM\\Software\\Crowded').read();
  expect(reading).toMatchObject({ outcome: 'unknown', error: { code: 'LAN-5008' } });
  expect(openKeys()).toBe(0);
});
