import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkActionAmong, linkActionOf, linkActions } from './deep-link.ts';

describe('linkActionOf', () => {
  it.each(linkActions)('knows %s in each form that browsers hand on', (action) => {
    for (const address of [`lanyard:${action}`, `lanyard://${action}`, `lanyard://${action}/`, `LANYARD:${action}`]) {
      expect(linkActionOf(address)).toBe(action);
    }
  });

  it.each([
    '',
    'lanyard:',
    'lanyard://',
    'lanyard:sign-out',
    'lanyard:quit',
    'lanyard:sign-in?user=1',
    'lanyard:sign-in#now',
    'lanyard:sign-in --inspect',
    'lanyard:sign-in" --remote-debugging-port=1',
    'lanyard:sign-in\n',
    'lanyard:sign-in\0',
    'lanyard:///sign-in',
    'lanyard://sign-in//',
    'lanyard://user@sign-in',
    'lanyard:sign%2din',
    'lanyard:__proto__',
    'xlanyard:show',
    'https://lanyard/show',
    ' lanyard:show',
  ])('makes nothing of %j', (address) => {
    expect(linkActionOf(address)).toBeNull();
  });

  it('never throws and never answers anything else, whatever it is given', () => {
    const known = new Set(
      linkActions.flatMap((a) => [`lanyard:${a}`, `lanyard:${a}/`, `lanyard://${a}`, `lanyard://${a}/`]),
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `lanyard:${text}`),
      fc.tuple(fc.constantFrom(...known), fc.string()).map(([link, text]) => link + text),
      fc.tuple(fc.string(), fc.constantFrom(...known)).map(([text, link]) => text + link),
      fc.mixedCase(fc.constantFrom(...known)),
    );
    fc.assert(
      fc.property(hostile, (address) => (linkActionOf(address) !== null) === known.has(address.toLowerCase())),
      { numRuns: 2_000 },
    );
  });
});

it('the first address among arguments counts', () => {
  expect(linkActionAmong(['--hidden', 'lanyard:quit', 'lanyard:sign-in', 'lanyard:show'])).toBe('sign-in');
  expect(linkActionAmong(['--hidden'])).toBeNull();
});
