import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksFor, fits } from './overrides.ts';

describe('a pattern', () => {
  test.each([
    ['WARD3-*', 'ward3-07', true],
    ['WARD3-?', 'WARD3-7', true],
    ['WARD3-?', 'WARD3-17', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['*-TC', 'WARD-TC', true],
    ['*-TC', 'WARD-TC2', false],
    ['a*b*c', 'aXbXbXc', true],
    ['a*b*c', 'aXbX', false],
    ['ward.1', 'wardX1', false],
    ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', false],
  ])('%s and the name %s', (pattern, name, expected) => {
    expect(fits(pattern, name)).toBe(expected);
  });

  test('fits as a regular expression of the same meaning does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '-', '?', '*'), maxLength: 8 });
    fc.assert(
      fc.property(word, fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 8 }), (pattern, name) => {
        const same = new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`, 'i');
        expect(fits(pattern, name)).toBe(same.test(name));
      }),
    );
  });

  test('made to take long does not', () => {
    expect(fits('*a'.repeat(32), 'a'.repeat(31) + 'b'.repeat(5_000))).toBe(false);
  });
});

describe('blocks for certain computers', () => {
  const names = { computer: 'RA-DESK-2', client: 'WARD3-7' };
  const settings = { session: { idleLimit: 300_000 }, launch: [] };

  test('apply where every name they have fits, in order', () => {
    const { blocks, problem } = blocksFor(
      [
        { clientName: 'ward3-*', settings },
        { clientName: 'ward4-*', settings },
        { computerName: 'RA-*', clientName: 'WARD3-?', settings: {} },
        { computerName: 'OTHER', clientName: '*', settings },
      ],
      names,
    );
    expect(problem).toBeNull();
    expect(blocks).toEqual([
      { prefix: 'overrides.0.settings.', settings: { 'session.idleLimit': 300_000, launch: [] } },
      { prefix: 'overrides.2.settings.', settings: {} },
    ]);
  });

  test('without a thin client none of theirs applies', () => {
    expect(blocksFor([{ clientName: '*', settings }], { computer: 'A', client: null }).blocks).toEqual([]);
  });

  test.each([
    [{}, 'overrides', 'must be a list'],
    [['WARD'], 'overrides.0', 'must be an object'],
    [[{ settings }], 'overrides.0', 'must have clientName or computerName'],
    [[{ clientName: '', settings }], 'overrides.0.clientName', 'must not be empty'],
    [[{ clientName: 5, settings }], 'overrides.0.clientName', 'must be a text'],
    [[{ clientName: '*', settings: [] }], 'overrides.0.settings', 'must be an object'],
  ])('%j is refused by name', (raw, key, problem) => {
    expect(blocksFor(raw, names)).toEqual({ blocks: [], problem: { key, problem } });
  });
});
