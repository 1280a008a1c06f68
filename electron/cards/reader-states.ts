import type { Card, CardEvent } from './card.ts';
import { stateBit } from './pcsc-codes.ts';
import type { ReaderAnswer } from './pcsc.ts';

/**
 * What the service's answers mean: pure functions from what was known and what is said now to events. Waiting, naming
 * and time live elsewhere (`watch-cards.ts`).
 */

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;

/** A card event before it is stamped with the time. */
export type CardChange = WithoutTime<CardEvent>;

/** A reader of the service's list. */
export interface KnownReader {
  /** Last `dwEventState` without CHANGED, to be handed to the next wait; 0 = not asked yet. */
  readonly state: number;
  /** Whether it was reported as attached. A reader whose state the service cannot tell is not. */
  readonly attached: boolean;
  /** The card reported as being in it. */
  readonly card: Card | null;
}

/** All readers of the service's list, by name. */
export type KnownReaders = ReadonlyMap<string, KnownReader>;

/** What a comparison found: the readers as they are known now, and what to report, in order. */
export interface Comparison {
  readonly readers: KnownReaders;
  readonly changes: readonly CardChange[];
}

const newReader: KnownReader = { state: stateBit.unaware, attached: false, card: null };

/** Compares the service's list of names with the known readers: those that left are detached, new ones to be asked. */
export function compareNames(known: KnownReaders, names: readonly string[]): Comparison {
  const changes: CardChange[] = [];
  for (const [name, reader] of known) {
    if (reader.attached && !names.includes(name)) changes.push({ type: 'reader-detached', reader: name });
  }
  return { readers: new Map(names.map((name) => [name, known.get(name) ?? newReader])), changes };
}

/** Compares the service's answers with the known readers. Answers about readers not in the list are passed over. */
export function compareStates(known: KnownReaders, answers: readonly ReaderAnswer[]): Comparison {
  const readers = new Map(known);
  const changes: CardChange[] = [];
  for (const answer of answers) {
    const before = readers.get(answer.name);
    if (before === undefined) continue;
    const after = readerAfter(before, answer);
    if ((answer.state & stateBit.unknown) === 0) readers.set(answer.name, after);
    else readers.delete(answer.name);
    changes.push(...readerChanges(answer.name, before, after));
  }
  return { readers, changes };
}

function readerAfter(before: KnownReader, answer: ReaderAnswer): KnownReader {
  const state = (answer.state & ~stateBit.changed) >>> 0;
  // "Unknown" or "unavailable": the service cannot tell what is in it, so the reader counts as gone until it can.
  if ((state & (stateBit.unknown | stateBit.unavailable)) !== 0) return { state, attached: false, card: null };
  return { state, attached: true, card: cardAfter(before.card, answer) };
}

function cardAfter(before: Card | null, answer: ReaderAnswer): Card | null {
  if ((answer.state & stateBit.present) === 0) return null;
  const count = answer.state >>> 16;
  // Same count, no ATR for the moment: another program resets the card. It has not left the reader.
  if (before?.count === count && answer.atr === '') return before;
  return { reader: answer.name, atr: answer.atr, count };
}

function readerChanges(name: string, before: KnownReader, after: KnownReader): readonly CardChange[] {
  if (before.attached && !after.attached) return [{ type: 'reader-detached', reader: name }];
  const changes: CardChange[] = [];
  if (!before.attached && after.attached) changes.push({ type: 'reader-attached', reader: name });
  if (sameCard(before.card, after.card)) return changes;
  if (before.card !== null) changes.push({ type: 'card-removed', card: before.card });
  if (after.card !== null) changes.push({ type: 'card-inserted', card: after.card });
  return changes;
}

/** Whether a card never left: same ATR and same count (design, rule 3). Any other count is a removal, even the same ATR. */
function sameCard(one: Card | null, other: Card | null): boolean {
  return one?.atr === other?.atr && one?.count === other?.count;
}
