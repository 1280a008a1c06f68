import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validityOf, validityOfDate } from './validity.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-22T12:00:00Z');

test.each([
  [91 * day, 91, 'good'],
  [91 * day - 1, 90, 'amber'],
  [90 * day, 90, 'amber'],
  [15 * day, 15, 'amber'],
  [15 * day - 1, 14, 'red'],
  [14 * day, 14, 'red'],
  [day - 1, 0, 'red'],
  [0, 0, 'red'],
  [-1, -1, 'expired'],
  [-day - 1, -2, 'expired'],
])('%i ms before its end: %i days left, %s', (left, daysLeft, standing) => {
  expect(validityOf({ from: 0, to: now + left }, now)).toEqual({ daysLeft, standing });
});

test('before its beginning it is not valid yet', () => {
  expect(validityOf({ from: now + 1, to: now + 5 * day }, now).standing).toBe('not-yet');
});

test('the whole of the last day counts', () => {
  expect(validityOfDate('2026-11-22', now)).toEqual({ daysLeft: 0, standing: 'red' });
  expect(validityOfDate('2026-11-21', now)).toEqual({ daysLeft: -1, standing: 'expired' });
  expect(validityOfDate('2027-11-22', now).standing).toBe('good');
});

test('property: with time, days only get fewer', () => {
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(moment, moment, fc.nat({ max: 1_000 * day }), (to, then, later) => {
      const before = validityOf({ from: 0, to }, then).daysLeft;
      expect(validityOf({ from: 0, to }, then + later).daysLeft).toBeLessThanOrEqual(before);
    }),
  );
});
