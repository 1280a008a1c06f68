import { describe, expect, it } from 'vitest';
import { catalogue, type ErrorCode } from './catalogue.ts';
import { inWelsh } from './in-welsh.ts';
import { LanyardError } from './lanyard-error.ts';
import { welsh } from './welsh/index.ts';

const codes = Object.keys(catalogue) as ErrorCode[];
const placeholders = (text: string | undefined) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(([one]) => one).sort();

describe('the Welsh catalogue', () => {
  it('has every code, and no other', () => {
    expect(Object.keys(welsh).sort()).toEqual([...codes].sort());
  });

  it.each(codes)('fills in the same facts: %s', (code) => {
    expect(placeholders(welsh[code]?.what)).toEqual(placeholders(catalogue[code].what));
    expect(placeholders(welsh[code]?.whatToDo)).toEqual(placeholders(catalogue[code].whatToDo));
  });

  it('says passcode (cod pas), never PIN', () => {
    expect(JSON.stringify(welsh)).not.toMatch(/\bPIN\b/);
  });
});

describe('inWelsh', () => {
  it('keeps code and facts', () => {
    const value = new LanyardError('LAN-4415', { required: 3, level: 2 }).toValue();
    expect(inWelsh(value)).toEqual({
      ...value,
      message: 'Nid yw eich ffordd o fewngofnodi’n ddigon cryf yma: mae angen lefel 3, a lefel 2 oedd gennych.',
      remedy: 'Mewngofnodwch eto mewn ffordd gryfach, megis eich cerdyn clyfar, Windows Hello neu allwedd ddiogelwch.',
    });
  });

  it('leaves an error in English for which there is no Welsh', () => {
    const value = { code: 'LAN-9999' as ErrorCode, message: 'A.', remedy: 'B.', details: {} };
    expect(inWelsh(value)).toBe(value);
  });
});
