import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from './card.ts';
import { stateBit } from './pcsc-codes.ts';
import type { ReaderAnswer } from './pcsc.ts';
import { compareNames, compareStates, type CardChange, type KnownReaders } from './reader-states.ts';

const present = (count: number, atr: string, bits = 0): ReaderAnswer => ({
  name: 'R1',
  atr,
  state: ((count << 16) | stateBit.present | stateBit.changed | bits) >>> 0,
});
const empty = (count: number): ReaderAnswer => ({
  name: 'R1',
  atr: '',
  state: ((count << 16) | stateBit.empty | stateBit.changed) >>> 0,
});
const gone: ReaderAnswer = { name: 'R1', atr: '', state: stateBit.unknown | stateBit.unavailable | stateBit.changed };
const unavailable: ReaderAnswer = { name: 'R1', atr: '', state: stateBit.unavailable | stateBit.changed };

const card = (count: number, atr: string): Card => ({ reader: 'R1', atr, count });

/** Runs answers through the comparison from an unasked reader; returns the changes of the last answer. */
function last(...answers: ReaderAnswer[]): readonly CardChange[] {
  let readers: KnownReaders = compareNames(new Map(), ['R1']).readers;
  let changes: readonly CardChange[] = [];
  for (const answer of answers) ({ readers, changes } = compareStates(readers, [answer]));
  return changes;
}

describe('one reader', () => {
  test.each<[string, ReaderAnswer[], CardChange[]]>([
    ['first seen empty', [empty(0)], [{ type: 'reader-attached', reader: 'R1' }]],
    [
      'first seen with a card',
      [present(7, '3B00')],
      [
        { type: 'reader-attached', reader: 'R1' },
        { type: 'card-inserted', card: card(7, '3B00') },
      ],
    ],
    ['card in', [empty(4), present(5, '3B00')], [{ type: 'card-inserted', card: card(5, '3B00') }]],
    ['card out', [present(5, '3B00'), empty(6)], [{ type: 'card-removed', card: card(5, '3B00') }]],
    ['nothing new', [present(5, '3B00'), present(5, '3B00')], []],
    ['in use by another program', [present(5, '3B00'), present(5, '3B00', stateBit.inUse)], []],
    ['exclusively', [present(5, '3B00'), present(5, '3B00', stateBit.exclusive | stateBit.inUse)], []],
    ['reset by another program', [present(5, '3B00'), present(5, '')], []],
    ['and answering again', [present(5, '3B00'), present(5, ''), present(5, '3B00')], []],
    [
      'swapped for another card',
      [present(5, '3B00'), present(7, '3B01')],
      [
        { type: 'card-removed', card: card(5, '3B00') },
        { type: 'card-inserted', card: card(7, '3B01') },
      ],
    ],
    [
      'out and in again while nobody looked',
      [present(5, '3B00'), present(7, '3B00')],
      [
        { type: 'card-removed', card: card(5, '3B00') },
        { type: 'card-inserted', card: card(7, '3B00') },
      ],
    ],
    [
      'another ATR under the same count',
      [present(0, '3B00'), present(0, '3B01')],
      [
        { type: 'card-removed', card: card(0, '3B00') },
        { type: 'card-inserted', card: card(0, '3B01') },
      ],
    ],
    ['mute card', [empty(0), present(1, '', stateBit.mute)], [{ type: 'card-inserted', card: card(1, '') }]],
    ['mute card out', [present(1, '', stateBit.mute), empty(2)], [{ type: 'card-removed', card: card(1, '') }]],
    ['in and out while nobody looked', [empty(2), empty(4)], []],
    [
      'the count starts over',
      [present(0xffff, '3B00'), empty(0)],
      [{ type: 'card-removed', card: card(0xffff, '3B00') }],
    ],
    ['unplugged', [empty(2), gone], [{ type: 'reader-detached', reader: 'R1' }]],
    ['unplugged with a card in it', [present(1, '3B00'), gone], [{ type: 'reader-detached', reader: 'R1' }]],
    ['state cannot be told', [present(1, '3B00'), unavailable], [{ type: 'reader-detached', reader: 'R1' }]],
    ['never seen', [unavailable], []],
    [
      'state can be told again',
      [present(1, '3B00'), unavailable, present(1, '3B00')],
      [
        { type: 'reader-attached', reader: 'R1' },
        { type: 'card-inserted', card: card(1, '3B00') },
      ],
    ],
  ])('%s', (_, answers, changes) => {
    expect(last(...answers)).toEqual(changes);
  });

  test('the state carried to the next wait is what was answered, without CHANGED', () => {
    const { readers } = compareStates(compareNames(new Map(), ['R1']).readers, [present(0xffff, '3B00')]);
    expect(readers.get('R1')?.state).toBe(0xffff0020);
  });
});

