import { existsSync } from 'node:fs';
import path from 'node:path';
import { LanyardError, type ErrorValue } from '../errors/index.ts';
import {
  namedSettings,
  openSettings,
  valueOf,
  type Computer,
  type Layer,
  type OpenSettings,
  type Refusal,
} from '../settings/index.ts';
import type { Output } from './output.ts';

/** What is in force, as `openSettings` found it, or with a file in the place of the computer's. */
export interface SettingsParts {
  readonly inForce: OpenSettings;
  readonly packaged: boolean;
  readonly computer: Computer;
}

/**
 * `lanyard settings [FILE]`: every setting in force, where it comes from, what is locked, what was refused. With FILE:
 * what it would give as the file of this computer. Resolves to `null` where nothing was refused.
 *
 * @throws LanyardError LAN-5001 without that file.
 */
export function showSettings(parts: SettingsParts, file: string | undefined, output: Output): ErrorValue | null {
  const { settings, sources, refusals } = file === undefined ? parts.inForce : wouldBe(file, parts);
  const lines = namedSettings.map(({ key }) => ({
    setting: key,
    value: valueOf(settings, key) ?? null,
    ...sources[key],
  }));
  if (output.json) output.line({ settings: lines, refused: refusals.map(refusedField) }, '');
  else {
    for (const { setting, value, from, locked } of lines) {
      const origin = places[from] + (locked ? ', locked' : '');
      output.text(`${setting.padEnd(nameColumn)}  ${origin.padEnd(originColumn)}  ${words(value)}`);
    }
    for (const { layer, error } of refusals) {
      output.text(`\n${places[layer]}: ${error.message}\n${error.remedy} (${error.code})`);
    }
  }
  if (refusals.length === 0) return null;
  return new LanyardError('LAN-5011', { count: refusals.length }).toValue();
}

const nameColumn = Math.max(...namedSettings.map(({ key }) => key.length));
const originColumn = 'policy for the computer, locked'.length;

const places: Readonly<Record<Layer, string>> = {
  default: 'default',
  installer: 'installer',
  'machine-file': "computer's file",
  'settings-file': '--settings',
  'user-choice': 'own choice',
  'user-policy': 'policy for the person',
  'machine-policy': 'policy for the computer',
};

/** Nothing is remembered from a look at a file, and a draft may be anybody's. */
function wouldBe(file: string, { packaged, computer }: SettingsParts): OpenSettings {
  if (!existsSync(file)) throw new LanyardError('LAN-5001', { file });
  const places = { ...computer.places, machineFile: path.resolve(file), lastKnownFile: null };
  return openSettings({ packaged, args: [] }, { ...computer, places, protection: null });
}

function refusedField({ layer, key, error: { code, message, remedy } }: Refusal) {
  return { setting: key, from: layer, code, message, remedy };
}

function words(value: unknown): string {
  if (value === null) return '-';
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
