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

/** The ticket hosts for Windows, cross-compiled with mingw-w64: `out/native/ticket-host-x86.exe` and `-x64.exe`. */
export const windowsHostTargets = Object.keys(compilers).map((machine) => {
  const output = `out/native/ticket-host-${machine}.exe`;
  return {
    name: `ticket-host-${machine}.exe`,
    stamp: `out/.built/ticket-host-${machine}.json`,
    inputs: ['native/ticket-host'],
    unavailable() {
      const compiler = `${compilers[machine]}-gcc`;
      return hasProgram(compiler) ? undefined : `there is no ${compiler} on this machine`;
    },
    async build() {
      await compileWindowsHost({ machine, sources: inTree('native/ticket-host'), output: inTree(output) });
      return [output];
    },
  };
});

/** Builds the ticket hosts for Windows where they are not up to date. */
export const buildWindowsHosts = () => build(windowsHostTargets);

/**
 * Compiles the ticket host for one processor. The same sources and the same compiler give the same bytes, wherever the
 * sources lie and whenever it is done.
 *
 * @param {{ machine: 'x86' | 'x64', sources: string, output: string }} host absolute paths
 */
export async function compileWindowsHost({ machine, sources, output }) {
  mkdirSync(dirname(output), { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'lanyard-host-'));
  try {
    writeFileSync(join(work, 'version.h'), versionHeader(`ticket-host-${machine}.exe`));
    const resource = ['-I', work, '-I', sources, '-O', 'coff', 'ticket_host.rc', join(work, 'resource.o')];
    await tool(`${compilers[machine]}-windres`, resource, sources);
    const files = readdirSync(sources).filter((name) => name.endsWith('.c'));
    const fresh = join(work, basename(output));
    const flags = [...STRICT, ...HARDENED, ...LINKED, ...OWN[machine]];
    const linked = [...files.sort(), join(work, 'resource.o')];
    await tool(`${compilers[machine]}-gcc`, [...flags, '-o', fresh, ...linked], sources);
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

function versionHeader(fileName) {
  const { version } = JSON.parse(readFileSync(inTree('package.json'), 'utf8'));
  const numbers = version.replace(/-.*$/, '').split('.').join(',');
  return `#define VERSION_NUMBERS ${numbers},0\n#define VERSION_TEXT "${version}"\n#define FILE_NAME "${fileName}"\n`;
}

async function tool(command, args, cwd) {
  const { code, output } = await execute(command, args, { cwd });
  if (code !== 0) throw new ByHand(`${command} failed on the ticket host:\n${output.trim()}`);
}
