import { expect, test } from 'vitest';
import { privateWords } from './private-words.ts';

test.each([
  ['adaeze.okonkwo', ['adaeze.okonkwo', 'adaeze', 'okonkwo']],
  ['OKONKWO7', ['OKONKWO7', 'OKONKWO']],
  ['siân.llŷr', ['siân.llŷr', 'siân', 'llŷr']],
  ['ao12', ['ao12']],
  ['root', []],
  ['Ward-7', ['Ward-7']],
  ['Okonkwo Adaeze Miss', ['Okonkwo Adaeze Miss', 'Okonkwo', 'Adaeze']],
  ['', []],
])('%s', (account, words) => {
  expect(privateWords(account)).toEqual(words);
});
