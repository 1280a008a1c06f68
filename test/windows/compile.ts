import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileWindowsProgram, windowsPrograms, type WindowsProgram } from './scripts.ts';

/** Compiles what runs under wine: the programs as they are shipped, and those of `native/`. */

const root = join(import.meta.dirname, '../..');
const compilers = { x86: 'i686-w64-mingw32-gcc', x64: 'x86_64-w64-mingw32-gcc' } as const;
type Machine = keyof typeof compilers;

const strict = ['-std=gnu11', '-O1', '-Wall', '-Wextra', '-Werror', '-static', '-s'];
const stdcall = '-DCONVENTION=__stdcall';

/** Doubles of the ticket library, by name: for which machine, and how it is built. */
const libraries: Readonly<Record<string, readonly [Machine, ...string[]]>> = {
  cdecl: ['x86'],
  stdcall: ['x86', stdcall, '-Wl,--kill-at'],
  'stdcall-decorated': ['x86', stdcall],
  older: ['x86', '-DWITHOUT_OPTIONAL_EXPORTS'],
  x64: ['x64'],
};

/** Compiles everything into this folder: `ticket-host-x86.exe`, `cdecl.dll` and so on. */
export async function compileDoubles(folder: string): Promise<void> {
  const own = (name: string) => join(import.meta.dirname, 'native', name);
  const warnings = '-Wno-infinite-recursion';
  for (const program of windowsPrograms) await compileShipped(program, join(folder, program.name));
  for (const [name, [machine, ...flags]] of Object.entries(libraries)) {
    await compile(machine, join(folder, `${name}.dll`), ['-shared', warnings, ...flags, own('ticket-double.c')]);
  }
  await compile('x64', join(folder, 'stub.exe'), ['-municode', '-mwindows', own('stub.c')]);
  await compile('x64', join(folder, 'caller.exe'), ['-municode', own('caller.c')]);
  await compile('x64', join(folder, 'service.exe'), ['-municode', own('service.c')]);
  await compile('x86', join(folder, 'protection-check.exe'), ['-municode', own('protection-check.c'), '-ladvapi32']);
}

/** A program as it is shipped, from sources in any folder. */
export function compileShipped(program: WindowsProgram, output: string, sources = join(root, program.sources)) {
  return compileWindowsProgram({ ...program, sources, output });
}

async function compile(machine: Machine, output: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(compilers[machine], [...strict, '-o', output, ...args]);
}
