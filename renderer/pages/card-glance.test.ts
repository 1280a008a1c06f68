import { expect, test } from 'vitest';
import { inLanguage } from '../messages/messages.ts';
import { lookText, toneOf } from './card-glance.ts';

type Card = Parameters<typeof toneOf>[0];
type Glance = Parameters<typeof lookText>[1];

const good: Glance = { of: 'certificate', slot: '9A', standing: 'good', daysLeft: 399, date: Date.UTC(2027, 11, 26) };
const garbled: Glance = { of: 'certificate', slot: '9A', standing: 'unreadable', daysLeft: null, date: null };
const expired: Glance = { of: 'card', slot: null, standing: 'expired', daysLeft: -2517, date: '2020-01-01' };

function tone(...glance: Glance[]) {
  const reading: Card['reading'] = { state: 'read', glance, certificates: [], chuidExpiry: null, objects: [] };
  return toneOf({ atr: '', series: 'unknown', refusedSince: null, session: null, reading });
}

test('a card that has expired is red and says so, in both languages', () => {
  expect(tone(expired, good)).toBe('bad');
  expect(lookText(inLanguage('en'), expired)).toBe('Card: expired on 1 January 2020. Ask for a new card.');
  expect(lookText(inLanguage('cy'), expired)).toBe('Cerdyn: daeth i ben ar 1 Ionawr 2020. Gofynnwch am gerdyn newydd.');
});

test('a card that soon expires counts its days', () => {
  const soon: Glance = { of: 'card', slot: null, standing: 'amber', daysLeft: 2, date: '2026-11-24' };
  expect(tone(soon)).toBe('attention');
  expect(lookText(inLanguage('en'), soon)).toBe('Card: 2 days left. Ask for a new card.');
  expect(lookText(inLanguage('cy'), soon)).toMatch(/^Cerdyn: 2 ddiwrnod ar ôl\. /);
});

test('a garbled certificate is there, and not behind the passcode', () => {
  expect(tone(garbled)).toBe('attention');
  expect(lookText(inLanguage('en'), garbled)).toMatch(/^Certificate: it is on the card, but cannot be understood\./);
  expect(lookText(inLanguage('cy'), garbled)).toMatch(/^Tystysgrif: mae ar y cerdyn, ond ni ellir ei deall\./);
  expect(lookText(inLanguage('en'), { ...garbled, standing: 'locked' })).toMatch(/passcode/);
});

test('all is well', () => {
  expect(tone(good)).toBe('good');
  expect(lookText(inLanguage('en'), good)).toBe('Certificate: 399 days left');
});

test('a certificate that is not the one for signing in is named by its slot', () => {
  const signature: Glance = { ...good, slot: '9C', standing: 'expired', date: Date.UTC(2026, 0, 1) };
  expect(tone(signature)).toBe('bad');
  expect(lookText(inLanguage('en'), signature)).toMatch(/^Certificate 9C: expired on 1 January 2026\./);
  expect(lookText(inLanguage('cy'), signature)).toMatch(/^Tystysgrif 9C: daeth i ben/);
});