describe('the list of readers', () => {
  test('names that left are detached once, whatever the service still says of them', () => {
    const known = compareStates(compareNames(new Map(), ['R1']).readers, [empty(0)]).readers;
    const after = compareNames(known, []);
    expect(after.changes).toEqual([{ type: 'reader-detached', reader: 'R1' }]);
    expect(compareStates(after.readers, [gone, empty(1)]).changes).toEqual([]);
  });

  test('answers about readers that are not in the list are passed over', () => {
    expect(compareStates(new Map(), [present(1, '3B00')])).toEqual({ readers: new Map(), changes: [] });
  });
});

const anyAnswer: fc.Arbitrary<ReaderAnswer> = fc.record({
  name: fc.constantFrom('R1', 'R2', 'Rêader ü', '\\\\?PnP?\\Notification', ''),
  atr: fc.constantFrom('', '3B00', '3B01', '3B8001811F'),
  state: fc.oneof(
    fc.integer({ min: 0, max: 0xffffffff }),
    fc
      .record({ count: fc.integer({ min: 0, max: 3 }), bits: fc.constantFrom(0x10, 0x20, 0x120, 0x220, 0x4, 0x8, 0) })
      .map(({ count, bits }) => (count << 16) + bits),
  ),
});

const anyStep = fc.oneof(
  fc.record({ names: fc.uniqueArray(fc.constantFrom('R1', 'R2', 'Rêader ü', '\\\\?PnP?\\Notification', '')) }),
  fc.record({ answers: fc.array(anyAnswer, { maxLength: 4 }) }),
);

test('property: whatever the service says, the story told is consistent', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      let readers: KnownReaders = new Map();
      const story = new Map<string, Card | null>();
      for (const step of steps) {
        const result = 'names' in step ? compareNames(readers, step.names) : compareStates(readers, step.answers);
        readers = result.readers;
        for (const change of result.changes) tell(story, change);
        // What was told is exactly what is known.
        const known = [...readers].filter(([, reader]) => reader.attached);
        expect(new Map(known.map(([name, reader]) => [name, reader.card]))).toEqual(story);
      }
    }),
    { numRuns: 500 },
  );
});

/** Applies a change to what has been told, failing on anything that does not follow. */
function tell(story: Map<string, Card | null>, change: CardChange): void {
  switch (change.type) {
    case 'reader-attached':
      expect(story.has(change.reader)).toBe(false);
      story.set(change.reader, null);
      break;
    case 'reader-detached':
      expect(story.delete(change.reader)).toBe(true);
      break;
    case 'card-inserted':
      expect(story.get(change.card.reader)).toBeNull();
      story.set(change.card.reader, change.card);
      break;
    case 'card-removed':
      expect(story.get(change.card.reader)).toEqual(change.card);
      story.set(change.card.reader, null);
      break;
    case 'service-started':
    case 'service-stopped':
    case 'ready':
      throw new Error(`not for a reader: ${change.type}`);
  }
}

test('property: a card whose count moved has been removed, and the same count with the same ATR never is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom('3B00', ''),
      fc.integer({ min: 0, max: 0xffff }).map((bits) => bits & (stateBit.inUse | stateBit.exclusive | stateBit.mute)),
      (before, after, atr, bits) => {
        const changes = last(present(before, atr), present(after, atr, bits));
        expect(changes.map(({ type }) => type)).toEqual(before === after ? [] : ['card-removed', 'card-inserted']);
      },
    ),
  );
});
