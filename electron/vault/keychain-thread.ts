import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { troubleOf } from './keychain-trouble.ts';
import { KeychainFailure, type Keychain } from './keychain.ts';
import threadText from './keychain-thread.cjs?raw';

export interface KeychainThreadOptions {
  /** Under which name the keychain keeps our items. */
  readonly service: string;
  /** Milliseconds that one call may take; then the keychain counts as silent. */
  readonly callLimit: number;
  /** Absolute path of the keyring library; for tests. */
  readonly library?: string;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: string;
  readonly text?: string;
}

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (failure: KeychainFailure) => void;
}

/** Threads that are inside a call which did not end in time: nothing but the end of the process ends them. */
const stuck = new Set<Worker>();

/**
 * Node and Electron wait at exit for every thread, and one that waits for a password prompt may wait for ever. So a
 * process that has such a thread ends itself, after everything else that was to be done at exit.
 */
process.on('exit', () => {
  if (stuck.size > 0) process.kill(process.pid, 'SIGKILL');
});

/**
 * The keychain of this computer, in a thread of its own. Loads the library there and then, not before. Rejects with
 * `KeychainFailure`. While a thread is stuck in a call no second one is started: one prompt on the screen is enough.
 */
export async function connectKeychainThread(options: KeychainThreadOptions): Promise<Keychain> {
  if (stuck.size > 0) throw new KeychainFailure('silent');
  const thread = new KeychainThread(options);
  await thread.load();
  return thread;
}

/** How long the thread stays when nothing is asked of it, ms. */
const restAfter = 1_000;

class KeychainThread implements Keychain {
  readonly #options: Required<KeychainThreadOptions>;
  readonly #pending = new Map<number, PendingCall>();
  /** Started by the first call, ended when nothing has been asked for a while: a thread is some megabytes. */
  #worker: Worker | null = null;
  #rest: NodeJS.Timeout | undefined;
  #nextId = 1;
  #end: KeychainFailure | null = null;

  constructor(options: KeychainThreadOptions) {
    this.#options = { ...options, library: options.library ?? libraryPath() };
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const { service, library } = this.#options;
    const worker = new Worker(threadText, {
      eval: true,
      workerData: { service, library },
      execArgv: [],
      name: 'keychain',
    });
    worker.unref();
    worker.on('message', (answer: Answer) => {
      this.#take(answer);
    });
    worker.on('error', (cause) => {
      this.#finish(new KeychainFailure('unexpected', { cause }));
    });
    worker.on('exit', () => {
      stuck.delete(worker);
      if (worker === this.#worker) this.#finish(new KeychainFailure('unexpected'));
    });
    this.#worker = worker;
    return worker;
  }

  #restSoon(): void {
    clearTimeout(this.#rest);
    if (this.#pending.size > 0) return;
    this.#rest = setTimeout(() => {
      const worker = this.#worker;
      this.#worker = null;
      void worker?.terminate();
    }, restAfter).unref();
  }

  async load(): Promise<void> {
    try {
      await this.#call('load');
    } catch (failure) {
      void this.#worker?.terminate();
      throw failure;
    }
  }

  async list(): Promise<readonly string[]> {
    const names = await this.#call('list');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  }

  async get(account: string): Promise<Buffer | null> {
    const bytes = await this.#call('get', account);
    return bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : null;
  }

  async set(account: string, value: Buffer): Promise<void> {
    // The thread gets a copy by transfer, so that it and this one can both be zeroed; Buffers may share memory.
    const copy = Uint8Array.from(value);
    value.fill(0);
    await this.#call('set', account, copy);
  }

  async delete(account: string): Promise<boolean> {
    return (await this.#call('delete', account)) === true;
  }

  #call(call: string, account?: string, value?: Uint8Array): Promise<unknown> {
    if (this.#end !== null) return Promise.reject(this.#end);
    clearTimeout(this.#rest);
    const worker = this.#running();
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const timer = setTimeout(() => {
        stuck.add(worker);
        // Takes effect when the call comes back, for instance because somebody closes the prompt at last.
        void worker.terminate();
        this.#finish(new KeychainFailure('silent'));
      }, this.#options.callLimit);
      const settled = () => {
        clearTimeout(timer);
        this.#pending.delete(id);
        this.#restSoon();
      };
      this.#pending.set(id, {
        resolve: (answer) => {
          settled();
          resolve(answer);
        },
        reject: (failure) => {
          settled();
          reject(failure);
        },
      });
      worker.postMessage({ id, call, account, value }, value === undefined ? [] : [value.buffer as ArrayBuffer]);
    });
  }

  #take({ id, value, failure, text = '' }: Answer): void {
    const call = this.#pending.get(id);
    if (failure === undefined) call?.resolve(value);
    else call?.reject(new KeychainFailure(failure === 'load' ? 'library' : troubleOf(text), { cause: text }));
  }

  /** The first reason counts. */
  #finish(reason: KeychainFailure): void {
    this.#end ??= reason;
    for (const call of [...this.#pending.values()]) call.reject(this.#end);
  }
}

/** In a packaged program the library lies beside the archive; a worker thread reads no archives. */
function libraryPath(): string {
  try {
    return createRequire(import.meta.url)
      .resolve('@napi-rs/keyring')
      .replace(/([\\/]app\.asar)([\\/])/, '$1.unpacked$2');
  } catch (cause) {
    throw new KeychainFailure('library', { cause });
  }
}
