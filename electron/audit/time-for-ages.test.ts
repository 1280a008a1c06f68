import { expect, test } from 'vitest';
import { timeForAges } from './time-for-ages.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

test.each([
  ['nothing was ever written', '2036-01-01', [], '2036-01-01'],
  ['the first file is today’s', '2036-01-01', ['2036-01-01'], '2036-01-01'],
  ['a holiday', '2026-12-20', ['2026-11-20', '2026-11-21'], '2026-12-20'],
  ['the clock far ahead', '2036-01-01', ['2026-11-21', '2026-11-20'], '2026-11-21'],
  ['the clock far ahead, the second start of that day', '2036-01-01', ['2026-11-21', '2036-01-01'], '2026-11-21'],
  ['a later day confirms it', '2036-01-02', ['2026-11-21', '2036-01-01'], '2036-01-02'],
  ['the clock right again', '2026-11-22', ['2026-11-21', '2036-01-01'], '2026-11-22'],
  ['a name that is no day', '2036-01-01', ['2026-00-00'], '2036-01-01'],
])('%s', (_what, now, days, judgedAt) => {
  expect(dayOf(timeForAges(at(now), days))).toBe(judgedAt);
});
