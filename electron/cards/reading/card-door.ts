import type { Card } from '../card.ts';

/**
 * The one door through which commands reach a card; the watcher has none (spine-cis1 17, no. 33). `winscard-door.ts` is the
 * real one, `simulated-door.ts` the simulator's.
 */
export interface CardDoor {
  /** The card that is in a reader now; `null` when it is empty or gone. @throws LanyardError */
  cardIn(reader: string): Promise<Card | null>;
  /**
   * Connects to the card, shared with other programs, and waits until none of them is in the middle of something; that
   * may take for ever, as PC/SC knows no time limit. @throws PcscError, LanyardError
   */
  connect(reader: string): Promise<CardConnection>;
}

/** A card that listens to nobody else for the moment. One call at a time. */
export interface CardConnection {
  readonly protocol: 'T=0' | 'T=1';
  /** Sends a command, resolves with the answer (status word included). @throws PcscError, LanyardError */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Leaves the card as it is: no reset, no power-off. Waits for a command under way. Never throws. */
  close(): Promise<void>;
}
