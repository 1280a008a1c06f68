import { expect, test } from 'vitest';
import { displayText } from './display-text.ts';

test.each([
  ['Test\nForged line', 'Test Forged line'],
  ['Test\u009b31mRed', 'Test 31mRed'],
  ['Test\u202eeman', 'Test eman'],
  ['Test\u0007\u001b[2J Person', 'Test [2J Person'],
  ["Zoë McTestface-O'Neil", "Zoë McTestface-O'Neil"],
  ['  NORTH & SOUTH  MOOR ', 'NORTH & SOUTH MOOR'],
])('%j is shown as %j', (text, shown) => {
  expect(displayText(text)).toBe(shown);
});
