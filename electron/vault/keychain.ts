/**
 * A keychain, narrowed to the items of one namespace: names and short values. What the vault builds upon; the real one
 * is `keychain-thread.ts`. Each method rejects with `KeychainFailure` and settles within a bounded time.
 */
export interface Keychain {
  /** The names of all items, also of those another version of Lanyard wrote. */
  list(): Promise<readonly string[]>;
  /** The value, which is the caller's to zero; null when there is none. */
  get(account: string): Promise<Buffer | null>;
  /** Writes or replaces one item, all or nothing. Takes `value` over and zeroes it. */
  set(account: string, value: Buffer): Promise<void>;
  /** Whether there was such an item. */
  delete(account: string): Promise<boolean>;
}

/** Makes a keychain ready for use, or rejects with `KeychainFailure`. May be asked again. */
export type ConnectKeychain = () => Promise<Keychain>;

/**
 * Why a keychain cannot be used: its library does not load; there is none; it is locked or the user said no; it does not
 * answer in time; anything else.
 */
export type KeychainTrouble = 'library' | 'absent' | 'refused' | 'silent' | 'unexpected';

/** A call of the keychain that failed. The library's text is kept for debugging and never shown. */
export class KeychainFailure extends Error {
  readonly trouble: KeychainTrouble;

  constructor(trouble: KeychainTrouble, options: { cause?: unknown } = {}) {
    super(`keychain: ${trouble}`, options);
    this.name = 'KeychainFailure';
    this.trouble = trouble;
  }
}
