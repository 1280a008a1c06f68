import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tlv } from '../../../test/simulator/cards/piv-data.ts';
import { readTlvs, valueOf } from './ber-tlv.ts';

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('data objects', () => {
  test.each([
    ['one', '70 02 AA BB', [[0x70, 'aabb']]],
    ['none', '', []],
    [
      'two',
      '71 01 00 FE 00',
      [
        [0x71, '00'],
        [0xfe, ''],
      ],
    ],
    [
      'tags of two and three bytes',
      '5F 2F 01 40 BF 81 01 01 07',
      [
        [0x5f2f, '40'],
        [0xbf8101, '07'],
      ],
    ],
    ['a length of two bytes', '53 81 02 01 02', [[0x53, '0102']]],
    [
      'fillers',
      '00 00 70 01 AA FF FF 71 00 00',
      [
        [0x70, 'aa'],
        [0x71, ''],
      ],
    ],
  ] as const)('%s', (_name, text, expected) => {
    const found = readTlvs(hex(text))?.map(({ tag, value }) => [tag, Buffer.from(value).toString('hex')]);
    expect(found).toEqual(expected);
  });

  test.each([
    ['cut in the value', '70 03 AA BB'],
    ['cut before the length', '70'],
    ['cut in the length', '70 82 01'],
    ['cut in the tag', '5F'],
    ['a tag without end', '5F FF FF FF 01 00'],
    ['an indefinite length', '70 80 AA 00 00'],
    ['a length of four bytes', '70 84 00 00 00 01 AA'],
    ['a length beyond everything', '70 83 FF FF FF AA'],
    ['more objects than anybody sends', '7000'.repeat(65)],
  ])('refused: %s', (_name, text) => {
    expect(readTlvs(hex(text))).toBeNull();
  });

  test('the value of a tag is that of the only object with it', () => {
    expect(valueOf(hex('70 01 AA 71 01 BB'), 0x71)).toEqual(hex('BB'));
    expect(valueOf(hex('70 01 AA'), 0x71)).toBeNull();
    expect(valueOf(hex('70 01 AA 70 01 BB'), 0x70)).toBeNull();
    expect(valueOf(hex('70 05 AA'), 0x70)).toBeNull();
  });

  test('property: what was written is read, whatever it is', () => {
    const object = fc.record({
      tag: fc.constantFrom('30', '53', '70', '7E', 'FE', '5F2F', '5FC102'),
      value: fc.uint8Array({ maxLength: 400 }),
    });
    fc.assert(
      fc.property(fc.array(object, { maxLength: 8 }), (objects) => {
        const bytes = Buffer.concat(objects.map(({ tag, value }) => tlv(tag, value)));
        expect(readTlvs(bytes)?.map(({ tag, value }) => ({ tag, value: [...value] }))).toEqual(
          objects.map(({ tag, value }) => ({ tag: Number.parseInt(tag, 16), value: [...value] })),
        );
      }),
    );
  });

  test('property: any bytes are taken apart within themselves, or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const found = readTlvs(bytes) ?? [];
        expect(found.reduce((sum, { value }) => sum + value.length + 2, 0)).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 2_000 },
    );
  });
});
