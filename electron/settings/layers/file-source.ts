import path from 'node:path';
import { LanyardError, toErrorValue } from '../../errors/index.ts';
import type { Protection } from '../../protection/index.ts';
import { readJsonFile } from '../json-file.ts';
import { settingsList } from '../list/index.ts';
import type { Layer, RawValues, Reading, Source } from './layer.ts';

/**
 * A settings file as a source. Without the file there is nothing to say; a file that cannot be read cannot be told, nor can
 * one that others than administrators can change where `protection` is asked.
 */
export function fileSource(layer: Layer, file: string, protection: Protection | null = null): Source {
  return { layer, file, folder: path.dirname(file), read: () => readSettingsFile(file, protection) };
}

export function readSettingsFile(file: string, protection: Protection | null = null): Reading {
  try {
    const raw = readJsonFile(file);
    if (raw === undefined) return { outcome: 'absent' };
    const place = protection?.(file) ?? null;
    if (place !== null) throw new LanyardError('LAN-5013', { file, place });
    return { outcome: 'found', values: flatten(raw), refusals: [] };
  } catch (error) {
    return { outcome: 'unknown', error: toErrorValue(error) };
  }
}

/**
 * Values by their names, from an object in which groups are objects.
 * @throws LanyardError LAN-5004 for anything but an object.
 */
export function flatten(raw: unknown): RawValues {
  if (!isObject(raw)) throw new LanyardError('LAN-5004', { key: '(the whole file)', problem: 'must be an object' });
  const named = Object.entries(raw).flatMap(([name, value]) => {
    if (!isGroup(name) || !isObject(value)) return [[name, value] as const];
    return Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one] as const);
  });
  return Object.fromEntries(named);
}

/** Whether a name stands for an object of settings. */
export function isGroup(name: string): boolean {
  return Object.hasOwn(settingsList, name) && !('preset' in settingsList[name as keyof typeof settingsList]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
