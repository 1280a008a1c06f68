import type koffi from 'koffi';
import type { Registry } from './ports.ts';
import { registryFunctions, type KeyHandle, type RegistryFunctions } from './registry-functions.ts';

const roots: Readonly<Record<string, KeyHandle>> = { HKCU: -0x7fffffffn, HKLM: -0x7ffffffen };

/** To read values and the names of keys, in the 64-bit view whatever this program is. */
const readAccess = 0x20019 | 0x100;

/** Codes of Windows. */
const success = 0;
const absent = [2, 3];
const moreData = 234;
const noMoreItems = 259;

/** Kinds of values (winnt.h). */
const text = 1;
const textWithVariables = 2;
const wholeNumber = 4;

/** The longest names of keys (255) and values (16,383) and the largest value read; with the final zero. UTF-16 units. */
const nameUnits = 16_384;
const valueBytes = 65_536;

/** No key that is read here has nearly as many. */
const most = 5_000;

/** The registry of this computer, through koffi. Rejects when it cannot be had; nothing is ever written. */
export async function windowsRegistry(
  library = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\advapi32.dll`,
  loadKoffi: () => Promise<{ default: typeof koffi }> = () => import('koffi'),
): Promise<Registry> {
  return registryOn(registryFunctions((await loadKoffi()).default, library));
}

/** The registry of this computer; `null` where there is none, or where it cannot be read. */
export async function ownRegistry(): Promise<Registry | null> {
  return process.platform === 'win32' ? windowsRegistry().catch(() => null) : null;
}

/** As {@link windowsRegistry}, on given functions. */
export function registryOn(functions: RegistryFunctions): Registry {
  return {
    values: (key) => Promise.resolve().then(() => withKey(functions, key, (handle) => valuesOf(functions, handle))),
    subkeys: (key) => Promise.resolve().then(() => withKey(functions, key, (handle) => keysOf(functions, handle))),
  };
}

/** Opens a key, reads it and closes it; `null` = there is none. Throws when Windows refuses. */
function withKey<T>(functions: RegistryFunctions, key: string, read: (handle: KeyHandle) => T): T | null {
  const [root = '', ...path] = key.split('\\');
  const rootHandle = roots[root];
  if (rootHandle === undefined) throw new Error(`no root of the registry: ${root}`);
  const out = Buffer.alloc(8);
  const code = functions.open(rootHandle, path.join('\\'), readAccess, out);
  if (absent.includes(code)) return null;
  if (code !== success) throw new RegistryError('open', code);
  const handle = out.readBigInt64LE(0);
  try {
    return read(handle);
  } finally {
    functions.close(handle);
  }
}

function keysOf(functions: RegistryFunctions, handle: KeyHandle): readonly string[] {
  const name = Buffer.alloc(nameUnits * 2);
  const units = Buffer.alloc(4);
  const names: string[] = [];
  for (let index = 0; index < most; index += 1) {
    units.writeUInt32LE(nameUnits);
    const code = functions.enumerateKeys(handle, index, name, units);
    if (code === noMoreItems) break;
    if (code !== success) throw new RegistryError('list keys', code);
    names.push(name.toString('utf16le', 0, units.readUInt32LE() * 2));
  }
  return names;
}

function valuesOf(functions: RegistryFunctions, handle: KeyHandle): ReadonlyMap<string, string | number> {
  const name = Buffer.alloc(nameUnits * 2);
  const data = Buffer.alloc(valueBytes);
  const [units, type, bytes] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.alloc(4)];
  const values = new Map<string, string | number>();
  for (let index = 0; index < most; index += 1) {
    units.writeUInt32LE(nameUnits);
    bytes.writeUInt32LE(valueBytes);
    const code = functions.enumerateValues(handle, index, name, units, type, data, bytes);
    if (code === noMoreItems) break;
    if (code === moreData) continue;
    if (code !== success) throw new RegistryError('list values', code);
    const value = valueIn(type.readUInt32LE(), data.subarray(0, bytes.readUInt32LE()));
    if (value !== null) values.set(name.toString('utf16le', 0, units.readUInt32LE() * 2), value);
  }
  return values;
}

/** A text may or may not end with a zero: whoever wrote it decides. */
function valueIn(type: number, data: Buffer): string | number | null {
  if (type === wholeNumber && data.length >= 4) return data.readUInt32LE();
  if (type !== text && type !== textWithVariables) return null;
  return data.toString('utf16le').split('\0', 1)[0] ?? '';
}

/** What Windows said; kept for debugging. */
class RegistryError extends Error {
  constructor(call: string, code: number) {
    super(`registry: ${call}: ${String(code)}`);
    this.name = 'RegistryError';
  }
}
