import { expect, test } from 'vitest';
import { patternFits } from './url-pattern.ts';

const page = 'https://am.cis2.example.nhs.uk';

test.each([
  '*',
  'am.cis2.example.nhs.uk',
  'example.nhs.uk',
  '[*.]example.nhs.uk',
  'https://am.cis2.example.nhs.uk',
  'https://[*.]example.nhs.uk:443',
  'https://*',
  '*://am.cis2.example.nhs.uk',
  'AM.CIS2.example.nhs.uk',
  '.am.cis2.example.nhs.uk',
  'https://example.nhs.uk:*/path',
])('%s names it', (pattern) => {
  expect(patternFits(pattern, page)).toBe(true);
});

test.each([
  '',
  'http://am.cis2.example.nhs.uk',
  'ample.nhs.uk',
  '.example.nhs.uk',
  'https://example.nhs.uk:8443',
  '://',
  'uk.',
])('%j does not', (pattern) => {
  expect(patternFits(pattern, page)).toBe(false);
});

test('a port counts where the address has one', () => {
  expect(patternFits('https://localhost:8443', 'https://localhost:8443')).toBe(true);
  expect(patternFits('https://localhost:443', 'https://localhost:8443')).toBe(false);
});
