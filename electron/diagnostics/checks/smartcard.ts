import { LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { attention, couldNotTell, failed, ok } from '../finding.ts';
import { listReaders } from './readers-now.ts';

/** The two kinds of card known to be of series 5 and 6, by their ATR (spine-cis1 12.2). A hint, never a gate. */
const retiredCards: readonly string[] = ['3BF91800008131FE454A434F503431563232AF', '3B6A00FF4A434F50343156323231'];

export const smartcard: Check<'cards'> = {
  id: 'smartcard',
  title: 'Smartcard',
  looksAt:
    'Whether a card in a reader answers, and does not look like one that is no longer accepted. Nothing is sent to it.',
  deadline: 6_000,
  async run({ cards }) {
    const inserted = ((await listReaders(cards)) ?? []).flatMap(({ card }) => (card === null ? [] : [card]));
    if (inserted.length === 0)
      return couldNotTell('No smartcard is in a reader, so none was looked at.', 'Insert a smartcard and test again.');
    const facts = { cards: inserted.map(({ reader, atr }) => `${reader}: ${atr === '' ? 'no answer' : atr}`) };
    if (inserted.some(({ atr }) => atr === '')) return failed(new LanyardError('LAN-1005'), facts);
    if (inserted.some(({ atr }) => retiredCards.includes(atr))) return attention('LAN-8201', {}, facts);
    return ok('The smartcard answers.', facts);
  },
};
