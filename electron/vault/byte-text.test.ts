import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedCapacity, decodeInto, encodedLength, encodeInto } from './byte-text.ts';

const bytes = fc.uint8Array({ maxLength: 200, size: 'max' }).map((array) => Buffer.from(array));

function encoded(value: Buffer): Buffer {
  const text = Buffer.alloc(encodedLength(value.length));
  encodeInto(text, 0, value);
  return text;
}

describe('byte text', () => {
  it('is base64', () => {
    fc.assert(fc.property(bytes, (value) => encoded(value).toString() === value.toString('base64')));
  });

  it('is read back', () => {
    fc.assert(
      fc.property(bytes, fc.nat(9), (value, offset) => {
        const target = Buffer.alloc(offset + value.length);
        expect(decodeInto(target, offset, encoded(value))).toBe(value.length);
        expect(target.subarray(offset)).toEqual(value);
      }),
    );
  });

  it('reads nothing else, and never more than fits', () => {
    const target = Buffer.alloc(3);
    for (const text of ['a', 'abc', 'ab!d', 'a===', 'ab=c', 'abcdefgh']) {
      expect(decodeInto(target, 0, Buffer.from(text))).toBeNull();
    }
  });

  it('fills an item of Windows', () => {
    expect(decodedCapacity(2_560)).toBe(1_920);
    expect(encodedLength(1_920)).toBe(2_560);
  });
});
