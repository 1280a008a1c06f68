import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { Vault, VaultOptions } from '../../../electron/vault/index.ts';
import type { VaultCall, VaultReply } from './vault-program.ts';

const here = import.meta.dirname;

/** Builds `vault-program.ts` into a fresh folder of this tree (the keyring library is looked for from there). */
export async function buildVaultProgram(): Promise<{ readonly folder: string; readonly program: string }> {
  const parent = join(here, '../../../out-test');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'vault-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: join(here, 'vault-program.ts'),
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: { output: { format: 'esm', entryFileNames: 'vault-program.mjs' } },
    },
  });
  return { folder, program: join(folder, 'vault-program.mjs') };
}

/** A vault in a process of its own. Its answers are a Vault's, and how long they took. */
export class VaultChild implements Vault {
  readonly process: ChildProcess;
  readonly #pending = new Map<number, (reply: VaultReply) => void>();
  #nextId = 1;
  #last: VaultReply | null = null;

  constructor(program: string, env: Readonly<Record<string, string>>) {
    this.process = fork(program, [], { env: { PATH: process.env['PATH'], ...env }, serialization: 'advanced' });
    this.process.on('message', (reply: VaultReply) => {
      this.#last = reply;
      this.#pending.get(reply.id)?.(reply);
      this.#pending.delete(reply.id);
    });
  }

  get home(): Vault['home'] {
    return this.last.home;
  }

  get trouble(): Vault['trouble'] {
    return this.last.trouble;
  }

  /** The newest answer. */
  get last(): VaultReply {
    if (this.#last === null) throw new Error('no answer yet');
    return this.#last;
  }

  async open(options: VaultOptions): Promise<this> {
    await this.#call({ call: 'open', options });
    return this;
  }

  async write(name: string, value: Buffer): Promise<void> {
    await this.#call({ call: 'write', name, value: Uint8Array.from(value) });
  }

  async read(name: string): Promise<Buffer | null> {
    const { value } = await this.#call({ call: 'read', name });
    return value === null ? null : Buffer.from(value);
  }

  async wipe(): Promise<void> {
    await this.#call({ call: 'wipe' });
  }

  /** Lets the program end itself; how many milliseconds that took. */
  async exit(): Promise<number> {
    const begun = performance.now();
    const exited = once(this.process, 'exit');
    this.process.send({ id: 0, call: 'exit' } satisfies VaultCall & { id: number });
    await exited;
    return performance.now() - begun;
  }

  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await exited;
  }

  async #call(call: VaultCall): Promise<VaultReply> {
    const id = this.#nextId++;
    const reply = await new Promise<VaultReply>((resolve) => {
      this.#pending.set(id, resolve);
      this.process.send({ id, ...call });
    });
    if (reply.error !== null) throw Object.assign(new Error(reply.error), { code: reply.error });
    return reply;
  }
}
