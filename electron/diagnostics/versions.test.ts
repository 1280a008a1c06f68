import { expect, test } from 'vitest';
import { isOlder } from './versions.ts';

test('versions are compared part by part, as numbers', () => {
  for (const [older, newer] of [
    ['2.4.6.0', '2.4.10.0'],
    ['2.4.9', '2.4.10.0'],
    ['1.99.99.99', '2'],
    ['2.4', '2.4.0.1'],
  ] as const) {
    expect(isOlder(older, newer)).toBe(true);
    expect(isOlder(newer, older)).toBe(false);
  }
  expect(isOlder('2.4.10', '2.4.10.0')).toBe(false);
});

test('what is no version is not older', () => {
  expect(isOlder('unknown', '2.4.10.0')).toBe(false);
});
