import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeValue, valueType } from './registry.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('a value of the registry', () => {
  test.each([
    ['a text', valueType.text, utf16('Ward 3\0'), { kind: 'text', text: 'Ward 3' }],
    ['a text without its NUL', valueType.text, utf16('live'), { kind: 'text', text: 'live' }],
    ['a text with something behind its NUL', valueType.text, utf16('live\0junk\0'), { kind: 'text', text: 'live' }],
    [
      'half a character',
      valueType.text,
      Buffer.concat([utf16('ab'), Buffer.from([0x41])]),
      { kind: 'text', text: 'ab' },
    ],
    ['nothing', valueType.text, Buffer.alloc(0), { kind: 'text', text: '' }],
    ['Welsh letters', valueType.text, utf16('Tŷ Gwyn\0'), { kind: 'text', text: 'Tŷ Gwyn' }],
    ['variables', valueType.expandable, utf16('%TEMP%\0'), { kind: 'expandable', text: '%TEMP%' }],
    ['texts', valueType.texts, utf16('one\0two\0\0'), { kind: 'texts', texts: ['one', 'two'] }],
    ['texts without their end', valueType.texts, utf16('one\0two'), { kind: 'texts', texts: ['one', 'two'] }],
    ['no texts', valueType.texts, utf16('\0\0'), { kind: 'texts', texts: [] }],
    ['a number', valueType.dword, Buffer.from([0xa0, 0xbb, 0x0d, 0]), { kind: 'number', number: 900_000 }],
    ['the largest number', valueType.dword, Buffer.alloc(4, 0xff), { kind: 'number', number: 4_294_967_295 }],
    [
      'a number the other way round',
      valueType.dwordBigEndian,
      Buffer.from([0, 0, 1, 0]),
      { kind: 'number', number: 256 },
    ],
    ['a long number', valueType.qword, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]), { kind: 'number', number: 1 }],
    ['a short number', valueType.dword, Buffer.from([1]), { kind: 'other' }],
    ['bytes', 3, Buffer.from([1, 2]), { kind: 'other' }],
  ])('%s', (_, type, data, value) => {
    expect(decodeValue(type, data)).toEqual(value);
  });

  test('whatever bytes there are, there is an answer, and no text holds a NUL', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.uint8Array({ maxLength: 64 }), (type, bytes) => {
        const value = decodeValue(type, Buffer.from(bytes));
        const texts = value.kind === 'texts' ? value.texts : 'text' in value ? [value.text] : [];
        for (const text of texts) expect(text).not.toContain('\0');
      }),
    );
  });
});
