import { expect, test } from 'vitest';
import { seriesOf } from './series.ts';

test.each([
  ['3BF91800008131FE454A434F503431563232AF', '5 or 6', 'confirmed', '2026-05-07'],
  ['3B6A00FF4A434F50343156323231', '5 or 6', 'confirmed', '2026-05-07'],
  ['3BDB960080B1FE451F830031C064B0FC100000900000', '8', 'candidate', null],
  ['3BD6970081B1FE451F078031C1521118F9', '9 or 10', 'candidate', null],
  ['3B8680018031C152411A7E', '9 or 10', 'candidate', null],
])('%s looks like series %s (%s)', (atr, series, confidence, notAcceptedSince) => {
  expect(seriesOf(atr)).toMatchObject({ series, confidence, notAcceptedSince });
});

test('an answer to reset that nobody has listed says nothing, unless the card has a PIV application', () => {
  expect(seriesOf('3B00')).toMatchObject({ series: null, confidence: 'none', notAcceptedSince: null });
  expect(seriesOf('3B00', false).series).toBeNull();
  expect(seriesOf('3B00', true)).toMatchObject({ series: '9 or 10', model: null, confidence: 'candidate' });
  expect(seriesOf('').series).toBeNull();
});

test('a card that still works is said to work with the agent until that ends', () => {
  expect(seriesOf('3BD6970081B1FE451F078031C1521118F9').worksWithAgentUntil).toBe('2027-02-28');
});
