import { expect, test } from 'vitest';
import type { CardCertificate, CardDetails, CertificateSlot } from './card-details.ts';
import { cardOwner, holderIdOf } from './holder-id.ts';

const one = '555100000017';
const other = '055510000024';

test.each([
  [{ CN: [one] }, one],
  [{ UID: [one], CN: [`Somebody ${one}`] }, one],
  [{ UID: [one], CN: [other] }, null],
  [{ CN: [one, other] }, null],
  [{ CN: [`${one} ${other}`] }, null],
  [{ CN: [`x${one}`] }, null],
  [{ CN: [`${one}é`] }, null],
  [{ CN: [`(${one})`] }, one],
  [{ OU: [one] }, null],
  [{}, null],
])('%j names %s', (subject, uid) => {
  expect(holderIdOf(subject)?.uid ?? null).toBe(uid);
});

test('a site can say which field counts', () => {
  const subject = { UID: [one], CN: [other] };
  expect(holderIdOf(subject, 'CN')).toEqual({ uid: other, field: 'CN' });
  expect(holderIdOf(subject, 'UID')).toEqual({ uid: one, field: 'UID' });
  expect(holderIdOf(subject, 'serialNumber')).toBeNull();
});

const card = { reader: 'R', atr: '3B00', count: 1 };
const certificate = (slot: CertificateSlot, uid: string | null): CardCertificate => ({
  slot,
  holder: uid === null ? null : { uid, field: 'CN' },
  issuer: '',
  serial: '01',
  validFrom: 0,
  validTo: 1,
});
const piv = (...certificates: readonly CardCertificate[]): CardDetails => ({
  kind: 'piv',
  card,
  at: 1,
  chuid: null,
  certificates,
  objects: [],
});

test('whose card it is: the certificate for signing in says so, or else the others where they agree', () => {
  expect(cardOwner(piv(certificate('9A', one), certificate('9C', other)))).toBe(one);
  expect(cardOwner(piv(certificate('9A', null), certificate('9C', other)))).toBe(other);
  expect(cardOwner(piv(certificate('9C', one), certificate('9E', one)))).toBe(one);
  expect(cardOwner(piv(certificate('9C', one), certificate('9E', other)))).toBeNull();
  expect(cardOwner(piv())).toBeNull();
  expect(cardOwner({ kind: 'not-piv', card, at: 1 })).toBeNull();
});
