import { describe, expect, test } from 'vitest';
import { markOf } from './ticket-mark.ts';
import { UnwantedTicket } from './unwanted-ticket.ts';

const mark = markOf('ticket-of-the-last', 'ab'.repeat(32));

describe('the ticket of an ended session that the agent was told to destroy', () => {
  test('is not taken over while the agent holds it, and no other is refused', () => {
    const unwanted = new UnwantedTicket(null);
    expect(unwanted.wanted('ticket-of-the-last')).toBe('ticket-of-the-last');
    unwanted.refuse({ mark: mark });
    expect(unwanted.standing).not.toBeNull();
    expect(unwanted.wanted('ticket-of-the-last')).toBeNull();
    expect(unwanted.wanted('another-ticket')).toBe('another-ticket');
  });

  test('is no longer looked for once the agent holds none, has destroyed it or has issued another', () => {
    const unwanted = new UnwantedTicket(null);
    unwanted.refuse({ mark: mark });
    expect(unwanted.wanted(null)).toBeNull();
    expect(unwanted.standing).toBeNull();
    unwanted.refuse({ mark: mark });
    unwanted.forget();
    expect(unwanted.wanted('ticket-of-the-last')).toBe('ticket-of-the-last');
    unwanted.refuse({ mark: mark });
    expect(unwanted.issued('another-ticket')).toBe('another-ticket');
    expect(unwanted.standing).toBeNull();
  });

  test('is refused when the agent issues it again', () => {
    const unwanted = new UnwantedTicket(null);
    unwanted.refuse({ mark: mark });
    expect(() => unwanted.issued('ticket-of-the-last')).toThrow(expect.objectContaining({ code: 'LAN-2018' }));
  });

  test('that was never seen makes every ticket the agent holds suspect, but none that it issues', () => {
    const unwanted = new UnwantedTicket(null);
    unwanted.refuse({ mark: null });
    expect(unwanted.wanted('any-ticket')).toBeNull();
    expect(unwanted.issued('any-ticket')).toBe('any-ticket');
    expect(unwanted.wanted('any-ticket')).toBe('any-ticket');
  });
});
