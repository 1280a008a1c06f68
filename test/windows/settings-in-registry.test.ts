import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { install, makeMsi, msiexecCode, stubApp, uninstall } from './installer-bench.ts';
import { installerList } from './scripts.ts';
import { here, runTypeScript, there, wine } from './wine.ts';

/**
 * Lanyard's own reader of settings, run by Node for Windows under wine, reads the very registry that the MSI and the
 * policy templates describe.
 */

interface Report {
  readonly installer: Readonly<Record<string, string>> | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, { readonly from: string; readonly locked: boolean }>>;
  readonly locked: readonly string[];
  readonly refused: readonly string[];
}

const tree = join(import.meta.dirname, '../..');
const { properties } = installerList();
const settings = properties.map(({ setting }) => setting);
const read = (...names: readonly string[]) => runTypeScript('read-settings.ts', ...names) as Promise<Report>;

/** A good value for every setting, by its dotted name. In the registry a file has its full path. */
const authorities = 'C:\\ProgramData\\Lanyard\\authorities.pem';
const sample: Readonly<Record<string, unknown>> = {
  ...flattened(JSON.parse(readFileSync(join(tree, 'docs/settings-sample.json'), 'utf8'))),
  'spine.caFile': authorities,
  'cis2.caFile': authorities,
};

function flattened(value: unknown, name = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { [name]: value };
  const parts = Object.entries(value).map(([key, part]) => flattened(part, name === '' ? key : `${name}.${key}`));
  return Object.assign({}, ...parts) as Record<string, unknown>;
}

/** A setting's good value as the text that an administrator gives a property. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(';') : String(value);
}

describe('what the installer was told', () => {
  let msi: string;
  beforeAll(async () => {
    msi = await makeMsi(await stubApp('settings', { 'resources/app.asar': '' }), '2.0.0');
  });

  it('is in force, for every property there is', async () => {
    const given = properties.map(({ property, setting }) => `${property}=${textOf(sample[setting])}`);
    // In two parts: the second remembers the first.
    expect(await install(msi, ...given.slice(0, 30))).toBe(msiexecCode.done);
    const again = ['REINSTALL=ALL', 'REINSTALLMODE=omus', ...given.slice(30)];
    expect(await install(msi, ...again)).toBe(msiexecCode.done);
    const report = await read(...settings);
    expect(report.refused).toEqual([]);
    expect(settings.filter((name) => report.sources[name]?.from !== 'installer')).toEqual([]);
    for (const name of settings) expect(report.values[name]).toEqual(sample[name]);
  });

  it('is refused by name where it is wrong, and the rest applies', async () => {
    expect(await install(msi, 'REINSTALL=ALL', 'REINSTALLMODE=omus', 'ENVIRONMENT=nowhere', 'LOG_DAYS=9')).toBe(0);
    const report = await read('environment', 'log.days');
    expect(report.values).toEqual({ environment: 'live', 'log.days': 9 });
    expect(report.refused).toEqual(['installer environment LAN-5004']);
  });

  it('is nothing where nothing was said', async () => {
    expect(await uninstall(msi)).toBe(msiexecCode.done);
    expect((await read('environment')).installer).toBeNull();
    expect(await install(msi)).toBe(msiexecCode.done);
    const report = await read(...settings);
    expect(Object.keys(report.installer ?? {}).sort()).toEqual([...settings].sort());
    expect(report.refused).toEqual([]);
    for (const name of settings) expect(report.sources[name]).toEqual({ from: 'default', locked: false });
    expect(await uninstall(msi)).toBe(msiexecCode.done);
  });
});

interface Policy {
  readonly key: string;
  readonly valueName?: string;
  readonly class: string;
  readonly elements?: Readonly<Record<string, Element | readonly Element[]>>;
}
interface Element {
  readonly valueName: string;
}

/** The policies of the template, as the editor reads them. */
function policiesOfTemplate(): readonly Policy[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'policy',
  });
  const text = readFileSync(join(tree, 'build/policy/lanyard.admx'), 'utf8');
  const { policyDefinitions } = parser.parse(text) as { policyDefinitions: { policies: { policy: Policy[] } } };
  return policyDefinitions.policies.policy;
}

