import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tlv } from '../../../test/simulator/cards/piv-data.ts';
import { readChuid } from './chuid.ts';

const guid = Buffer.from('0123456789ABCDEF0123456789ABCDEF', 'hex');
const chuid = (date: string, id: Uint8Array = guid) =>
  Buffer.concat([
    tlv('30', Buffer.alloc(25)),
    tlv('34', id),
    tlv('35', Buffer.from(date, 'latin1')),
    tlv('FE', Buffer.alloc(0)),
  ]);

test('GUID and last day', () => {
  expect(readChuid(chuid('20280229'))).toEqual({ guid: '01234567-89ab-cdef-0123-456789abcdef', expires: '2028-02-29' });
});

test.each(['20270229', '20271301', '2027022', '202702281', '2027022A', '        ', '00000000'])(
  'an end that is no day of the calendar is no card without an end: "%s"',
  (date) => {
    expect(readChuid(chuid(date))).toBeNull();
  },
);

test('an end that is not stated', () => {
  expect(readChuid(chuid(''))).toMatchObject({ expires: null });
});

test.each([Buffer.alloc(16), Buffer.alloc(15, 1), Buffer.alloc(17, 1), Buffer.alloc(0)])('no GUID: %j', (id) => {
  expect(readChuid(chuid('20280229', id))?.guid).toBeNull();
});

test('what is no row of data objects is no CHUID', () => {
  expect(readChuid(Buffer.alloc(0))).toBeNull();
  expect(readChuid(chuid('20280229').subarray(0, -3))).toBeNull();
});

test('property: whatever the card says, the parts have their form or are missing', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, maxLength: 8 }), fc.uint8Array({ maxLength: 20 }), (date, id) => {
      const read = readChuid(chuid(date, id));
      expect(read?.expires ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(read?.guid ?? guid.toString('hex')).toMatch(/^[0-9a-f-]{32,36}$/);
    }),
  );
});
