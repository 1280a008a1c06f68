import type { Reader } from '../../cards/card.ts';
import type { CardParts } from '../parts.ts';

/** The readers, or `null` without a smartcard service: that one has a check of its own. */
export function listReaders(cards: CardParts): Promise<readonly Reader[] | null> {
  return cards.readers().catch(() => null);
}
