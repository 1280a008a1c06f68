/**
 * What the watcher needs of PC/SC, and nothing more: there is no way to connect to a card or to send it an APDU through
 * this door (spine-cis1 17, no. 33). `winscard.ts` is the real one; tests bring their own.
 */
export interface Pcsc {
  /** Most reader states one wait takes. */
  readonly maxStates: number;
  /** Windows: the service stops when the last reader is unplugged, so "no service" may mean "no reader". */
  readonly sleepsWithoutReaders: boolean;
  /** Opens a context. Throws `PcscError`, e.g. `SCARD_E_NO_SERVICE`. */
  establish(): Promise<PcscContext>;
  /** Windows: ends when the service starts, at the latest after `milliseconds`. Absent where PC/SC has no such event. */
  readonly serviceStarted?: (milliseconds: number) => Promise<void>;
}

/** A reader and what the caller last knew of it. */
export interface ReaderQuery {
  readonly name: string;
  /** Last `dwEventState` without the CHANGED bit, or 0 for "tell me at once". Unsigned 32-bit. */
  readonly state: number;
}

/** A reader and what the service says of it. */
export interface ReaderAnswer {
  readonly name: string;
  /** `dwEventState`, unsigned 32-bit: flags below, event count in the upper 16 bits. */
  readonly state: number;
  /** Upper-case hex, empty when there is none. */
  readonly atr: string;
}

/** How a wait ended. */
export type WaitResult =
  | { readonly outcome: 'changed'; readonly readers: readonly ReaderAnswer[] }
  | { readonly outcome: 'timeout' }
  | { readonly outcome: 'cancelled' };

/** A connection to the smartcard service. All calls but `cancel` are one at a time. */
export interface PcscContext {
  /** Names of all readers, possibly none. Throws `PcscError`. */
  listReaders(): Promise<readonly string[]>;
  /** Blocks (in a thread of its own) until a reader differs from what is known of it. Throws `PcscError`. */
  waitForChange(readers: readonly ReaderQuery[], milliseconds: number): Promise<WaitResult>;
  /** Ends a wait of this context. A cancel just before the wait is lost: repeat until the wait has ended. */
  cancel(): Promise<void>;
  /** Closes the context. Never throws. */
  release(): Promise<void>;
}
