import { describe, expect, test } from 'vitest';
import { unknownCards } from './cards-view.ts';
import { markOf } from './ticket-mark.ts';
import { UnwantedTicket } from './unwanted-ticket.ts';

const none = unknownCards;
const mark = markOf('ticket-of-the-last', 'ab'.repeat(32));

describe('the ticket of an ended session that the agent was told to destroy', () => {
  test('is not taken over while the agent holds it, and no other is refused', () => {
    const unwanted = new UnwantedTicket(null);
    expect(unwanted.wanted('ticket-of-the-last', none)).toBe('ticket-of-the-last');
    unwanted.refuse({ mark, cards: [] });
    expect(unwanted.standing).not.toBeNull();
    expect(unwanted.wanted('ticket-of-the-last', none)).toBeNull();
    expect(unwanted.wanted('another-ticket', none)).toBe('another-ticket');
  });

  test('is no longer looked for once the agent holds none, has destroyed it or has issued another', () => {
    const unwanted = new UnwantedTicket(null);
    unwanted.refuse({ mark, cards: [] });
    expect(unwanted.wanted(null, none)).toBeNull();
    expect(unwanted.standing).toBeNull();
    unwanted.refuse({ mark, cards: [] });
    unwanted.forget();
    expect(unwanted.wanted('ticket-of-the-last', none)).toBe('ticket-of-the-last');
    unwanted.refuse({ mark, cards: [] });
    expect(unwanted.issued('another-ticket')).toBe('another-ticket');
    expect(unwanted.standing).toBeNull();
  });

  test('is refused when the agent issues it again', () => {
    const unwanted = new UnwantedTicket(null);
    unwanted.refuse({ mark, cards: [] });
    expect(() => unwanted.issued('ticket-of-the-last')).toThrow(expect.objectContaining({ code: 'LAN-2018' }));
  });

  test('that was never seen makes every ticket the agent holds suspect, but none that it issues', () => {
    const unwanted = new UnwantedTicket(null);
    unwanted.refuse({ mark: null, cards: [] });
    expect(unwanted.wanted('any-ticket', none)).toBeNull();
    expect(unwanted.issued('any-ticket')).toBe('any-ticket');
    expect(unwanted.wanted('any-ticket', none)).toBe('any-ticket');
  });

  test('that the agent says it has destroyed is refused all the same while it hands it out, and no run is told of it', () => {
    const unwanted = new UnwantedTicket(null);
    const refused = { mark, cards: [] };
    unwanted.refuse(refused);
    unwanted.destroyed(refused);
    expect(unwanted.lasting).toBeNull();
    expect(unwanted.wanted('ticket-of-the-last', none)).toBeNull();
    expect(unwanted.wanted(null, none)).toBeNull();
    expect(unwanted.standing).toBeNull();
  });

  test('that was left to its person is good while the cards stay, and no longer', () => {
    const card = { reader: 'Reader', atr: '3B01', count: 1 };
    const withCard = { ...unknownCards, cards: [card] };
    const unwanted = new UnwantedTicket({ mark, cards: [card] });
    expect(unwanted.wanted('ticket-of-the-last', withCard)).toBe('ticket-of-the-last');
    const another = { ...unknownCards, cards: [{ ...card, count: 3 }] };
    expect(unwanted.wanted('ticket-of-the-last', another)).toBeNull();
    expect(unwanted.wanted('ticket-of-the-next', another)).toBe('ticket-of-the-next');
    expect(unwanted.standing).toBeNull();
  });

  test('is told to be gone once, when it is', () => {
    let told = 0;
    const unwanted = new UnwantedTicket({ mark: null, cards: [] }, () => (told += 1));
    unwanted.wanted('any-ticket', none);
    expect(told).toBe(0);
    unwanted.wanted(null, none);
    unwanted.wanted(null, none);
    expect(told).toBe(1);
  });
});
