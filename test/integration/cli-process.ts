import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const cli = path.resolve('out/cli/main.js');

export type Line = Record<string, unknown>;

/** The command line as scripts use it: a process, its lines of JSON, its exit code. */
export class CliProcess {
  readonly lines: Line[] = [];
  readonly exit: Promise<number | null>;
  readonly child: ChildProcess;
  #changed: () => void = () => undefined;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    createInterface({ input: child.stdout }).on('line', (text) => {
      this.lines.push(JSON.parse(text) as Line);
      this.#changed();
    });
    this.exit = new Promise((resolve) =>
      child.once('close', (code) => {
        resolve(code);
        this.#changed();
      }),
    );
  }

  /** Resolves with the first line that fits. */
  async line(fits: (line: Line) => boolean): Promise<Line> {
    for (;;) {
      const found = this.lines.find(fits);
      if (found !== undefined) return found;
      if (this.child.exitCode !== null) throw new Error(`ended without that line: ${JSON.stringify(this.lines)}`);
      await new Promise<void>((resolve) => (this.#changed = resolve));
    }
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.child.kill(signal);
  }
}

/** Fits the line of that state. */
export const state = (name: string) => (line: Line) => line['state'] === name;
