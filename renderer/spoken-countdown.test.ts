import { expect, test } from 'vitest';
import { spokenSeconds } from './spoken-countdown.ts';

/** What is said of a countdown from so many seconds, in order. */
function said(whole: number): number[] {
  const each = Array.from({ length: whole + 1 }, (_, passed) => spokenSeconds(whole, whole - passed));
  return [...new Set(each)];
}

test('a countdown is spoken at its beginning and at a few moments, and never says more than is left', () => {
  expect(said(60)).toEqual([60, 30, 10, 5]);
  expect(said(120)).toEqual([120, 60, 30, 10, 5]);
  expect(said(50)).toEqual([50, 30, 10, 5]);
  expect(said(20)).toEqual([20, 10, 5]);
  expect(said(7)).toEqual([7, 5]);
  expect(said(3)).toEqual([3]);
});
