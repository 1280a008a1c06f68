import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { execute } from '../bootstrap/execute.mjs';
import { hasProgram } from '../bootstrap/needs/system-packages.mjs';
import { inTree } from '../bootstrap/paths.mjs';
import { build } from './target.mjs';

/** The processors Windows programs are built for, with the prefix of their mingw-w64 compiler. */
const compilers = { x86: 'i686-w64-mingw32', x64: 'x86_64-w64-mingw32' };

const STRICT = ['-std=c11', '-O2', '-Wall', '-Wextra', '-Werror'];
const HARDENED = ['-D_FORTIFY_SOURCE=2', '-fstack-protector-strong', '-fcf-protection=branch'];
const LINKED = ['-municode', '-static', '-s', '-Wl,--no-insert-timestamp', '-Wl,--nxcompat', '-Wl,--dynamicbase'];
/** What only one of the two can: 64-bit addresses to choose from; no exception handlers to be overwritten. */
const OWN = { x86: ['-Wl,--no-seh'], x64: ['-Wl,--high-entropy-va'] };

/** Version and manifest, the same kind for every program. */
const RESOURCES = 'native/windows';

/** The programs in C for Windows. The installer's own step is not part of the app, so it lies elsewhere. */
export const windowsPrograms = [
  {
    name: 'ticket-host-x86.exe',
    title: 'Lanyard ticket host',
    machine: 'x86',
    sources: 'native/ticket-host',
    folder: 'out/native',
  },
  {
    name: 'ticket-host-x64.exe',
    title: 'Lanyard ticket host',
    machine: 'x64',
    sources: 'native/ticket-host',
    folder: 'out/native',
  },
  {
    name: 'close-running.exe',
    title: 'Lanyard installer',
    machine: 'x64',
    sources: 'native/close-running',
    folder: 'out/installer',
  },
];

const targets = windowsPrograms.map((program) => {
  const output = `${program.folder}/${program.name}`;
  return {
    name: program.name,
    stamp: `out/.built/${program.name}.json`,
    inputs: [program.sources, RESOURCES],
    unavailable() {
      const compiler = `${compilers[program.machine]}-gcc`;
      return hasProgram(compiler) ? undefined : `there is no ${compiler} on this machine`;
    },
    async build() {
      await compileWindowsProgram({ ...program, sources: inTree(program.sources), output: inTree(output) });
      return [output];
    },
  };
});

/** Builds the programs for Windows with mingw-w64 where they are not up to date. */
export const buildWindowsPrograms = () => build(targets);

/**
 * Compiles one program. The same sources and the same compiler give the same bytes, wherever the sources lie and whenever
 * it is done.
 *
 * @param {{ name: string, title: string, machine: 'x86' | 'x64', sources: string, output: string }} program absolute paths
 */
export async function compileWindowsProgram({ name, title, machine, sources, output }) {
  mkdirSync(dirname(output), { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'lanyard-program-'));
  try {
    writeFileSync(join(work, 'version.h'), versionHeader(name, title));
    const resource = join(work, 'resource.o');
    const include = ['-I', work, '-I', inTree(RESOURCES)];
    await tool(`${compilers[machine]}-windres`, [...include, '-O', 'coff', inTree(RESOURCES, 'program.rc'), resource]);
    const files = readdirSync(sources).filter((file) => file.endsWith('.c'));
    const fresh = join(work, basename(output));
    const flags = [...STRICT, ...HARDENED, ...LINKED, ...OWN[machine]];
    await tool(`${compilers[machine]}-gcc`, [...flags, '-o', fresh, ...files.sort(), resource], sources);
    moveInto(fresh, output);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Moved into place in one step, for a program that is running cannot be written over. */
function moveInto(fresh, output) {
  const beside = `${output}.${process.pid}`;
  writeFileSync(beside, readFileSync(fresh), { mode: 0o755 });
  renameSync(beside, output);
}

function versionHeader(name, title) {
  const { version } = JSON.parse(readFileSync(inTree('package.json'), 'utf8'));
  const numbers = version.replace(/-.*$/, '').split('.').join(',');
  const texts = {
    VERSION_TEXT: version,
    PROGRAM_FILE: name,
    PROGRAM_NAME: basename(name, '.exe'),
    PROGRAM_TITLE: title,
  };
  const lines = Object.entries(texts).map(([key, text]) => `#define ${key} "${text}"\n`);
  return `#define VERSION_NUMBERS ${numbers},0\n${lines.join('')}`;
}

async function tool(command, args, cwd) {
  const { code, output } = await execute(command, args, { cwd });
  if (code !== 0) throw new ByHand(`${command} failed:\n${output.trim()}`);
}
