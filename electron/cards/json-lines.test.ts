import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonLines } from './json-lines.ts';

function read(...pieces: (string | Uint8Array)[]): unknown[] {
  const values: unknown[] = [];
  const lines = new JsonLines((value) => values.push(value));
  for (const piece of pieces) lines.push(Buffer.from(piece as string));
  return values;
}

test('property: lines survive being cut anywhere', () => {
  fc.assert(
    fc.property(fc.array(fc.json(), { maxLength: 5 }), fc.integer({ min: 1, max: 7 }), (documents, size) => {
      const bytes = Buffer.from(documents.map((text) => `${text}\n`).join(''));
      const pieces: Uint8Array[] = [];
      for (let start = 0; start < bytes.length; start += size) pieces.push(bytes.subarray(start, start + size));
      expect(read(...pieces)).toEqual(documents.map((text) => JSON.parse(text) as unknown));
    }),
  );
});

test('a line that is no JSON ends the stream', () => {
  expect(read('1\nnonsense\n2\n', '3\n')).toEqual([1, undefined]);
});

test('a line without end is refused before it fills the memory', () => {
  expect(read('x'.repeat(9_000), 'y'.repeat(9_000), '\n1\n')).toEqual([undefined]);
});

test('a long line is refused even when it arrives whole', () => {
  expect(read(`"${'x'.repeat(9_000)}"\n1\n`)).toEqual([undefined]);
});
