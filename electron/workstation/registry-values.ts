import type { RegistryValue } from '../registry/index.ts';

/** What is read of the registry; `null` also where it cannot be told. */
export function reading<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** A text among the values of a key; `null` where there is none. */
export function textIn(values: ReadonlyMap<string, RegistryValue> | null, name: string): string | null {
  const value = values?.get(name);
  return value !== undefined && 'text' in value ? value.text : null;
}
