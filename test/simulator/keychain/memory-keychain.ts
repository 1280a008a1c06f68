import { KeychainFailure, type Keychain, type KeychainTrouble } from '../../../electron/vault/keychain.ts';

/** What survives a process: the items of a keychain. */
export type Items = Map<string, Buffer>;

export interface MemoryKeychainOptions {
  /** The process dies at this call (counted from 0): neither it nor any later one answers anything but a failure. */
  readonly diesAt?: number;
  /** Whether the call at which the process dies still has its effect. */
  readonly lastTakesEffect?: boolean;
  /** Calls (counted from 0) that fail without effect; the keychain lives on. */
  readonly fails?: (call: number) => KeychainTrouble | null;
  /** Bytes an item can hold; more is refused, as Windows does. */
  readonly itemLimit?: number;
}

/** A keychain in memory that can die, fail and refuse. `items` is what outlives it. */
export class MemoryKeychain implements Keychain {
  readonly items: Items;
  readonly #options: MemoryKeychainOptions;
  calls = 0;

  constructor(items: Items = new Map(), options: MemoryKeychainOptions = {}) {
    this.items = items;
    this.#options = options;
  }

  list(): Promise<readonly string[]> {
    return this.#call(() => [...this.items.keys()]);
  }

  get(account: string): Promise<Buffer | null> {
    return this.#call(() => {
      const item = this.items.get(account);
      return item === undefined ? null : Buffer.from(item);
    });
  }

  set(account: string, value: Buffer): Promise<void> {
    const copy = Buffer.from(value);
    value.fill(0);
    return this.#call(() => {
      if (copy.length > (this.#options.itemLimit ?? Infinity)) throw new KeychainFailure('unexpected');
      if (copy.length % 2 !== 0 || copy.some((byte) => byte > 126)) throw new Error('Windows could not list this');
      this.items.set(account, copy);
    });
  }

  delete(account: string): Promise<boolean> {
    return this.#call(() => this.items.delete(account));
  }

  async #call<T>(effect: () => T): Promise<T> {
    const { diesAt = Infinity, lastTakesEffect = false, fails } = this.#options;
    const call = this.calls++;
    await Promise.resolve();
    if (call === diesAt && lastTakesEffect) effect();
    if (call >= diesAt) throw new KeychainFailure('unexpected');
    const trouble = fails?.(call) ?? null;
    if (trouble !== null) throw new KeychainFailure(trouble);
    return effect();
  }
}
