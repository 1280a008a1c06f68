import type { Card, CardEvent } from '../cards/card.ts';
import type { Binding, CardsView, EndReason } from './state.ts';

/** Nothing is known of the readers. */
export const unknownCards: CardsView = {
  service: 'unknown',
  outage: null,
  readers: [],
  cards: [],
  newest: null,
};

/** What is known of the readers after an event. The view is `running` only from `ready` on. */
export function cardsAfter(view: CardsView, event: CardEvent): CardsView {
  switch (event.type) {
    case 'service-started':
      return unknownCards;
    case 'service-stopped':
      return { ...unknownCards, outage: event.error ?? 'LAN-1001' };
    case 'ready':
      return { ...view, service: 'running' };
    case 'reader-attached':
      return { ...view, readers: [...view.readers.filter((reader) => reader !== event.reader), event.reader] };
    case 'reader-detached':
      return {
        ...emptied(view, event.reader),
        readers: view.readers.filter((reader) => reader !== event.reader),
      };
    case 'card-inserted': {
      const newest = view.service === 'running' ? event.card : null;
      return { ...view, cards: [...withoutReader(view.cards, event.card.reader), event.card], newest };
    }
    case 'card-removed':
      return emptied(view, event.card.reader);
  }
}

function emptied(view: CardsView, reader: string): CardsView {
  const newest = view.newest?.reader === reader ? null : view.newest;
  return { ...view, cards: withoutReader(view.cards, reader), newest };
}

/**
 * Whether the event takes away what a session or attempt is bound to, and why (design, rules 2 and 3). A reader holds
 * one card, so any removal in the bound reader is ours; another card or count in it means that a removal was missed.
 */
export function removalOf(binding: Binding, event: CardEvent): EndReason | null {
  if (binding.kind === 'none') return null;
  const bound = binding.kind === 'card' ? [binding.card] : binding.cards;
  switch (event.type) {
    case 'service-started':
    case 'service-stopped':
      return 'card-service-stopped';
    case 'reader-detached':
      return bound.some((card) => card.reader === event.reader) ? 'reader-removed' : null;
    case 'card-removed':
      return bound.some((card) => card.reader === event.card.reader) ? 'card-removed' : null;
    case 'card-inserted':
      return bound.some((card) => card.reader === event.card.reader && !sameCard(card, event.card))
        ? 'card-removed'
        : null;
    case 'reader-attached':
    case 'ready':
      return null;
  }
}

/** The binding of a sign-in that starts now: the only card, or the one put in last, or, if nobody can tell, any. */
export function bindingTo({ cards, newest }: CardsView): Binding {
  return cards.length > 1 && newest !== null ? { kind: 'card', card: newest } : bindingOf(cards);
}

/** The binding to just these cards. */
export function bindingOf(cards: readonly Card[]): Binding {
  const [first, ...others] = cards;
  if (first === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'card', card: first } : { kind: 'any', cards };
}

/** The cards of a binding; none where it is to none. */
export function cardsOf(binding: Binding) {
  switch (binding.kind) {
    case 'card':
      return [binding.card];
    case 'any':
      return binding.cards;
    case 'none':
      return [];
  }
}

/** Whether every one of these cards is in its reader still and never left it: same reader, answer to reset and count. */
export function stillThere(cards: readonly Card[], view: CardsView): boolean {
  return cards.length > 0 && cards.every((card) => view.cards.some((other) => sameCard(card, other)));
}

/** The binding when one more card goes in while it is still open which card signs in. */
export function widenedBy(binding: Binding, card: Card): Binding {
  switch (binding.kind) {
    case 'none':
      return { kind: 'card', card };
    case 'card':
      return sameCard(binding.card, card) ? binding : { kind: 'any', cards: [binding.card, card] };
    case 'any':
      return { kind: 'any', cards: [...withoutReader(binding.cards, card.reader), card] };
  }
}

/** The same card that has not left its reader meanwhile. */
export function sameCard(one: Card, other: Card): boolean {
  return one.reader === other.reader && one.atr === other.atr && one.count === other.count;
}

function withoutReader(cards: readonly Card[], reader: string): readonly Card[] {
  return cards.filter((card) => card.reader !== reader);
}
