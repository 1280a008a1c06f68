import { LanyardError } from '../../errors/index.ts';
import type { Registry, RegistryValue } from '../../registry/index.ts';
import { namedSettings, settingOf } from '../keys.ts';
import type { Form } from '../values.ts';
import type { Layer, Reading, Refusal, Source } from './layer.ts';
import { shownName } from './shown-name.ts';

/** A key of the registry as a source: a value's name is the setting's. */
export function registrySource(layer: Layer, registry: Registry, key: string): Source {
  return { layer, file: null, folder: null, read: () => readRegistry(layer, registry, key) };
}

export function readRegistry(layer: Layer, registry: Registry, key: string): Reading {
  try {
    const values = registry.values(key);
    return values === null ? { outcome: 'absent' } : { outcome: 'found', ...rawValues(layer, values) };
  } catch (cause) {
    return { outcome: 'unknown', error: new LanyardError('LAN-5008', { key }, { cause }).toValue() };
  }
}

/** Names in the registry are the same in capitals. */
const nameOf = new Map(
  [...namedSettings.map(({ key }) => key as string), 'overrides'].map((key) => [key.toLowerCase(), key]),
);

function rawValues(layer: Layer, values: ReadonlyMap<string, RegistryValue>) {
  const raw: [string, unknown][] = [];
  const refusals: Refusal[] = [];
  for (const [name, value] of values) {
    // The nameless value of a key says nothing.
    if (name === '') continue;
    const key = nameOf.get(name.toLowerCase()) ?? name;
    const form = settingOf(key)?.setting.form ?? { is: 'records', most: 0 };
    if (isEmpty(value)) continue;
    if (value.kind === 'expandable' && value.text.includes('%')) {
      const shown = shownName(key);
      const error = new LanyardError('LAN-5004', { key: shown, problem: 'must hold no %VARIABLE%' });
      refusals.push({ layer, key: shown, error: error.toValue() });
    } else raw.push([key, valueFor(form, value)]);
  }
  return { values: Object.fromEntries(raw), refusals };
}

/** An installer writes an empty text for what nobody gave it. */
function isEmpty(value: RegistryValue): boolean {
  return 'text' in value && value.text.trim() === '';
}

/**
 * What a value of the registry means for a setting of this form. What it cannot mean stays as it is, so that the check
 * refuses it by name.
 */
export function valueFor(form: Form, value: RegistryValue): unknown {
  switch (form.is) {
    case 'flag':
      return flagOf(value);
    case 'number':
      return value.kind === 'number' ? value.number : numberOf(textOf(value));
    case 'choice':
    case 'text':
      return textOf(value);
    case 'list': {
      const parts = linesOf(value, ';');
      return form.of === 'number' ? parts.map(numberOf) : parts;
    }
    case 'records':
      return linesOf(value, '\n').map(jsonOf);
  }
}

function textOf(value: RegistryValue): unknown {
  return 'text' in value ? value.text.trim() : value;
}

function flagOf(value: RegistryValue): unknown {
  if (value.kind === 'number') return value.number === 1 ? true : value.number === 0 ? false : value.number;
  const words: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };
  const text = textOf(value);
  return typeof text === 'string' ? (words[text.toLowerCase()] ?? text) : text;
}

function numberOf(text: unknown): unknown {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** The lines of a REG_MULTI_SZ, or the parts of one text. */
function linesOf(value: RegistryValue, separator: string): string[] {
  const lines = value.kind === 'texts' ? value.texts : 'text' in value ? value.text.split(separator) : [''];
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return line;
  }
}
