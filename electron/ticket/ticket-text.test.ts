import { describe, expect, it } from 'vitest';
import { describedIn, ticketIn } from './ticket-text.ts';

const codeOf = (bytes: Buffer): unknown => {
  try {
    return ticketIn(bytes);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('what counts as a ticket', () => {
  it('[CIS1-05] takes 28 to 16,384 printable ASCII characters', () => {
    expect(codeOf(Buffer.from('x'.repeat(27)))).toBe('LAN-2010');
    expect(codeOf(Buffer.from('x'.repeat(28)))).toBe('x'.repeat(28));
    expect(codeOf(Buffer.alloc(16_384, '~'))).toBe('~'.repeat(16_384));
    expect(codeOf(Buffer.alloc(16_385, '~'))).toBe('LAN-2011');
    expect(codeOf(Buffer.alloc(0))).toBe('LAN-2010');
  });

  it.each([0x00, 0x09, 0x0a, 0x1f, 0x20, 0x7f, 0x80, 0xe9, 0xff])('[CIS1-05] refuses byte %i', (byte) => {
    const bytes = Buffer.alloc(62, 'x');
    bytes[30] = byte;
    expect(codeOf(bytes)).toBe('LAN-2012');
  });

  it('[CIS1-16] wipes the bytes, taken or refused', () => {
    for (const bytes of [Buffer.alloc(62, 'x'), Buffer.alloc(3, 'x')]) {
      codeOf(bytes);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
    }
  });
});

describe('the library’s own words', () => {
  it('are decoded as Windows-1252, stripped and cut', () => {
    expect(describedIn(Buffer.from('Caf\xe9 \x80\r\n\x1b[31mred\0', 'latin1'))).toBe('Café € [31mred');
    expect(describedIn(Buffer.alloc(4000, 'y'))).toHaveLength(200);
    expect(describedIn(Buffer.from(' \n '))).toBeNull();
  });
});
