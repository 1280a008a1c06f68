import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
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

let outputs = 0;

/**
 * Runs a program of `programs/` by Node for Windows, and reads the JSON it prints. It prints into a file: the pipes of
 * this machine's Node are sockets, which Node for Windows does not take for its own.
 */
export async function runTypeScript(program: string, ...args: string[]): Promise<unknown> {
  const script = there('tree', 'test', 'windows', 'programs', program);
  const output = here(`output-${String(++outputs)}.txt`);
  const command = wineCommand(there('programs', 'node.exe'), '--no-warnings', script, ...args);
  const { code } = await run([
    'sh',
    '-c',
    'out=$1; shift; exec "$@" >"$out" 2>&1 </dev/null',
    'sh',
    output,
    ...command,
  ]);
  const said = await readFile(output, 'utf8');
  if (code !== 0) throw new Error(`${program} ended with exit code ${String(code)}: ${said}`);
  return JSON.parse(said) as unknown;
}

/** Runs a program to its end. Rejects only when it cannot be started. */
export function run([program, ...args]: readonly [string, ...string[]], input = ''): Promise<Left> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal, stdout, stderr });
    });
  });
}
