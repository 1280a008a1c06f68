import { dayOf } from './files.ts';

/** How far the clock may have gone on since the newest file of an earlier day to be believed at once, ms. */
const believable = 30 * 86_400_000;

/**
 * The time (UTC ms) by which files are judged too old. One day with the clock set far ahead must not remove everything: where
 * the newest file of an earlier day is more than 30 days back, it is that day, until a file of a later day confirms the clock.
 * `days`: the UTC days on which the files were begun.
 */
export function timeForAges(now: number, days: readonly string[]): number {
  const newest = days.filter((day) => day < dayOf(now)).reduce((last, day) => (day > last ? day : last), '');
  const then = Date.parse(newest);
  return now - then > believable ? then : now;
}
