import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ticket } from './ports.ts';
import type { TicketMark } from './proof.ts';

/** Marks a ticket with a random key (hex): the same ticket and key always give the same mark; nothing leads back. */
export function markOf(ticket: Ticket, key: string): TicketMark {
  return { key, value: createHmac('sha256', Buffer.from(key, 'hex')).update(ticket).digest('hex') };
}

/** Whether this is the ticket that was marked. */
export function isMarked(ticket: Ticket, mark: TicketMark): boolean {
  const value = markOf(ticket, mark.key).value;
  return value.length === mark.value.length && timingSafeEqual(Buffer.from(value), Buffer.from(mark.value));
}
