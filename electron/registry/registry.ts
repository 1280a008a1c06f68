/** The registry of Windows, read only. A key is named with its root: `HKLM\Software\…`, `HKCU\…`; 64-bit view. */
export interface Registry {
  /** The values of a key by name; `null` = there is no such key. Throws when it cannot be told. */
  values(key: string): ReadonlyMap<string, RegistryValue> | null;
  /** The names of the keys below a key; `null` = there is no such key. Throws when it cannot be told. */
  subkeys(key: string): readonly string[] | null;
  /** Tells when a value or key in or below one of these has changed, until the returned function is called. */
  watch(keys: readonly string[], onChange: () => void): () => void;
}

/** A value, decoded. `expandable` may hold `%VARIABLE%`s, which are left as they are. */
export type RegistryValue =
  | { readonly kind: 'text' | 'expandable'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'other' };

/** Types of values (winnt.h). */
export const valueType = { text: 1, expandable: 2, dword: 4, dwordBigEndian: 5, texts: 7, qword: 11 } as const;

/**
 * Decodes what the registry holds. Anybody may have written it: a missing or early NUL, an odd length and a number of
 * the wrong size occur.
 */
export function decodeValue(type: number, data: Buffer): RegistryValue {
  switch (type) {
    case valueType.text:
    case valueType.expandable:
      return { kind: type === valueType.text ? 'text' : 'expandable', text: textsOf(data)[0] ?? '' };
    case valueType.texts: {
      const texts = textsOf(data);
      const end = texts.indexOf('');
      return { kind: 'texts', texts: end === -1 ? texts : texts.slice(0, end) };
    }
    case valueType.dword:
      return data.length === 4 ? { kind: 'number', number: data.readUInt32LE(0) } : { kind: 'other' };
    case valueType.dwordBigEndian:
      return data.length === 4 ? { kind: 'number', number: data.readUInt32BE(0) } : { kind: 'other' };
    case valueType.qword:
      return data.length === 8 ? { kind: 'number', number: Number(data.readBigUInt64LE(0)) } : { kind: 'other' };
    default:
      return { kind: 'other' };
  }
}

/** The NUL-separated texts of UTF-16 data. */
function textsOf(data: Buffer): string[] {
  return data
    .subarray(0, data.length - (data.length % 2))
    .toString('utf16le')
    .split('\0');
}
