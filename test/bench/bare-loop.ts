import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** What the bare C loop saw. */
export interface BareEvent {
  readonly type: 'in' | 'out';
  /** UTC microseconds at the moment SCardGetStatusChange returned. */
  readonly at: number;
  readonly reader: string;
}

/** The bare C loop, running. */
export interface BareLoop {
  stop(): Promise<void>;
}

/** Compiles `card-out.c` with the system's compiler into a folder. Returns the program's path. */
export async function buildBareLoop(folder: string): Promise<string> {
  const program = join(folder, 'card-out');
  const source = join(import.meta.dirname, '../../test/bench/card-out.c');
  await promisify(execFile)('cc', ['-O2', '-Wall', '-Wextra', '-o', program, source, '-ldl', '-lpthread']);
  return program;
}

/** Starts the loop and resolves when it watches. `env` says which PC/SC daemon it talks to. */
export async function startBareLoop(
  program: string,
  env: Readonly<Record<string, string>>,
  onEvent: (event: BareEvent) => void,
): Promise<BareLoop> {
  const child = spawn(program, [], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`card-out ended with ${String(code)}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /^(in|out) (\d+) (.+)$/.exec(line);
      if (match?.[3] !== undefined) {
        onEvent({ type: match[1] === 'in' ? 'in' : 'out', at: Number(match[2]), reader: match[3] });
      } else if (line === 'ready') resolve();
    });
  });
  return {
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
