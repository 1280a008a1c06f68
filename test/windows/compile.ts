import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileWindowsHost } from './scripts.ts';

/** Compiles what runs under wine: the ticket hosts as they are shipped, and the programs of `native/`. */

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
  await compileHost('x86', join(folder, 'ticket-host-x86.exe'));
  await compileHost('x64', join(folder, 'ticket-host-x64.exe'));
  for (const [name, [machine, ...flags]] of Object.entries(libraries)) {
    await compile(machine, join(folder, `${name}.dll`), ['-shared', warnings, ...flags, own('ticket-double.c')]);
  }
  await compile('x64', join(folder, 'caller.exe'), ['-municode', own('caller.c')]);
  await compile('x86', join(folder, 'protection-check.exe'), ['-municode', own('protection-check.c'), '-ladvapi32']);
}

/** The ticket host as it is shipped, from sources in any folder. */
export function compileHost(machine: Machine, output: string, sources = join(root, 'native/ticket-host')) {
  return compileWindowsHost({ machine, sources, output });
}

async function compile(machine: Machine, output: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(compilers[machine], [...strict, '-o', output, ...args]);
}
