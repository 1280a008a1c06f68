import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistryValue } from '../../registry/index.ts';
import type { ReadRegistry } from '../../workstation/index.ts';
import type { BrowserPolicies } from '../parts.ts';

type Value = boolean | number | string | readonly string[];

/** Folders of policy files (Linux). */
const folders: readonly (readonly [string, string])[] = [
  ['Chromium', '/etc/chromium/policies/managed'],
  ['Google Chrome', '/etc/opt/chrome/policies/managed'],
  ['Microsoft Edge', '/etc/opt/edge/policies/managed'],
];

/** Keys of policies (Windows), below the computer's and the person's. */
const keys: readonly (readonly [string, string])[] = [
  ['Google Chrome', 'Software\\Policies\\Google\\Chrome'],
  ['Microsoft Edge', 'Software\\Policies\\Microsoft\\Edge'],
];

const largestFile = 1_048_576;

/** Policies in files; what is no policy file is passed over. `root` is put before the folders, for tests. */
export async function policiesInFiles(root = ''): Promise<readonly BrowserPolicies[]> {
  const found = await Promise.all(
    folders.map(async ([browser, folder]) => ({ browser, values: await inFolder(root + folder) })),
  );
  return found.filter(({ values }) => values.size > 0);
}

async function inFolder(folder: string): Promise<ReadonlyMap<string, Value>> {
  const values = new Map<string, Value>();
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    for (const [key, value] of Object.entries(await jsonObject(join(folder, name))))
      if (isValue(value)) values.set(key, value);
  }
  return values;
}

async function jsonObject(file: string): Promise<object> {
  try {
    const text = await readFile(file, 'utf8');
    const parsed: unknown = text.length > largestFile ? null : JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function isValue(value: unknown): value is Value {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string');
  return ['boolean', 'number', 'string'].includes(typeof value);
}

/**
 * Policies in the registry; those of the computer win over those of the person. A list is a key of its own, `1`, `2`, …
 * Throws when the registry cannot be read.
 */
export function policiesInRegistry(registry: ReadRegistry): readonly BrowserPolicies[] {
  const found = keys.map(([browser, key]) => {
    const values = new Map<string, Value>();
    for (const root of ['HKCU', 'HKLM']) readInto(values, registry, `${root}\\${key}`);
    return { browser, values };
  });
  return found.filter(({ values }) => values.size > 0);
}

function readInto(values: Map<string, Value>, registry: ReadRegistry, key: string): void {
  for (const [name, value] of registry.values(key) ?? []) {
    const single = singleOf(value);
    if (single !== null) values.set(name, single);
  }
  for (const name of registry.subkeys(key) ?? []) {
    const entries = [...(registry.values(`${key}\\${name}`) ?? [])].filter(([entry]) => /^\d+$/.test(entry));
    values.set(
      name,
      entries.map(([, value]) => String(singleOf(value) ?? '')),
    );
  }
}

function singleOf(value: RegistryValue): string | number | null {
  if (value.kind === 'number') return value.number;
  return 'text' in value ? value.text : null;
}
