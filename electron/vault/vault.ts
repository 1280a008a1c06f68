import { LanyardError, type ErrorValue } from '../errors/index.ts';
import { keychainError } from './keychain-trouble.ts';
import type { ConnectKeychain } from './keychain.ts';
import { valueLimit } from './manifest.ts';
import { MemoryValues } from './memory-values.ts';
import { manifestAccount } from './names.ts';
import { Records } from './records.ts';

/** Where tokens are kept: in the keychain of the operating system or, where that is not possible, in memory. */
export interface Vault {
  /** Where the next value is kept. It becomes `memory` when the keychain fails, and `keychain` again by a clean wipe. */
  readonly home: 'keychain' | 'memory';
  /** Why values are kept in memory only; null when they are not. */
  readonly trouble: ErrorValue | null;
  /**
   * Keeps a value under a name (small letters, digits, dashes), in place of any former one. The Buffer stays the
   * caller's, to zero when it is done. Does not reject on account of the keychain: the value is then kept in memory. A
   * former value may then still stand in the keychain; `wipe` removes it, as soon as that is possible.
   */
  write(name: string, value: Buffer): Promise<void>;
  /** A copy of the value, for the caller to zero; null when there is none, or none that is whole and can be reached. */
  read(name: string): Promise<Buffer | null>;
  /**
   * Removes everything of this namespace from memory (at once) and from the keychain, and looks whether it is gone.
   * Rejects with `LAN-6005` when something stayed or that could not be seen. A vault whose keychain could not be opened
   * in the first place has nothing there that it knows of, and does not try.
   */
  wipe(): Promise<void>;
}

/** Told, each time the vault falls back to memory, why. */
export type VaultTrouble = (trouble: ErrorValue) => void;

/** Opens a vault on a keychain; the vault that falls back to memory is an answer, too. */
export async function openVaultOn(
  connect: ConnectKeychain,
  itemLimit: number,
  onTrouble: VaultTrouble = () => undefined,
): Promise<Vault> {
  const vault = new KeychainVault(connect, itemLimit, onTrouble);
  await vault.open();
  return vault;
}

class KeychainVault implements Vault {
  readonly #connect: ConnectKeychain;
  readonly #itemLimit: number;
  readonly #onTrouble: VaultTrouble;
  readonly #memory = new MemoryValues();
  #records: Records | null = null;
  #lost: LanyardError | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connect: ConnectKeychain, itemLimit: number, onTrouble: VaultTrouble) {
    this.#connect = connect;
    this.#itemLimit = itemLimit;
    this.#onTrouble = onTrouble;
  }

  get home(): 'keychain' | 'memory' {
    return this.#lost === null ? 'keychain' : 'memory';
  }

  get trouble(): ErrorValue | null {
    return this.#lost?.toValue() ?? null;
  }

  async open(): Promise<void> {
    try {
      await this.#reopen();
    } catch (failure) {
      this.#lose(failure);
    }
  }

  write(name: string, value: Buffer): Promise<void> {
    manifestAccount(name);
    if (value.length > valueLimit) return Promise.reject(new Error('too large a value for the vault'));
    // As it is now: the caller may zero it before its turn comes.
    const copy = Buffer.from(Uint8Array.from(value).buffer);
    return this.#inTurn(async () => {
      try {
        if (this.#lost === null && (await this.#attempt((records) => records.write(name, copy))) !== null) {
          this.#memory.remove(name);
          return;
        }
        this.#memory.write(name, copy);
      } finally {
        copy.fill(0);
      }
    });
  }

  read(name: string): Promise<Buffer | null> {
    manifestAccount(name);
    return this.#inTurn(async () => {
      const kept = this.#memory.read(name);
      if (kept !== null || this.#lost !== null) return kept;
      return (await this.#attempt((records) => records.read(name)))?.value ?? null;
    });
  }

  wipe(): Promise<void> {
    this.#memory.wipe();
    return this.#inTurn(async () => {
      this.#memory.wipe();
      if (this.#records === null) return;
      try {
        // After a time-out or a restart of the keychain its connection is dead: only a new one can wipe.
        if (this.#lost !== null) this.#records = new Records(await this.#connect(), this.#itemLimit);
        const left = await this.#records.wipe();
        if (left > 0) throw new LanyardError('LAN-6005', { left });
        this.#lost = null;
      } catch (cause) {
        const error = cause instanceof LanyardError ? cause : new LanyardError('LAN-6005', {}, { cause });
        this.#lose(cause);
        throw error;
      }
    });
  }

  async #reopen(): Promise<void> {
    const records = new Records(await this.#connect(), this.#itemLimit);
    await records.open();
    this.#records = records;
  }

  /** Null when the keychain failed; from then on memory is used. */
  async #attempt<T>(task: (records: Records) => Promise<T>): Promise<{ readonly value: T } | null> {
    if (this.#records === null) return null;
    try {
      return { value: await task(this.#records) };
    } catch (failure) {
      this.#lose(failure);
      return null;
    }
  }

  /** From now on memory is used, if it is not already. */
  #lose(failure: unknown): void {
    if (this.#lost !== null) return;
    this.#lost = keychainError(failure);
    this.#onTrouble(this.#lost.toValue());
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
