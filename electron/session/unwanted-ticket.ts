import { LanyardError } from '../errors/index.ts';
import type { Ticket, Unwanted } from './ports.ts';
import { isMarked } from './ticket-mark.ts';

/**
 * The ticket of an ended session, which the agent was told to destroy. Agents can be busy, hang or refuse: until it is known
 * to be gone it signs nobody in, or the next person would be the one before.
 */
export class UnwantedTicket {
  #unwanted: Unwanted | null;

  /** `left`: by an earlier run. */
  constructor(left: Unwanted | null) {
    this.#unwanted = left;
  }

  /** If there may be one, the agent must be asked anew, for it would hand out the one it holds; `null` = there is none. */
  get standing(): Unwanted | null {
    return this.#unwanted;
  }

  refuse(unwanted: Unwanted): void {
    this.#unwanted = unwanted;
  }

  forget(): void {
    this.#unwanted = null;
  }

  /** What the agent holds, unless it is that one. */
  wanted(held: Ticket | null): Ticket | null {
    if (held === null) this.forget();
    const mark = this.#unwanted?.mark;
    if (held === null || mark === null) return null;
    return mark === undefined || !isMarked(held, mark) ? held : null;
  }

  /**
   * A ticket the agent has just issued, to a person at its windows.
   *
   * @throws LanyardError LAN-2018 it is that one all the same.
   */
  issued(ticket: Ticket): Ticket {
    const mark = this.#unwanted?.mark ?? null;
    if (mark !== null && isMarked(ticket, mark)) throw new LanyardError('LAN-2018');
    this.forget();
    return ticket;
  }
}
