import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificate, tlv, type PivOwner } from '../../../test/simulator/cards/piv-data.ts';
import { readCertificate } from './certificate.ts';

const content = (bytes: Uint8Array, info = 0) =>
  Buffer.concat([tlv('70', bytes), tlv('71', Buffer.of(info)), tlv('FE', Buffer.alloc(0))]);
const read = async (owner: PivOwner) => readCertificate('9A', content(await certificate(owner)));

describe('a certificate', () => {
  let der: Buffer;
  const validFrom = Date.parse('2026-03-01T08:00:00Z');
  const validTo = Date.parse('2028-02-29T23:59:59Z');

  beforeAll(async () => {
    der = await certificate({ uid: '055510000024', validFrom, validTo });
  });

  test('says who, by whom, and from when to when', () => {
    expect(readCertificate('9A', content(der))).toEqual({
      slot: '9A',
      holder: { uid: '055510000024', field: 'CN' },
      issuer: 'Simulated Card Authority, CA, test',
      serial: expect.stringMatching(/^1[0-9A-F]{15}$/) as string,
      validFrom,
      validTo,
    });
  });

  test('may be packed', () => {
    const plain = readCertificate('9A', content(der));
    expect(readCertificate('9A', content(gzipSync(der), 1))).toEqual(plain);
    expect(readCertificate('9A', content(deflateSync(der), 1))).toEqual(plain);
  });

  test.each([
    ['says that it is packed and is not', () => content(der, 1)],
    ['is packed and does not say so', () => content(gzipSync(der))],
    ['unpacks to more than a certificate', () => content(gzipSync(Buffer.alloc(1_000_000)), 1)],
    ['is cut short', () => content(der.subarray(0, der.length - 40))],
    ['is empty', () => content(Buffer.alloc(0))],
    ['is there twice', () => Buffer.concat([tlv('70', der), tlv('70', der)])],
    ['is missing', () => tlv('71', Buffer.of(0))],
    [
      'is PEM',
      () => content(Buffer.from(`-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`)),
    ],
  ])('is none when it %s', (_name, bytes) => {
    expect(readCertificate('9A', bytes())).toBeNull();
  });

  test('property: a damaged one is read or refused, never more', () => {
    fc.assert(
      fc.property(fc.nat({ max: 600 }), fc.nat({ max: 255 }), (place, byte) => {
        const damaged = Buffer.from(der);
        damaged[place % der.length] = byte;
        const found = readCertificate('9A', content(damaged));
        expect(found?.holder?.uid ?? '000000000000').toMatch(/^\d{12}$/);
        expect(found?.issuer.length ?? 0).toBeLessThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['CN=555100000017, O=test', { uid: '555100000017', field: 'CN' }],
  ['0.9.2342.19200300.100.1.1=555100000017, CN=Adaeze Okonkwo', { uid: '555100000017', field: 'UID' }],
  ['CN=Adaeze Okonkwo 555100000017', { uid: '555100000017', field: 'CN' }],
  ['2.5.4.5=055510000024, CN=Somebody', { uid: '055510000024', field: 'serialNumber' }],
  ['CN=Somebody, O=test', null],
  ['CN=5551000000170, O=test', null],
  ['O=555100000017', null],
])('the holder of %s', async (subject, holder) => {
  expect((await read({ subject }))?.holder).toEqual(holder);
});

test('an issuer is fit to be shown', async () => {
  const issuer = [{ CN: ['Evil\u202eytirohtuA\nline'] }, { O: ['x'.repeat(60)] }];
  expect((await read({ issuer }))?.issuer).toBe(`Evil ytirohtuA line, ${'x'.repeat(60)}`);
});

test('a validity in the far future is a number all the same', async () => {
  expect((await read({ validTo: Date.parse('9999-12-31T23:59:59Z') }))?.validTo).toBe(253402300799000);
});
