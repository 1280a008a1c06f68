import { describe, expect, it } from 'vitest';
import { catalogue } from '../errors/index.ts';
import { errorForCode, hexOf, meaningOf, publishedCodes } from './ticket-api-codes.ts';

/** The table of spine-cis1 5, written down a second time: hex, signed decimal. */
const table: readonly (readonly [string, number])[] = [
  ['0x80100001', -2146435071],
  ['0x80100002', -2146435070],
  ['0x80100003', -2146435069],
  ['0x80100004', -2146435068],
  ['0x80100005', -2146435067],
  ['0x80100006', -2146435066],
  ['0x80100007', -2146435065],
  ['0x80100008', -2146435064],
  ['0x80100009', -2146435063],
  ['0x8010000A', -2146435062],
  ['0x8010000B', -2146435061],
  ['0x80200001', -2145386495],
  ['0x80200002', -2145386494],
  ['0x80200003', -2145386493],
  ['0x80200004', -2145386492],
  ['0x80200005', -2145386491],
  ['0x80200006', -2145386490],
  ['0x80200007', -2145386489],
  ['0x80400001', -2143289343],
  ['0x80400002', -2143289342],
  ['0x80400003', -2143289341],
  ['0x80400004', -2143289340],
  ['0x80400005', -2143289339],
  ['0x80400006', -2143289338],
  ['0x80400007', -2143289337],
  ['0x80400008', -2143289336],
  ['0x80800001', -2139095039],
  ['0x80800002', -2139095038],
  ['0x80800003', -2139095037],
  ['0x80800004', -2139095036],
  ['0x80800005', -2139095035],
  ['0x80800006', -2139095034],
  ['0x80800007', -2139095033],
];

/** 0x801000nn is LAN-21nn, and so on, nn in decimal. */
function expectedCode(hex: string): string {
  const family = { '801': '21', '802': '22', '804': '24', '808': '28' }[hex.slice(2, 5)] ?? '??';
  return `LAN-${family}${String(Number.parseInt(hex.slice(-2), 16)).padStart(2, '0')}`;
}

describe('the codes of the Ticket API', () => {
  it.each(table)('[CIS1-11] %s (%i) has its own message, remedy and hex code, signed or unsigned', (hex, signed) => {
    for (const input of [signed, Number(hex)]) {
      const error = errorForCode(input);
      expect(error.code).toBe(expectedCode(hex));
      expect(error.details).toEqual({ hex });
      expect(error.toValue().remedy).not.toBe('');
      expect(catalogue[error.code].helpdesk).toContain(hex);
    }
  });

  it('[CIS1-11] has no code beyond the table, and a message of its own for each', () => {
    expect(publishedCodes.map(hexOf)).toEqual(table.map(([hex]) => hex));
    const same = ['0x80100001', '0x8010000A']; // two names of one meaning
    const messages = table.filter(([hex]) => hex !== same[1]).map(([, code]) => errorForCode(code).message);
    expect(new Set(messages).size).toBe(messages.length);
  });

  it.each([0x81000000, 0x81000005, 0x81ffffff, -2130706432])('[CIS1-11] %i is a Windows error of the agent', (code) => {
    const error = errorForCode(code);
    expect(error.code).toBe('LAN-2901');
    expect(error.message).toContain(hexOf(code));
  });

  it.each([0x8010000c, 0x80300001, 0x80400009, 0x82000000, 0xffffffff, -1, 0xb, 0xff, 0x101, 42])(
    '[CIS1-11] the unknown code %i gets a generic message with the hex code',
    (code) => {
      const error = errorForCode(code);
      expect(error.code).toBe('LAN-2999');
      expect(error.message).toContain(hexOf(code));
    },
  );

  it.each([
    [1, 'LAN-2101'],
    [2, 'LAN-2802'],
    [3, 'LAN-2102'],
    [4, 'LAN-2104'],
    [5, 'LAN-2803'],
    [6, 'LAN-2801'],
    [7, 'LAN-2105'],
    [8, 'LAN-2401'],
    [9, 'LAN-2402'],
    [10, 'LAN-2403'],
    [0x100, 'LAN-2101'],
  ])('[CIS1-11] the code %i of the Java class is %s', (code, expected) => {
    expect(errorForCode(code).code).toBe(expected);
    expect(errorForCode(code).details['hex']).toBe(hexOf(code));
  });

  it('[CIS1-12] cancellation is neutral, and it alone', () => {
    expect(table.filter(([, code]) => catalogue[errorForCode(code).code].neutral)).toEqual([
      ['0x80400001', -2143289343],
    ]);
    expect(catalogue[errorForCode(8).code].neutral).toBe(true);
  });

  it('[CIS1-13] 0x80100002 is "not initialised" and not the smartcard code of that number', () => {
    expect(errorForCode(0x80100002).message).toContain('not initialised');
    expect(catalogue['LAN-2102'].helpdesk).toContain('Not the smartcard service code');
  });

  it('turns signed into unsigned', () => {
    expect(meaningOf(-2146435070)).toBe(0x80100002);
    expect(hexOf(-2143289343)).toBe('0x80400001');
    expect(hexOf(9)).toBe('0x00000009');
  });
});
