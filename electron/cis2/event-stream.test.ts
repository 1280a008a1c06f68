import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authenticators, isSmartcard, usedAuthenticator } from './authenticators.ts';
import { createEventReader } from './event-stream.ts';

const read = (pieces: readonly string[], limit = 1000) => {
  const reader = createEventReader(limit);
  return pieces.flatMap((piece) => reader.feed(piece));
};

describe('server-sent events', () => {
  it('are the same however the text is cut', () => {
    const text =
      ': hello\r\n\r\nevent: logout\rdata: {"a":\rdata: 1}\r\rdata:x\n\nevent: empty\n\nretry: 1\nid: 7\ndata\n\n';
    const whole = read([text]);
    expect(whole).toEqual([
      { type: 'logout', data: '{"a":\n1}' },
      { type: 'message', data: 'x' },
      { type: 'message', data: '' },
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length })), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        expect(read(places.slice(1).map((end, i) => text.slice(places[i], end)))).toEqual(whole);
      }),
    );
  });

  it.each(['\n', '\r', '\r\n'])('are told as soon as the line after them ends, with %j', (end) => {
    const reader = createEventReader(1000);
    expect(reader.feed(`event: logout${end}data: x${end}`)).toEqual([]);
    expect(reader.feed(end)).toEqual([{ type: 'logout', data: 'x' }]);
    expect(reader.feed(`data: y${end}${end}`)).toEqual([{ type: 'message', data: 'y' }]);
  });

  it('are not told when the stream ends before the line after them', () => {
    expect(read(['data: x\n\n', 'data: y\n'])).toEqual([{ type: 'message', data: 'x' }]);
  });

  it('do not grow without end', () => {
    expect(() => read(['x'.repeat(1001)])).toThrow(RangeError);
    expect(() => read(Array.from({ length: 200 }, () => 'data: 0123456789\n'))).toThrow(RangeError);
    expect(read(Array.from({ length: 200 }, () => ': 0123456789\n'))).toEqual([]);
  });
});

describe('authenticators', () => {
  it('are the seven of the sheet, with their levels', () => {
    expect(authenticators.map(({ id, level }) => [id, level])).toEqual([
      ['smartcard', 3],
      ['windows-hello', 3],
      ['security-key', 3],
      ['ipad', 3],
      ['passkey', 2],
      ['nhs-net-connect', 2],
      ['microsoft-authenticator', 2],
    ]);
    for (const { acrValue, level } of authenticators)
      expect(acrValue ?? `AAL${String(level)}`).toMatch(`AAL${String(level)}`);
  });

  it.each([
    [['N3_SMARTCARD'], 'smartcard', true],
    [['CIS2_SMARTCARD'], 'smartcard', true],
    [['SOME_NEW_SMARTCARD'], 'smartcard', true],
    [['FIDO2'], 'fido2', false],
    [['IOS'], 'ipad', false],
    [['TOTP'], 'microsoft-authenticator', false],
    [['NHSMAIL'], 'nhs-net-connect', false],
    [['SMARTCARD_READER'], 'unknown', false],
    [[], 'unknown', false],
  ])('[CIS2-34] %j is %s; a smartcard: %s', (amr, id, smartcard) => {
    expect([usedAuthenticator(amr).id, isSmartcard(amr)]).toEqual([id, smartcard]);
  });
});
