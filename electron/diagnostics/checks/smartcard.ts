import { seriesOf } from '../../cards/series.ts';
import { LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { attention, couldNotTell, failed, ok } from '../finding.ts';
import { listReaders } from './readers-now.ts';

export const smartcard: Check<'cards'> = {
  id: 'smartcard',
  title: 'Smartcard',
  looksAt:
    'Whether a card in a reader answers, and does not look like one that is no longer accepted. Nothing is sent to it.',
  deadline: 6_000,
  async run({ cards }) {
    const readers = await listReaders(cards);
    if (readers === null) return couldNotTell('smartcard.no-service');
    const inserted = readers.flatMap(({ card }) => (card === null ? [] : [card]));
    if (inserted.length === 0) return couldNotTell('smartcard.none', 'smartcard.none.cure');
    const facts = { cards: inserted.map(({ reader, atr }) => `${reader}: ${described(atr)}`) };
    if (inserted.some(({ atr }) => atr === '')) return failed(new LanyardError('LAN-1005'), facts);
    const retired = inserted.map(({ atr }) => seriesOf(atr)).find((hint) => hint.notAcceptedSince !== null);
    if (retired !== undefined) {
      const { series, notAcceptedSince } = retired;
      return attention('LAN-8201', { series: series ?? '', since: notAcceptedSince ?? '' }, facts);
    }
    return ok(inserted.length === 1 ? 'smartcard.one' : 'smartcard.several', facts);
  },
};

/** The answer to reset, and what it lets one say. */
function described(atr: string): string {
  if (atr === '') return 'no answer';
  const { series, confidence } = seriesOf(atr);
  return series === null ? atr : `${atr}, ${confidence === 'candidate' ? 'perhaps ' : ''}series ${series}`;
}
