import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';
import { build } from './target.mjs';

const STRICT = ['-std=c11', '-O2', '-Wall', '-Wextra', '-Werror'];
const HARDENED = ['-D_FORTIFY_SOURCE=2', '-fstack-protector-strong'];

/** The programs in C, by what they become. Built with the system's compiler, on Linux only. */
export const nativeTargets = [
  nativeTarget({
    name: 'ticket-host',
    sources: 'native/ticket-host',
    output: 'out/native/ticket-host',
    flags: [...HARDENED, '-fPIE', '-pie'],
    libraries: ['-ldl'],
  }),
  nativeTarget({
    name: 'simulated-agent',
    sources: 'test/simulator/agent/library',
    output: 'out-test/native/libTicketApi.so',
    flags: [...HARDENED, '-shared', '-fPIC'],
    libraries: [],
  }),
];

function nativeTarget({ name, sources, output, flags, libraries }) {
  return {
    name,
    stamp: `${output.split('/')[0]}/.built/${name}.json`,
    inputs: [sources],
    unavailable() {
      if (process.platform !== 'linux') return 'the C programs are built on Linux only so far';
      return hasCompiler() ? undefined : 'there is no C compiler (cc) on this machine';
    },
    build: () => compile(cFiles(sources), output, [...STRICT, ...flags], libraries),
  };
}

function cFiles(folder) {
  const path = inTree(folder);
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.c'));
  return names.sort().map((name) => join(path, name));
}

const hasCompiler = () => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, 'cc')));

/** Compiles beside the program and moves the result into place: a program that is running cannot be written over. */
async function compile(files, output, flags, libraries) {
  const target = inTree(output);
  mkdirSync(dirname(target), { recursive: true });
  const fresh = `${target}.${process.pid}`;
  const { code, output: said } = await execute('cc', [...flags, '-o', fresh, ...files, ...libraries]);
  if (code !== 0) throw new ByHand(`${output} does not compile:\n${said.trim()}`);
  renameSync(fresh, target);
  return [output];
}

/** Builds what is written in C: the ticket host and the simulated agent's library. */
export const buildNative = () => build(nativeTargets);
