import type { Card } from '../card.ts';
import type { HolderFieldChoice, ReadCard } from './card-details.ts';
import { cardOwner } from './holder-id.ts';

/**
 * Makes the answer to "whose cards are these?": each card read, one after another; `owner` is the user id its certificate
 * names, `null` when it names none or cannot be read. Never rejects; what is not read when `signal` ends has no owner.
 */
export function cardOwners(
  read: ReadCard,
  field?: HolderFieldChoice,
): (cards: readonly Card[], signal: AbortSignal) => Promise<{ readonly card: Card; readonly owner: string | null }[]> {
  return (cards, signal) =>
    Promise.all(
      cards.map((card) =>
        read(card, signal, field).then(
          (details) => ({ card, owner: cardOwner(details) }),
          () => ({ card, owner: null }),
        ),
      ),
    );
}
