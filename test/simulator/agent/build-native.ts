import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Compiles C programs for tests, when their sources are newer than the result. The shipped ones are built by
 * `scripts/build/native.mjs`; this is for variants of them and for a tree that has not been built.
 */

const root = join(import.meta.dirname, '../../..');
const strict = ['-std=c11', '-O2', '-Wall', '-Wextra', '-Werror', '-D_FORTIFY_SOURCE=2', '-fstack-protector-strong'];

/** The ticket host of `native/ticket-host`. Returns its absolute path. */
export function buildTicketHost(): Promise<string> {
  return compile('native/ticket-host', 'out-test/native/ticket-host', ['-fPIE', '-pie'], ['-ldl']);
}

/** The simulated ticket library, or a variant of it (`-D` names of `library/ticket-api.c`). Returns its absolute path. */
export function buildTicketLibrary(...defines: string[]): Promise<string> {
  const name = ['libTicketApi', ...defines.map((define) => define.toLowerCase().replaceAll('_', '-'))].join('.');
  const flags = ['-shared', '-fPIC', ...defines.map((define) => `-D${define}`)];
  return compile('test/simulator/agent/library', `out-test/native/${name}.so`, flags, []);
}

/** The functions of Windows that read its registry, on a registry of its own. Returns its absolute path. */
export function buildRegistryLibrary(): Promise<string> {
  return compile('test/simulator/registry', 'out-test/native/libregistry.so', ['-shared', '-fPIC'], []);
}

async function compile(sources: string, output: string, flags: string[], libraries: string[]): Promise<string> {
  const folder = join(root, sources);
  const target = join(root, output);
  const names = readdirSync(folder).filter((name) => /\.[ch]$/.test(name));
  const newest = Math.max(...names.map((name) => statSync(join(folder, name)).mtimeMs));
  if (existsSync(target) && statSync(target).mtimeMs >= newest) return target;
  mkdirSync(dirname(target), { recursive: true });
  const files = names.filter((name) => name.endsWith('.c')).map((name) => join(folder, name));
  // Compiled aside and moved into place: a program that is running cannot be written over.
  const fresh = `${target}.${String(process.pid)}`;
  await promisify(execFile)('cc', [...strict, ...flags, '-o', fresh, ...files, ...libraries]);
  renameSync(fresh, target);
  return target;
}
