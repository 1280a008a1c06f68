import { describe, expect, it } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import { longestText } from './contract-parts.ts';
import { viewError } from './view-error.ts';

describe('viewError', () => {
  it('speaks the language of the window', () => {
    const value = new LanyardError('LAN-2402').toValue();
    expect(viewError(value, 'en')).toMatchObject({
      code: 'LAN-2402',
      message: 'The passcode or the smartcard was not accepted.',
    });
    expect(viewError(value, 'cy')).toMatchObject({
      code: 'LAN-2402',
      message: 'Ni dderbyniwyd y cod pas neu’r cerdyn clyfar.',
      remedy: 'Gwiriwch y cod pas a rhowch gynnig arall arni. Mae tri chod pas anghywir yn cloi’r cerdyn.',
    });
  });

  it('keeps to the longest text in either language', () => {
    const value = new LanyardError('LAN-5004', { key: 'x'.repeat(5_000), problem: 'y' }).toValue();
    for (const language of ['en', 'cy'] as const) {
      expect(viewError(value, language).message).toHaveLength(longestText);
    }
  });
});
