import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { namedSettings, settingOf } from '../keys.ts';
import { checkSettings } from '../load.ts';
import { english } from '../texts/en.ts';
import { welsh } from '../texts/cy.ts';
import { templateFiles } from './index.ts';
import { installerProperties } from './installer.ts';

const files = templateFiles();

test.each(Object.keys(files))('%s is what the list says (else: node scripts/policy.mjs)', (file) => {
  expect(readFileSync(file, 'utf8')).toBe(files[file]);
});

type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (_, path, __, isAttribute) =>
    !isAttribute && /(?:policy|category|item|stringTable\.string|presentation)$/.test(String(path)),
});
const fileText = (file: string) => {
  const text = readFileSync(file, 'utf8');
  // Throws where the text is not well-formed.
  new SaxesParser().write(text).close();
  return text;
};
const at = (node: unknown, ...names: string[]): unknown =>
  names.reduce<unknown>((inside, name) => (inside as Node | undefined)?.[name], node);
const nodes = (node: unknown, ...names: string[]) => (at(node, ...names) ?? []) as Node[];

describe('the policy templates', () => {
  const text = fileText('build/policy/lanyard.admx');
  const definitions = at(parser.parse(text), 'policyDefinitions');
  const policies = nodes(definitions, 'policies', 'policy');
  const names = policies.map((policy) => String(valueOf(policy).name));

  /** What a policy writes: the name of its registry value and how. */
  function valueOf(policy: Node): { name: unknown; kind: string; value: Node } {
    if (policy['elements'] === undefined) return { name: policy['valueName'], kind: 'flag', value: policy };
    const [kind = '', value = {}] = Object.entries(policy['elements'] as Record<string, Node>)[0] ?? [];
    return { name: value['valueName'], kind, value };
  }

  test('there is one for each setting but those for development, and for the blocks of certain computers', () => {
    const expected = namedSettings.map(({ key }) => key as string).filter((key) => key !== 'cards.simulatorSocket');
    expect(names).toEqual([...expected, 'overrides']);
  });

  test.each(policies.map((policy) => [String(policy['name']), policy] as const))(
    '%s fits its setting',
    (id, policy) => {
      const { name, kind, value } = valueOf(policy);
      expect(id).toBe(String(name).replace('.', '_'));
      expect(policy['key']).toBe('Software\\Policies\\Lanyard');
      const setting = settingOf(String(name))?.setting;
      expect(policy['class']).toBe((setting?.setBy ?? 'computer') === 'computer' ? 'Machine' : 'Both');
      const form = setting?.form ?? { is: 'records' };
      const kinds = {
        flag: 'flag',
        number: 'decimal',
        choice: 'enum',
        text: 'text',
        list: 'multiText',
        records: 'multiText',
      };
      expect(kind).toBe(kinds[form.is]);
      if (form.is === 'flag') {
        expect(at(value, 'enabledValue', 'decimal', 'value')).toBe('1');
        expect(at(value, 'disabledValue', 'decimal', 'value')).toBe('0');
      }
      if (form.is === 'number') {
        expect([Number(value['minValue']), Number(value['maxValue'])]).toEqual([form.low, form.high]);
      }
      if (form.is === 'choice') {
        const written = nodes(value, 'item').map((item) => at(item, 'value', 'string'));
        expect(written).toEqual(form.options.filter((option) => option !== 'simulator'));
      }
    },
  );

  test('a category is there for each that is named', () => {
    const categories = nodes(definitions, 'categories', 'category').map(({ name }) => name);
    for (const policy of policies) expect(categories).toContain(at(policy, 'parentCategory', 'ref'));
  });

  test.each(['en-US', 'en-GB', 'cy-GB'])('%s has every word, and no other', (language) => {
    const resources = at(
      parser.parse(fileText(`build/policy/${language}/lanyard.adml`)),
      'policyDefinitionResources',
      'resources',
    );
    const strings = nodes(resources, 'stringTable', 'string').map(({ id }) => String(id));
    const asked = [...text.matchAll(/\$\(string\.([\p{L}\p{N}_]+)\)/gu)].map(([, id]) => id ?? '');
    expect(new Set(strings).size).toBe(strings.length);
    expect([...new Set(asked)].sort()).toEqual([...strings].sort());
    expect(text.match(/\$\(string\./g)).toHaveLength(asked.length);

    const presentations = nodes(resources, 'presentationTable', 'presentation');
    const shown = presentations.map(({ id }) => `$(presentation.${String(id)})`);
    expect(shown).toEqual(policies.flatMap(({ presentation }) => (presentation === undefined ? [] : [presentation])));
    for (const { id, ...controls } of presentations) {
      expect(Object.values(controls).map((control) => at(control, 'refId'))).toEqual([id]);
    }
  });

  test('what can be chosen has words in both languages or in neither', () => {
    expect(Object.keys(welsh.choices)).toEqual(Object.keys(english.choices));
  });
});

describe('the properties of the installer', () => {
  const properties = installerProperties();

  test('are public, and each is there once', () => {
    const names = properties.map(({ property }) => property);
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]{1,60}$/);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('CIS2_CLIENT_ID');
  });

  test('are those of all settings but lists of objects and what is for development', () => {
    const left = namedSettings
      .map(({ key }) => key)
      .filter((key) => !properties.some(({ setting }) => setting === key));
    expect(left).toEqual(['cards.simulatorSocket', 'launch']);
  });
});

test('the sample is a settings file that names every setting', () => {
  const { overrides, ...sample } = JSON.parse(readFileSync('docs/settings-sample.json', 'utf8')) as Node;
  expect(checkSettings(sample)).toEqual(sample);
  expect(overrides).toHaveLength(2);
  for (const { key } of namedSettings.filter(({ key }) => key !== 'cards.simulatorSocket')) {
    expect(at(sample, ...key.split('.')), key).not.toBeUndefined();
  }
});
