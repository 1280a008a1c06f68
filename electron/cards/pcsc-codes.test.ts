import { expect, test } from 'vitest';
import { hexCode, PcscError, pcscCode, serviceIsGone, unsigned32 } from './pcsc-codes.ts';
import { pcscFailure } from './pcsc-failure.ts';

test.each([
  ['64-bit Linux', 0x8010001dn, 0x8010001d],
  ['a negative BigInt', -2146435043n, 0x8010001d],
  ['Windows', -2146435043, 0x8010001d],
  ['success', 0, 0],
])('a return code of %s is unsigned', (_, given, expected) => {
  expect(unsigned32(given)).toBe(expected);
});

test('codes are shown as support desks look them up', () => {
  expect(hexCode(0x8010001d)).toBe('0x8010001D');
  expect(hexCode(6)).toBe('0x00000006');
});

test('a service that is gone is told from a complaint', () => {
  expect(serviceIsGone(new PcscError('SCardListReaders', pcscCode.serviceStopped))).toBe(true);
  expect(serviceIsGone(new PcscError('SCardListReaders', pcscCode.unknownReader))).toBe(false);
  expect(serviceIsGone(new PcscError('SCardGetStatusChange', pcscCode.securityViolation))).toBe(true);
  expect(serviceIsGone(new PcscError('SCardEstablishContext', pcscCode.securityViolation))).toBe(false);
  expect(serviceIsGone(new Error('other'))).toBe(false);
});

test('every failure has a code of the catalogue', () => {
  expect(pcscFailure(new PcscError('SCardEstablishContext', pcscCode.noService)).code).toBe('LAN-1001');
  expect(pcscFailure(new PcscError('SCardGetStatusChange', 0x80100004)).toValue()).toMatchObject({
    code: 'LAN-1007',
    details: { call: 'SCardGetStatusChange', code: '0x80100004' },
  });
  expect(pcscFailure(new TypeError('x')).code).toBe('LAN-1007');
});
