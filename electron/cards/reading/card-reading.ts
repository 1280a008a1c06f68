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

/**
 * How many readings that were given up may still be within a call of PC/SC. Each keeps one of libuv's four threads, the
 * watcher has another, and the next reading needs the last: a card taken out must be noticed whatever hangs.
 */
const mostStuck = 2;

/** Reads cards, one at a time. One that was given up keeps only its own reader busy. */
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
  let answered = Promise.resolve<unknown>(null);
  /** The last reading in each reader, which may still hold the card. */
  const last = new Map<string, { readonly ending: Ending; readonly released: Promise<unknown> }>();
  /** Readings within PC/SC; when the next one begins, all of them have been given up. */
  const stuck = new Set<Promise<unknown>>();
  const begin: CardReading['begin'] = (card, signal, field) => {
    const before = last.get(card.reader);
    const ending = new Ending(AbortSignal.any([signal, closing.signal]), 'LAN-1015');
    const reading = answered.then(async () => {
      // Why the one before is still there is why this one has to wait: another program, or the card itself.
      ending.after(limits.turn, before?.ending.tooLong ?? 'LAN-1014');
      await before?.released;
      ending.after(limits.turn, 'LAN-1014');
      while (stuck.size >= mostStuck) await Promise.race(stuck);
      const work = readToTheEnd({ card, field }, ending, parts, limits);
      const over: Promise<unknown> = settled(work).then(() => stuck.delete(over));
      stuck.add(over);
      return work;
    });
    const details = ending.race(reading);
    const released = settled(reading);
    answered = answered.then(() => settled(details));
    last.set(card.reader, { ending, released });
    return { details, released };
  };
  return {
    begin,
    read: (...request) => begin(...request).details,
    async close() {
      closing.abort();
      await Promise.all([...last.values()].map(({ released }) => released));
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
    ending.after(limits.turn, 'LAN-1011');
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