const reg = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const dword = (number: number) => `dword:${number.toString(16).padStart(8, '0')}`;
const multi = (texts: readonly string[]) =>
  `hex(7):${[...Buffer.from(`${texts.join('\0')}\0\0`, 'utf16le')].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;

/** One part of a list: as it is, an object as JSON. */
const lineOf = (part: unknown) => (typeof part === 'string' ? part : JSON.stringify(part));

/** The line of a .reg file that setting this policy to the sample's value leads to: name and data. */
function setByEditor(policy: Policy): readonly [name: string, line: string] {
  const [kind, element] = Object.entries(policy.elements ?? {})[0] ?? ['', undefined];
  const name = policy.valueName ?? (element as Element | undefined)?.valueName ?? '';
  const value = sample[name];
  switch (kind) {
    case '':
      return [name, dword(value === true ? 1 : 0)];
    case 'decimal':
      return [name, dword(Number(value))];
    case 'multiText':
      return [name, multi(Array.isArray(value) ? value.map(lineOf) : [])];
    case 'enum':
    case 'text':
      return [name, reg(String(value))];
    default:
      throw new Error(`the template has an element of a new kind: ${kind}`);
  }
}

describe('what group policy says', () => {
  const policyKey = 'Software\\Policies\\Lanyard';

  async function importFile(lines: readonly string[]): Promise<void> {
    const text = ['Windows Registry Editor Version 5.00', '', ...lines, ''].join('\r\n');
    await writeFile(here('policy.reg'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect((await wine(['reg', 'import', there('policy.reg'), '/reg:64'])).code).toBe(0);
  }

  async function removeKeys(): Promise<void> {
    for (const key of [`HKLM\\${policyKey}`, `HKCU\\${policyKey}`, 'HKLM\\Software\\Lanyard']) {
      await wine(['reg', 'delete', key, '/f', '/reg:64']);
    }
  }

  it('is in force and locked, for every policy of the template', async () => {
    const policies = policiesOfTemplate();
    expect(new Set(policies.map(({ key }) => key))).toEqual(new Set([policyKey]));
    const set = policies.map(setByEditor).filter(([name]) => sample[name] !== undefined && name !== 'overrides');
    expect(set.length).toBeGreaterThan(50);
    await importFile([`[HKEY_LOCAL_MACHINE\\${policyKey}]`, ...set.map(([name, data]) => `${reg(name)}=${data}`)]);
    const names = set.map(([name]) => name);
    const report = await read(...names);
    expect(report.refused).toEqual([]);
    for (const name of names) {
      expect(report.sources[name]).toEqual({ from: 'machine-policy', locked: true });
      expect(report.values[name]).toEqual(sample[name]);
    }
    expect([...report.locked].sort()).toEqual([...names].sort());
  });

  it('wins over a person’s policy and over the installer', async () => {
    await removeKeys();
    await importFile([
      `[HKEY_LOCAL_MACHINE\\${policyKey}]`,
      `"log.days"=${dword(11)}`,
      `[HKEY_CURRENT_USER\\${policyKey}]`,
      `"session.confirmQuit"=${dword(0)}`,
      `"log.days"=${dword(22)}`,
      '[HKEY_LOCAL_MACHINE\\Software\\Lanyard\\Settings]',
      '"log.days"="33"',
      '"log.level"="debug"',
    ]);
    const report = await read('log.days', 'log.level', 'session.confirmQuit');
    expect(report.values['log.days']).toBe(11);
    expect(report.sources).toMatchObject({
      'log.days': { from: 'machine-policy', locked: true },
      'log.level': { from: 'installer', locked: false },
      'session.confirmQuit': { from: 'user-policy', locked: true },
    });
    await removeKeys();
    expect((await read('log.days')).sources['log.days']).toEqual({ from: 'default', locked: false });
  });
});

describe('the machine file', () => {
  const folder = here('prefix', 'drive_c', 'ProgramData', 'Lanyard');

  it('of a person is refused by name, and the rest applies', async () => {
    // wine keeps no owners: whatever is made here is its only person's.
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'settings.json'), '{ "environment": "training" }');
    const report = await read('environment');
    expect(report.refused).toEqual(['machine-file  LAN-5013']);
    expect(report.values).toEqual({ environment: 'live' });
    await rm(folder, { recursive: true });
    expect((await read('environment')).refused).toEqual([]);
  });
});

it('reads access control lists as Windows words them', async () => {
  const file = here('access.txt');
  await writeFile(file, '');
  const [ofFile, ofNothing] = (await runTypeScript(
    'read-access.ts',
    there('access.txt'),
    there('not there'),
  )) as string[];
  expect(ofFile).toMatch(/^O:[\w-]+D:\w*(\(A;[^()]*\))+$/);
  expect(ofNothing).toBe('GetFileSecurityW failed');
});
