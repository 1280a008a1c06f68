import { describe, expect, test } from 'vitest';
import type { Registry, RegistryValue } from '../../registry/index.ts';
import { settingOf } from '../keys.ts';
import { readRegistry, valueFor } from './registry-source.ts';

const text = (words: string): RegistryValue => ({ kind: 'text', text: words });
const number = (value: number): RegistryValue => ({ kind: 'number', number: value });
const texts = (...lines: string[]): RegistryValue => ({ kind: 'texts', texts: lines });

const registry = (values: Record<string, RegistryValue> | null): Registry => ({
  values: () => (values === null ? null : new Map(Object.entries(values))),
  subkeys: () => null,
  watch: () => () => undefined,
});

describe('a value of the registry means for a setting', () => {
  test.each<[string, RegistryValue, unknown]>([
    ['session.endOnLock', number(0), false],
    ['session.endOnLock', number(1), true],
    ['session.endOnLock', text('True'), true],
    ['session.endOnLock', text('0'), false],
    ['session.endOnLock', number(2), 2],
    ['session.endOnLock', text('yes'), 'yes'],
    ['session.idleLimit', number(300_000), 300_000],
    ['session.idleLimit', text(' 300000 '), 300_000],
    ['session.idleLimit', text('5 min'), '5 min'],
    ['environment', text('training'), 'training'],
    ['cis2.acrValues', texts('AAL3_ANY', ' ', 'AAL2_ANY'), ['AAL3_ANY', 'AAL2_ANY']],
    ['cis2.acrValues', text('AAL3_ANY; AAL2_ANY'), ['AAL3_ANY', 'AAL2_ANY']],
    ['cis2.redirectPorts', texts('38181', '38182'), [38_181, 38_182]],
    ['cis2.redirectPorts', text('38181;x'), [38_181, 'x']],
    ['launch', texts('{"name":"A"}', 'not JSON'), [{ name: 'A' }, 'not JSON']],
    ['launch', text('{"name":"A"}\n{"name":"B"}'), [{ name: 'A' }, { name: 'B' }]],
  ])('%s: %j', (key, value, expected) => {
    const form = settingOf(key)?.setting.form;
    if (form === undefined) throw new Error('no such setting');
    expect(valueFor(form, value)).toEqual(expected);
  });
});

describe('a key of the registry', () => {
  test('names do not mind capitals; what is empty or nameless is not set', () => {
    const reading = readRegistry(
      'machine-policy',
      registry({ '': text('x'), 'SESSION.ENDONLOCK': number(0), 'cis2.clientId': text(' '), overrides: texts('{}') }),
      'HKLM\\Software\\Policies\\Lanyard',
    );
    expect(reading).toEqual({
      outcome: 'found',
      values: { 'session.endOnLock': false, overrides: [{}] },
      refusals: [],
    });
  });

  test('variables are not filled in: the person could set them', () => {
    const reading = readRegistry(
      'machine-policy',
      registry({ 'spine.caFile': { kind: 'expandable', text: '%TEMP%\\ca.pem' } }),
      'HKLM\\…',
    );
    expect(reading).toMatchObject({
      values: {},
      refusals: [{ key: 'spine.caFile', error: { code: 'LAN-5004' } }],
    });
    expect(
      readRegistry('machine-policy', registry({ 'spine.caFile': { kind: 'expandable', text: 'C:\\ca.pem' } }), ''),
    ).toMatchObject({ values: { 'spine.caFile': 'C:\\ca.pem' } });
  });

  test('a name that means something to JavaScript is a name like any other', () => {
    const reading = readRegistry('machine-policy', registry(JSON.parse('{"__proto__":{"kind":"other"}}') as never), '');
    expect(reading).toMatchObject({ outcome: 'found', refusals: [] });
    expect(Object.keys((reading as { values: object }).values)).toEqual(['__proto__']);
  });

  test('no key, and a key that cannot be read, are two things', () => {
    expect(readRegistry('machine-policy', registry(null), '')).toEqual({ outcome: 'absent' });
    const broken: Registry = {
      values: () => {
        throw new Error('RegOpenKeyExW answered 5');
      },
      subkeys: () => null,
      watch: () => () => undefined,
    };
    expect(readRegistry('machine-policy', broken, '')).toMatchObject({
      outcome: 'unknown',
      error: { code: 'LAN-5008' },
    });
  });
});
