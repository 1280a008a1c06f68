import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** What of the system a deb writes to; there, this machine sees its own copy. */
const written = ['/etc', '/opt', '/usr', '/var'];

/**
 * A machine to install a deb on: this one, in a mount namespace of its own where what is written to the system goes to a
 * temporary folder. Needs Linux and root.
 */
export class PackagedMachine {
  readonly folder: string;
  readonly #keeper: ChildProcess;
  readonly #started: RunningProgram[] = [];

  private constructor(folder: string, keeper: ChildProcess) {
    this.folder = folder;
    this.#keeper = keeper;
  }

  static async make(): Promise<PackagedMachine> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-packaged-'));
    const mounts = written.map((place) => {
      const [upper, work] = ['up', 'work'].map((kind) => path.join(folder, kind, place));
      for (const one of [upper, work]) mkdirSync(one ?? '', { recursive: true });
      return `mount -t overlay overlay -o lowerdir=${place},upperdir=${upper ?? ''},workdir=${work ?? ''} ${place}`;
    });
    const script = [...mounts, 'echo ready', 'exec sleep infinity'].join(' && ');
    const keeper = spawn('unshare', ['--mount', 'sh', '-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve, reject) => {
      keeper.stdout.once('data', resolve);
      keeper.once('exit', () => {
        reject(new Error('the mount namespace could not be made'));
      });
    });
    return new PackagedMachine(folder, keeper);
  }

  /** Runs a program on that machine to its end. */
  run(command: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const [program = '', ...args] = this.#inside(command);
    const { status, stdout, stderr } = spawnSync(program, args, { env: this.#env(env), encoding: 'utf8' });
    return { code: status, stdout, stderr };
  }

  /** Starts a program on that machine. */
  start(command: readonly string[], env: NodeJS.ProcessEnv = {}): RunningProgram {
    const [program = '', ...args] = this.#inside(command);
    const child = spawn(program, args, { env: this.#env(env), stdio: ['ignore', 'pipe', 'inherit'] });
    const running = new RunningProgram(child);
    this.#started.push(running);
    return running;
  }

  /** Writes a file there. */
  write(file: string, text: string): void {
    const local = path.join(this.folder, 'file');
    writeFileSync(local, text);
    const { code } = this.run(['install', '-D', '-m', '644', local, file]);
    if (code !== 0) throw new Error(`${file} cannot be written`);
  }

  async close(): Promise<void> {
    for (const program of this.#started) program.stop('SIGKILL');
    const gone = new Promise((resolve) => this.#keeper.once('exit', resolve));
    this.#keeper.kill('SIGKILL');
    await gone;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #inside(command: readonly string[]): string[] {
    return ['nsenter', `--target=${String(this.#keeper.pid)}`, '--mount', '--', ...command];
  }

  /** The person of this machine has a home of their own, and no set-up of this test's. */
  #env(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const { PATH, DISPLAY, XAUTHORITY } = process.env;
    const home = path.join(this.folder, 'home');
    return {
      PATH,
      DISPLAY,
      XAUTHORITY,
      HOME: home,
      XDG_STATE_HOME: path.join(home, 'state'),
      XDG_SESSION_ID: '1',
      ...more,
    };
  }
}

/** A program whose lines of JSON are read. */
export class RunningProgram {
  readonly lines: Record<string, unknown>[] = [];
  readonly exit: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(child: ReturnType<typeof spawn>) {
    this.#child = child;
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.lines.push(JSON.parse(line) as Record<string, unknown>);
      });
    }
    this.exit = new Promise((resolve) => child.once('close', resolve));
  }

  /** The states it has told of so far. */
  get states(): unknown[] {
    return this.lines.map((line) => line['state']);
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.#child.kill(signal);
  }
}
