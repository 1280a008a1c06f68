import type { Say } from './messages/messages.ts';

const months = [
  'dates.months.1',
  'dates.months.2',
  'dates.months.3',
  'dates.months.4',
  'dates.months.5',
  'dates.months.6',
  'dates.months.7',
  'dates.months.8',
  'dates.months.9',
  'dates.months.10',
  'dates.months.11',
  'dates.months.12',
] as const;

/**
 * A day in words, `7 May 2026`. `day`: `YYYY-MM-DD`, or UTC ms. By our own names of months: Chromium comes without the
 * Welsh ones and would fall back to American English.
 */
export function dayInWords(say: Say, day: string | number): string {
  const date = new Date(day);
  const month = say(months[date.getUTCMonth()] ?? 'dates.months.1');
  return say('dates.full', { day: date.getUTCDate(), month, year: date.getUTCFullYear() });
}
