import type { ErrorCode } from '../errors/index.ts';

/**
 * The words every room uses for readers and cards. A card is evidence, not a boolean: the reader, the ATR and the
 * reader's insertion count together say whether *this* card ever left (design, rule 3).
 */

/** A card in a reader. */
export interface Card {
  /** PC/SC reader name, as the smartcard service gives it. */
  readonly reader: string;
  /** Answer to reset: upper-case hex, no spaces, e.g. `3B8001811F`. Empty for a card that does not answer (mute). */
  readonly atr: string;
  /** The reader's count of insertions and removals (upper 16 bits of the PC/SC event state); same value = never left. */
  readonly count: number;
}

/** A reader and what is in it. `card: null` = empty. */
export interface Reader {
  readonly name: string;
  readonly card: Card | null;
}

/**
 * What the card watcher reports, in the order it happened. `at` is UTC milliseconds.
 * After start, and after the service came back, the present readers and cards are reported as attached/inserted events,
 * then `ready`. A swap that PC/SC reports in one step becomes removed + inserted. When the service vanishes, one
 * `service-stopped` is reported (`error` says why) and nothing is known until the next `service-started`; no removals
 * are made up. A reader that vanishes with a card in it is `reader-detached` alone: the reader left, not the card
 * (spine-cis1 17, no. 30).
 */
export type CardEvent =
  | { readonly type: 'service-started'; readonly at: number }
  | { readonly type: 'service-stopped'; readonly at: number; readonly error?: ErrorCode }
  | { readonly type: 'reader-attached'; readonly reader: string; readonly at: number }
  | { readonly type: 'reader-detached'; readonly reader: string; readonly at: number }
  | { readonly type: 'card-inserted'; readonly card: Card; readonly at: number }
  | { readonly type: 'card-removed'; readonly card: Card; readonly at: number }
  | { readonly type: 'ready'; readonly at: number };

/** A running watcher. `onEvent` is called for every event from the start on; `stop` ends it and resolves when it is gone. */
export interface CardWatcher {
  stop(): Promise<void>;
}

/** Starts watching readers. Never throws for a missing service: that is reported as `service-stopped`. */
export type WatchCards = (onEvent: (event: CardEvent) => void) => CardWatcher;
