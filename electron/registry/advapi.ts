import type koffi from 'koffi';
import {
  advapiFunctions,
  keyHandle,
  moreData,
  noMoreItems,
  succeed,
  systemLibrary,
  type AdvapiFunctions,
} from './advapi-functions.ts';
import { decodeValue, type Registry, type RegistryValue } from './registry.ts';
import { watchKeys } from './watch-keys.ts';

/** The longest name of a value is 16,383 characters, that of a key 255 (learn.microsoft.com, "Registry element size limits"). */
const nameCharacters = 16_384;
const firstDataBytes = 4_096;
/** More than a policy can need; a larger value is not ours. */
const maxDataBytes = 1_048_576;
/** A key with more values or keys than this cannot be told: what was left out could be the one that counts. */
const maxItems = 2_000;

/**
 * The registry of this computer through advapi32.dll: no process is started, and texts are exact UTF-16.
 *
 * Calls get the addresses of Buffers, which are read after the call: that keeps them alive while it runs.
 */
export function openRegistry(native: typeof koffi, file = systemLibrary('advapi32.dll')): Registry {
  const library = native.load(file);
  const functions = advapiFunctions(library);
  return {
    values: (key) => withKey(native, functions, key, (handle) => valuesOf(native, functions, handle)),
    subkeys: (key) => withKey(native, functions, key, (handle) => subkeysOf(native, functions, handle)),
    watch: (keys, onChange) => watchKeys(native, library, keys, onChange),
  };
}

/** The registry of this computer, `null` where there is none. Where koffi cannot be loaded, every reading throws. */
export async function thisRegistry(platform: NodeJS.Platform = process.platform): Promise<Registry | null> {
  if (platform !== 'win32') return null;
  try {
    return openRegistry((await import('koffi')).default);
  } catch (cause) {
    const fail = () => {
      throw new Error('the registry cannot be read', { cause });
    };
    return { values: fail, subkeys: fail, watch: () => () => undefined };
  }
}

function withKey<Result>(
  native: typeof koffi,
  functions: AdvapiFunctions,
  name: string,
  read: (handle: bigint) => Result,
): Result | null {
  const handle = keyHandle(native, functions, name);
  if (handle === null) return null;
  try {
    return read(handle);
  } finally {
    functions.closeKey(handle);
  }
}

function valuesOf(native: typeof koffi, { enumValue }: AdvapiFunctions, handle: bigint): Map<string, RegistryValue> {
  const name = Buffer.alloc(nameCharacters * 2);
  const sizes = Buffer.alloc(12);
  let data = Buffer.alloc(firstDataBytes);
  const values = new Map<string, RegistryValue>();
  for (let index = 0; ;) {
    name.writeUInt16LE(0, 0);
    sizes.writeUInt32LE(nameCharacters, 0);
    sizes.writeUInt32LE(data.length, 8);
    const [nameSize, type, dataSize] = [0n, 4n, 8n].map((offset) => native.address(sizes) + offset);
    const code = enumValue(handle, index, native.address(name), nameSize, 0n, type, native.address(data), dataSize);
    if (code === noMoreItems) return values;
    demandRoom(index);
    const needed = sizes.readUInt32LE(8);
    // Not every Windows says at once how much it needs.
    const larger = Math.max(needed, data.length * 2);
    if (code === moreData && larger <= maxDataBytes) {
      data = Buffer.alloc(larger);
      continue;
    }
    index += 1;
    // A value too large to be ours is there all the same, so that it is refused by name.
    if (code !== moreData) succeed('RegEnumValueW', code);
    const text = name.toString('utf16le', 0, sizes.readUInt32LE(0) * 2).split('\0')[0] ?? '';
    const read = data.subarray(0, Math.min(needed, data.length));
    values.set(text, code === moreData ? { kind: 'other' } : decodeValue(sizes.readUInt32LE(4), read));
  }
}

function subkeysOf(native: typeof koffi, { enumKey }: AdvapiFunctions, handle: bigint): string[] {
  const name = Buffer.alloc(nameCharacters * 2);
  const size = Buffer.alloc(4);
  const names: string[] = [];
  for (;;) {
    size.writeUInt32LE(nameCharacters, 0);
    const code = enumKey(handle, names.length, native.address(name), native.address(size), 0n, 0n, 0n, 0n);
    if (code === noMoreItems) return names;
    demandRoom(names.length);
    succeed('RegEnumKeyExW', code);
    names.push(name.toString('utf16le', 0, size.readUInt32LE(0) * 2));
  }
}

function demandRoom(index: number): void {
  if (index >= maxItems) throw new Error(`there are more than ${String(maxItems)}`);
}
