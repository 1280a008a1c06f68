import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameText, splitNames } from './reader-names.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));

test.each([
  ['two names', bytes('A\0B b\0\0'), ['A', 'B b']],
  ['none', bytes('\0'), []],
  ['nothing at all', bytes(''), []],
  ['no end', bytes('A\0B'), ['A', 'B']],
  ['what follows the end', bytes('A\0\0B\0'), ['A']],
  ['a double', bytes('A\0A\0\0'), ['A']],
  ['UTF-8', bytes('Lecteur à puce\0\0'), ['Lecteur à puce']],
  ['Latin-1', bytes('Lecteur à puce\0\0', 'latin1'), ['Lecteur à puce']],
  ['no text in any encoding', new Uint8Array([0xff, 0xfe, 0x80, 0, 0]), ['ÿþ\u0080']],
])('%s', (_, list, names) => {
  expect([...splitNames(list).keys()]).toEqual(names);
});

test('the service gets back the bytes it gave', () => {
  const [given] = splitNames(bytes('Lecteur à puce\0\0', 'latin1')).values();
  expect(given).toEqual(Buffer.from('Lecteur à puce\0', 'latin1'));
});

test('property: any list is survived, and every name keeps its bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (list) => {
      for (const [name, raw] of splitNames(list)) {
        expect(raw.indexOf(0)).toBe(raw.length - 1);
        expect(nameText(raw.subarray(0, -1))).toBe(name);
      }
    }),
  );
});
