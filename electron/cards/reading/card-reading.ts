import { LanyardError } from '../../errors/index.ts';
import type { Card } from '../card.ts';
import type { CardDetails, HolderFieldChoice, ReadCard } from './card-details.ts';
import type { CardDoor } from './card-door.ts';
import { Ending } from './ending.ts';
import { readPiv } from './piv.ts';
import { changed, readingFailure } from './reading-failure.ts';

export interface CardReadingParts {
  readonly door: CardDoor;
  readonly limits?: Partial<ReadingLimits>;
  /** UTC milliseconds. */
  readonly now?: () => number;
}

/** All milliseconds. */
export interface ReadingLimits {
  /** How long to wait for other programs to let go of the card. */
  readonly turn: number;
  /** How long the card may take in all. A slow one with three certificates needs some 4 s. */
  readonly whole: number;
}

const usualLimits: ReadingLimits = { turn: 3_000, whole: 15_000 };

/** Reads cards, one at a time. */
export interface CardReading {
  readonly read: ReadCard;
  /** The same, for who must know when the card has been let go of. */
  begin(...request: Parameters<ReadCard>): Begun;
  /** Gives up what is under way; resolves when no card is held any more. */
  close(): Promise<void>;
}

/** A reading under way. */
export interface Begun {
  readonly details: Promise<CardDetails>;
  /** It holds no card any more; later than its outcome when it was given up within a call of PC/SC. Never rejects. */
  readonly released: Promise<unknown>;
}

/**
 * Makes the reading of cards without a passcode: shared with other programs, in a transaction, never resetting the card.
 * Whether the moment allows it is for the caller to say (`readingVerdict`).
 */
export function createCardReading(parts: CardReadingParts): CardReading {
  const limits = { ...usualLimits, ...parts.limits };
  const closing = new AbortController();
  let last = { answered: Promise.resolve<unknown>(null), released: Promise.resolve<unknown>(null) };
  const begin: CardReading['begin'] = (card, signal, field) => {
    const before = last;
    const ending = new Ending(AbortSignal.any([signal, closing.signal]), 'LAN-1015');
    const reading = before.answered.then(async () => {
      ending.after(limits.turn, 'LAN-1011');
      await before.released;
      return readToTheEnd({ card, field }, ending, parts, limits);
    });
    const details = ending.race(reading);
    last = { answered: settled(details), released: settled(reading) };
    return { details, released: last.released };
  };
  return {
    begin,
    read: (...request) => begin(...request).details,
    async close() {
      closing.abort();
      await last.released;
    },
  };
}

/** Settles only when the card has been given back, however it went. */
async function readToTheEnd(
  { card, field }: { readonly card: Card; readonly field: HolderFieldChoice | undefined },
  ending: Ending,
  { door, now = Date.now }: CardReadingParts,
  limits: ReadingLimits,
): Promise<CardDetails> {
  const check = () => checkCard(door, card);
  try {
    ending.check();
    await check();
    const connection = await door.connect(card.reader);
    try {
      ending.check();
      ending.after(limits.whole, 'LAN-1014');
      // Connected to the card of this count, or to none: a handle does not outlive its card.
      await check();
      const content = await readPiv(connection, field, ending.check);
      await check();
      const at = now();
      return content === null ? { kind: 'not-piv', card, at } : { kind: 'piv', card, at, ...content };
    } finally {
      await connection.close();
    }
  } catch (thrown) {
    throw await readingFailure(thrown, check);
  }
}

/** @throws LanyardError `LAN-1012` unless the very card is in its reader and never left it. */
async function checkCard(door: CardDoor, card: Card): Promise<void> {
  const found = await door.cardIn(card.reader);
  if (found?.atr !== card.atr || found.count !== card.count) throw changed();
  if (found.atr === '') throw new LanyardError('LAN-1005');
}

function settled(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined);
}
