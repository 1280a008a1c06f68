import { expect, test } from 'vitest';
import type { CardCertificate, CardObject, PivDetails } from './card-details.ts';
import { glanceAt } from './glance.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-22T12:00:00Z');

function card(
  expires: string | null,
  certificates: [slot: CardCertificate['slot'], days: number][],
  objects: CardObject[] = [],
) {
  const details: PivDetails = {
    kind: 'piv',
    card: { reader: 'R1', atr: '3B00', count: 1 },
    at: now,
    chuid: { guid: null, expires },
    certificates: certificates.map(([slot, days]) => certificate(slot, days)),
    objects,
  };
  return glanceAt(details, now);
}

function certificate(slot: CardCertificate['slot'], days: number): CardCertificate {
  return { slot, holder: null, issuer: 'CA', serial: '01', validFrom: now - 500 * day, validTo: now + days * day };
}

const object = (name: CardObject['name'], status: CardObject['status']): CardObject => ({ name, status, hex: '' });
const standings = (looks: ReturnType<typeof card>) => looks.map(({ of, standing }) => `${of} ${standing}`);

test('all is well: the certificate alone', () => {
  expect(card('2028-02-29', [['9A', 399]])).toEqual([
    { of: 'certificate', slot: '9A', standing: 'good', daysLeft: 399, date: now + 399 * day },
  ]);
});

test('a card that has expired is not hidden by a certificate that has not', () => {
  expect(card('2020-01-01', [['9A', 399]])).toEqual([
    { of: 'card', slot: null, standing: 'expired', daysLeft: -2517, date: '2020-01-01' },
  ]);
});

test.each([
  ['2026-12-06', 399, ['card red']],
  ['2026-12-07', 399, ['card amber']],
  ['2027-02-20', 399, ['card amber']],
  ['2027-02-21', 399, ['certificate good']],
  ['2027-02-20', 10, ['certificate red', 'card amber']],
  ['2026-12-06', 41, ['card red', 'certificate amber']],
  ['2026-12-06', -1, ['certificate expired', 'card red']],
  [null, 41, ['certificate amber']],
])('a card until %s with a certificate of %i days: %j', (expires, days, expected) => {
  expect(standings(card(expires, [['9A', days]]))).toEqual(expected);
});

test('a certificate that is not valid yet says from when on it is', () => {
  const begins = { ...certificate('9A', 399), validFrom: now + day };
  const looks = glanceAt(
    {
      kind: 'piv',
      card: { reader: 'R1', atr: '', count: 1 },
      at: now,
      chuid: null,
      certificates: [begins],
      objects: [],
    },
    now,
  );
  expect(looks).toMatchObject([{ of: 'certificate', standing: 'not-yet', date: now + day }]);
});

test.each(['unreadable', 'locked', 'refused', 'absent'] as const)('no certificate because it is %s', (status) => {
  const looks = card('2028-02-29', [], [object('certificate-9a', status)]);
  expect(looks).toEqual([
    { of: 'certificate', slot: status === 'absent' ? null : '9A', standing: status, daysLeft: null, date: null },
  ]);
});

test('one for signatures stands in for a missing one for signing in, not for a garbled one', () => {
  expect(standings(card(null, [['9C', 399]], [object('certificate-9a', 'absent')]))).toEqual(['certificate good']);
  expect(standings(card(null, [['9C', 399]], [object('certificate-9a', 'unreadable')]))).toEqual([
    'certificate unreadable',
  ]);
});

test('a garbled CHUID is not taken for a card that never ends', () => {
  expect(standings(card(null, [['9A', 399]], [object('chuid', 'unreadable')]))).toEqual(['card unreadable']);
  expect(standings(card(null, [['9A', 399]], [object('chuid', 'present')]))).toEqual(['certificate good']);
});

test.each([
  [
    [
      ['9A', 399],
      ['9C', -1],
      ['9E', 20],
    ],
    ['9C expired'],
  ],
  [
    [
      ['9A', 399],
      ['9C', 399],
      ['9E', -1],
    ],
    ['9E expired'],
  ],
  [
    [
      ['9A', 60],
      ['9E', -1],
    ],
    ['9E expired', '9A amber'],
  ],
  [
    [
      ['9A', -1],
      ['9C', -1],
    ],
    ['9A expired'],
  ],
  [
    [
      ['9A', 10],
      ['9C', 60],
    ],
    ['9A red'],
  ],
  [
    [
      ['9A', 399],
      ['9C', 399],
      ['9E', 399],
    ],
    ['9A good'],
  ],
] as [[CardCertificate['slot'], number][], string[]][])('the worst certificate is named: %j', (slots, expected) => {
  expect(card(null, slots).map(({ slot, standing }) => `${String(slot)} ${standing}`)).toEqual(expected);
});

test('another certificate that is garbled is seen; one that the card keeps to itself is not', () => {
  const other = (status: CardObject['status']) => card(null, [['9A', 399]], [object('certificate-9c', status)]);
  expect(other('unreadable')).toMatchObject([{ slot: '9C', standing: 'unreadable' }]);
  expect(other('locked')).toMatchObject([{ slot: '9A', standing: 'good' }]);
});
