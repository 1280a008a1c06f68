import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LanyardError } from '../../errors/index.ts';
import { announcementIn } from './announced-version.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (announcement: unknown) => announcementIn(bytesOf(JSON.stringify(announcement)));

function refusal(bytes: Uint8Array): LanyardError {
  try {
    announcementIn(bytes);
  } catch (thrown) {
    if (thrown instanceof LanyardError) return thrown;
    throw thrown;
  }
  throw new Error('it was accepted');
}

describe('an announcement', () => {
  it('names a version, and may name its day', () => {
    expect(read({ version: '1.4.0' })).toEqual({ version: '1.4.0', released: null });
    expect(read({ version: '1.4', released: '2027-01-31' })).toEqual({ version: '1.4', released: '2027-01-31' });
  });

  it('may begin with a byte order mark, and say more than is asked', () => {
    const text = `\uFEFF${JSON.stringify({ version: '1.4.0', download: 'https://elsewhere.example' })}`;
    expect(announcementIn(bytesOf(text))).toEqual({ version: '1.4.0', released: null });
  });

  it.each([
    ['no version', { released: '2027-01-31' }],
    ['a version of words', { version: 'latest' }],
    ['a version with a script behind it', { version: '1.4.0<script>' }],
    ['a version without end', { version: '1'.repeat(1_000) }],
    ['a day that is none', { version: '1.4.0', released: 'tomorrow' }],
    ['a list', ['1.4.0']],
  ])('with %s is refused', (_, announcement) => {
    expect(refusal(bytesOf(JSON.stringify(announcement))).code).toBe('LAN-8504');
  });

  it('that is too large is refused before it is read', () => {
    const large = bytesOf(JSON.stringify({ version: '1.4.0', more: 'x'.repeat(65_536) }));
    expect(refusal(large).forHelpdesk()).toContain('too large');
  });
});

test('whatever the bytes are, they are an announcement or refused by code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(refusal(bytes).code).toBe('LAN-8504');
    }),
  );
});
