import path from 'node:path';
import * as v from 'valibot';
import { LanyardError, type ErrorDetails } from '../../errors/index.ts';
import { settingOf, type SettingKey } from '../keys.ts';
import { wording } from '../load.ts';
import type { SetBy } from '../setting.ts';
import { isGroup } from './file-source.ts';
import type { Layer, RawValues, Refusal } from './layer.ts';
import { blocksFor, type Names } from './overrides.ts';
import { shownName } from './shown-name.ts';

/** What a layer sets, each value checked by itself. */
export interface CheckedLayer {
  readonly layer: Layer;
  readonly values: ReadonlyMap<SettingKey, unknown>;
  readonly refusals: readonly Refusal[];
}

export interface LayerContext {
  /** Where relative paths start; `null` = a path must be absolute. */
  readonly folder: string | null;
  /** Which blocks of overrides apply. */
  readonly names: Names;
}

/** Checks what a source said: wrong names, wrong values and what may not be set there are refused by name. */
export function checkLayer(layer: Layer, raw: RawValues, { folder, names }: LayerContext): CheckedLayer {
  const values = new Map<SettingKey, unknown>();
  const refusals: Refusal[] = [];
  const refuse = (name: string, code: 'LAN-5003' | 'LAN-5004' | 'LAN-5006', details: ErrorDetails = {}) => {
    const key = shownName(name);
    refusals.push({ layer, key, error: new LanyardError(code, { key, ...details }).toValue() });
  };
  const take = (name: string, value: unknown, prefix = '') => {
    const named = settingOf(name);
    if (named === undefined) {
      if (isGroup(name)) refuse(prefix + name, 'LAN-5004', { problem: 'must be an object' });
      else refuse(prefix + name, 'LAN-5003');
    } else if (!maySet(layer, named.setting.setBy)) {
      refuse(prefix + name, 'LAN-5006', { where: whereWords[layer] ?? layer });
    } else {
      const result = v.safeParse(named.setting.schema, located(named.key, value, folder) ?? null);
      if (result.success && isAuthorities(named.key) && !isAbsolute(result.output)) {
        refuse(prefix + name, 'LAN-5004', { problem: 'must be an absolute path here' });
      } else if (result.success) values.set(named.key, result.output);
      else refuse(prefix + fullName(name, result.issues[0]), 'LAN-5004', { problem: wording(result.issues[0]) });
    }
  };

  const { overrides, ...own } = raw;
  for (const [name, value] of Object.entries(own)) take(name, value);
  if (overrides !== undefined) {
    if (overridingLayers.includes(layer)) {
      const { blocks, problem } = blocksFor(overrides, names);
      if (problem !== null) refuse(problem.key, 'LAN-5004', { problem: problem.problem });
      for (const { prefix, settings } of blocks) {
        for (const [name, value] of Object.entries(settings)) take(name, value, prefix);
      }
    } else refuse('overrides', 'LAN-5006', { where: whereWords[layer] ?? layer });
  }
  return { layer, values, refusals };
}

/** Blocks for certain computers are for those who look after many. */
const overridingLayers: readonly Layer[] = ['machine-file', 'settings-file', 'machine-policy'];

const whereWords: Readonly<Partial<Record<Layer, string>>> = {
  'user-choice': 'by the person at the desk',
  'user-policy': 'for a person: only for a whole computer',
  installer: 'by the installer',
};

function maySet(layer: Layer, setBy: SetBy): boolean {
  if (layer === 'user-choice') return setBy === 'user';
  if (layer === 'user-policy') return setBy !== 'computer';
  return true;
}

/** A relative path of certificate authorities starts at the folder of its file, where there is one. */
function located(key: SettingKey, value: unknown, folder: string | null): unknown {
  return folder !== null && isAuthorities(key) && typeof value === 'string' && value !== ''
    ? path.resolve(folder, value)
    : value;
}

function isAuthorities(key: SettingKey): boolean {
  return key === 'spine.caFile' || key === 'cis2.caFile';
}

function isAbsolute(file: unknown): boolean {
  return typeof file === 'string' && (path.isAbsolute(file) || path.win32.isAbsolute(file));
}

/** The name down to the part of the value that is wrong. */
function fullName(name: string, issue: v.BaseIssue<unknown>): string {
  const inside = v.getDotPath(issue);
  return inside === null ? name : `${name}.${inside}`;
}
