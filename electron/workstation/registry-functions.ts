import type koffi from 'koffi';

/** A handle of a key: as wide as a pointer, the roots being negative numbers (winreg.h). */
export type KeyHandle = bigint;

/** What of the registry is needed; texts are UTF-16, codes are those of Windows. */
export interface RegistryFunctions {
  readonly open: (root: KeyHandle, path: string, access: number, handle: Buffer) => number;
  readonly enumerateKeys: (key: KeyHandle, index: number, name: Buffer, nameUnits: Buffer) => number;
  readonly enumerateValues: (
    key: KeyHandle,
    index: number,
    name: Buffer,
    nameUnits: Buffer,
    type: Buffer,
    data: Buffer,
    dataBytes: Buffer,
  ) => number;
  readonly close: (key: KeyHandle) => number;
}

/** Declares them of a library (advapi32). Throws when it, or one of the functions, is missing. */
export function registryFunctions(native: typeof koffi, library: string): RegistryFunctions {
  const advapi = native.load(library);
  const declare = (name: string, parameters: readonly string[]) =>
    advapi.func('__stdcall', name, 'int32', [...parameters]) as (...values: unknown[]) => number;
  const open = declare('RegOpenKeyExW', ['intptr', 'str16', 'uint32', 'uint32', 'void *']);
  const keys = declare('RegEnumKeyExW', [
    'intptr',
    'uint32',
    'void *',
    'void *',
    'void *',
    'void *',
    'void *',
    'void *',
  ]);
  const values = declare('RegEnumValueW', [
    'intptr',
    'uint32',
    'void *',
    'void *',
    'void *',
    'void *',
    'void *',
    'void *',
  ]);
  const close = declare('RegCloseKey', ['intptr']);
  return {
    open: (root, path, access, handle) => open(root, path, 0, access, handle),
    enumerateKeys: (key, index, name, nameUnits) => keys(key, index, name, nameUnits, null, null, null, null),
    enumerateValues: (key, index, name, nameUnits, type, data, dataBytes) =>
      values(key, index, name, nameUnits, null, type, data, dataBytes),
    close: (key) => close(key),
  };
}
