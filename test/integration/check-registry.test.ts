import koffi from 'koffi';
import { beforeAll, expect, test } from 'vitest';
import type { Registry } from '../../electron/workstation/index.ts';
import { windowsRegistry } from '../../electron/workstation/windows-registry.ts';
import { buildRegistryLibrary } from '../simulator/agent/build-native.ts';

/** The border to advapi32, against a library with the same functions (test/simulator/registry). */

let registry: Registry;
let openKeys: () => number;

beforeAll(async () => {
  const library = await buildRegistryLibrary();
  registry = await windowsRegistry(library);
  openKeys = koffi.load(library).func('open_key_count', 'int', []) as () => number;
});

const agentKey = 'HKLM\\SOFTWARE\\HSCIC\\Identity Agent';

test('texts and numbers are read, whether a text ends with a zero or not; other kinds and what is too large are left out', async () => {
  expect(Object.fromEntries((await registry.values(agentKey)) ?? [])).toEqual({
    ActivatePOSTURL: 'https://gas.example',
    OpenEnded: 'no zero',
    Number: 0xffff_ffff,
  });
});

test('the names of keys are listed', async () => {
  expect(await registry.subkeys('HKLM\\SOFTWARE\\List')).toEqual(['{one}', 'two']);
  expect(await registry.subkeys(agentKey)).toEqual([]);
});

test('the two roots are told apart, and a default value has the empty name', async () => {
  expect(Object.fromEntries((await registry.values('HKCU\\Software\\Mine')) ?? [])).toEqual({
    '': 'the default value',
  });
  expect(await registry.values('HKLM\\Software\\Mine')).toBeNull();
});

test('a key that is not there is null; one that may not be read rejects', async () => {
  expect(await registry.values('HKLM\\SOFTWARE\\Nobody')).toBeNull();
  expect(await registry.subkeys('HKLM\\SOFTWARE\\Nobody')).toBeNull();
  await expect(registry.values('HKLM\\Closed')).rejects.toThrow('registry: open: 5');
  await expect(registry.values('HKCR\\Anything')).rejects.toThrow('no root');
});

test('every key that was opened is closed', async () => {
  await Promise.all([
    registry.values(agentKey),
    registry.subkeys(agentKey),
    registry.values('HKLM\\Closed').catch(() => null),
  ]);
  expect(openKeys()).toBe(0);
});

test('a computer without that library has no registry', async () => {
  await expect(windowsRegistry('/nowhere/advapi32.dll')).rejects.toThrow();
});
