import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import type { Registry, RegistryValue } from '../registry/index.ts';
import { openSettings, type Computer } from './open.ts';

/** A computer for tests of the settings, made anew before each test of the file that imports it. */

export const policyKey = String.raw`Software\Policies\Lanyard`;

/** A computer with a folder of its own for every file, and a registry as tests fill it. */
export let folder: string;
/** What the registry calls when something in it has changed; `null` = nobody watches. */
export let touch: (() => void) | null;
export let keys: Record<string, Record<string, RegistryValue> | 'broken'>;
export let computer: Computer & { readonly places: { readonly lastKnownFile: string } };

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-open-'));
  keys = {};
  touch = null;
  const registry: Registry = {
    values: (key) => {
      const values = keys[key];
      if (values === 'broken') throw new Error('RegEnumValueW answered 5');
      return values === undefined ? null : new Map(Object.entries(values));
    },
    subkeys: () => null,
    watch: (watched, onChange) => {
      touch = onChange;
      expect(watched).toEqual(['HKCU\\Software\\Policies', 'HKLM\\Software\\Policies']);
      return () => {
        touch = null;
      };
    },
  };
  computer = {
    environment: {},
    computerName: 'RA-DESK-2',
    registry,
    places: {
      machineFile: path.join(folder, 'machine', 'settings.json'),
      policyFile: null,
      choicesFile: path.join(folder, 'own', 'settings.json'),
      lastKnownFile: path.join(folder, 'state', 'last-settings.json'),
    },
    protection: null,
  };
});

export const text = (words: string): RegistryValue => ({ kind: 'text', text: words });
export const number = (value: number): RegistryValue => ({ kind: 'number', number: value });

export function put(file: string, content: unknown): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
export const putMachine = (content: unknown) => put(computer.places.machineFile, content);
export const putChoices = (content: unknown) => put(computer.places.choicesFile, content);
export const putPolicy = (values: Record<string, RegistryValue>, root = 'HKLM') => {
  keys[`${root}\\${policyKey}`] = values;
};
export const open = ({ packaged = true, args = [] as string[] } = {}) => openSettings({ packaged, args }, computer);
export const refusalsOf = (opened: ReturnType<typeof open>) =>
  opened.refusals.map(({ layer, key, error }) => [layer, key, error.code]);
export const codeOf = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    if (error instanceof LanyardError) return error.code;
    throw error;
  }
  return 'nothing was refused';
};

/** For the rest of the test. */
export function changeComputer(part: Partial<typeof computer>): void {
  computer = { ...computer, ...part };
}

export function emptyRegistry(): void {
  keys = {};
}
