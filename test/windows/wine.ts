import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { wineRoot } from './scripts.ts';

/** What a program run under wine left: its exit code (8 bits of it) and what it printed. wine itself may write to stderr. */
export interface Left {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const inWine = join(import.meta.dirname, '../../scripts/windows/in-wine.sh');

/** The command that runs something in the small Debian that holds wine; `lab` is there as `/lab` and `Z:\lab`. */
export function commandIn(lab: string, ...command: string[]): [string, ...string[]] {
  return [inWine, wineRoot(), lab, ...command];
}

/** The command that runs a Windows program of this run's folder. */
export function wineCommand(...command: string[]): [string, ...string[]] {
  return commandIn(inject('lab'), 'wine', ...command);
}

/** A path inside this run's folder, as this machine sees it. */
export const here = (...parts: string[]): string => join(inject('lab'), ...parts);

/** The same, as a Windows program sees it. */
export const there = (...parts: string[]): string => ['Z:\\lab', ...parts].join('\\');

/** Runs a Windows program to its end, with `input` on its stdin. */
export function wine(command: readonly string[], input = ''): Promise<Left> {
  return run(wineCommand(...command), input);
}

/** Runs a program of `programs/` by Node for Windows, and reads the JSON it prints. */
export async function runTypeScript(program: string, ...args: string[]): Promise<unknown> {
  const script = there('tree', 'test', 'windows', 'programs', program);
  const { code, stdout, stderr } = await wine([there('programs', 'node.exe'), '--no-warnings', script, ...args]);
  if (code !== 0) throw new Error(`${program} ended with exit code ${String(code)}: ${stdout}${stderr}`);
  return JSON.parse(stdout) as unknown;
}

/**
 * Runs a program to its end. Rejects only when it cannot be started. It prints into files: the services of wine that a
 * program starts would hold its pipes open long after its end, and Node for Windows takes no pipes of this machine.
 */
export async function run([program, ...args]: readonly [string, ...string[]], input = ''): Promise<Left> {
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-output-'));
  const files = [join(folder, 'stdout'), join(folder, 'stderr')] as const;
  const [out, err] = await Promise.all(files.map((file) => open(file, 'w')));
  try {
    const child = spawn(program, args, { stdio: ['pipe', out?.fd, err?.fd] });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    const [stdout = '', stderr = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    return { code, signal, stdout, stderr };
  } finally {
    await Promise.all([out?.close(), err?.close()]);
    await rm(folder, { recursive: true });
  }
}
