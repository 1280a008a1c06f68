import { expect, test } from 'vitest';
import type { Registry, RegistryValue } from '../../registry/index.ts';
import { namesOf } from './names.ts';

const volatile = 'HKCU\\Volatile Environment';

function registry(keys: Record<string, Record<string, string>>): Pick<Registry, 'values' | 'subkeys'> {
  return {
    values: (key) => {
      const values = keys[key];
      if (values === undefined) return null;
      const named = Object.entries(values).map(([name, text]): [string, RegistryValue] => [
        name,
        { kind: 'text', text },
      ]);
      return new Map(named);
    },
    subkeys: (key) =>
      Object.keys(keys)
        .filter((name) => name.startsWith(`${key}\\`))
        .map((name) => name.slice(key.length + 1)),
  };
}

test.each<[string, Record<string, string>, Record<string, Record<string, string>> | null, string | null]>([
  ['a computer of its own', {}, null, null],
  ['the console', { CLIENTNAME: 'Console' }, null, null],
  ['a thin client', { CLIENTNAME: 'WARD3-7' }, null, 'WARD3-7'],
  ['a client of VMware', { ViewClient_Machine_Name: 'ZERO-1' }, null, 'ZERO-1'],
  [
    'a client taken over since the program started',
    { CLIENTNAME: 'WARD3-7' },
    { [volatile]: {}, [`${volatile}\\2`]: { clientname: 'WARD4-1' } },
    'WARD4-1',
  ],
  [
    'several sessions',
    { CLIENTNAME: 'WARD3-7' },
    { [`${volatile}\\2`]: { CLIENTNAME: 'A' }, [`${volatile}\\3`]: { CLIENTNAME: 'B' } },
    'WARD3-7',
  ],
  ['VMware in the registry', {}, { [volatile]: { ViewClient_Machine_Name: 'ZERO-2' } }, 'ZERO-2'],
])('%s', (_, env, keys, client) => {
  expect(namesOf('RA-DESK-2', env, keys === null ? null : registry(keys))).toEqual({ computer: 'RA-DESK-2', client });
});

test('a registry that cannot be read leaves the environment', () => {
  const broken = () => {
    throw new Error('no access');
  };
  const names = namesOf('A', { CLIENTNAME: 'WARD3-7' }, { values: broken, subkeys: broken });
  expect(names.client).toBe('WARD3-7');
});
