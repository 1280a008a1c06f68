import type koffi from 'koffi';
import type { LibraryHandle } from 'koffi';

/** Return codes (winerror.h). */
const done = 0;
const notFound = [2, 3];
export const moreData = 234;
export const noMoreItems = 259;

/** KEY_READ in the 64-bit view. */
const readAccess = 0x20019 | 0x0100;
const roots: Readonly<Record<string, bigint>> = { HKLM: -0x7ffffffen, HKCU: -0x7fffffffn };

export type Call = (...values: readonly unknown[]) => number;

/** The functions the registry is read with, declared once. */
export interface AdvapiFunctions {
  readonly openKey: Call;
  readonly enumValue: Call;
  readonly enumKey: Call;
  readonly closeKey: Call;
}

export function advapiFunctions(library: LibraryHandle): AdvapiFunctions {
  const declare = (name: string, parameters: readonly string[]) =>
    library.func('__stdcall', name, 'int32', [...parameters]) as Call;
  const key = 'intptr_t';
  const address = 'void *';
  return {
    openKey: declare('RegOpenKeyExW', [key, 'str16', 'uint32', 'uint32', address]),
    enumValue: declare('RegEnumValueW', [key, 'uint32', address, address, address, address, address, address]),
    enumKey: declare('RegEnumKeyExW', [key, 'uint32', address, address, address, address, address, address]),
    closeKey: declare('RegCloseKey', [key]),
  };
}

/** Opens a key to read it; `null` = there is none. Throws what Windows says otherwise. */
export function keyHandle(native: typeof koffi, { openKey }: AdvapiFunctions, name: string): bigint | null {
  const [root = '', ...path] = name.split('\\');
  const out = Buffer.alloc(8);
  const code = openKey(roots[root] ?? 0n, path.join('\\'), 0, readAccess, native.address(out));
  if (notFound.includes(code)) return null;
  succeed('RegOpenKeyExW', code);
  return out.readBigInt64LE(0);
}

export function succeed(call: string, code: number): void {
  if (code !== done) throw new Error(`${call} answered ${String(code)}`);
}

/** A library of Windows itself, by its whole path. */
export function systemLibrary(name: string): string {
  return `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\${name}`;
}
