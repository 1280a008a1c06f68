import { LanyardError } from '../errors/index.ts';
import { stillThere } from './cards-view.ts';
import type { Ticket, Unwanted } from './ports.ts';
import type { CardsView } from './state.ts';
import { isMarked } from './ticket-mark.ts';

/**
 * The ticket of a session that ended. Agents can be busy, hang, refuse, or say that they have destroyed what they go on to
 * hand out; and some ends leave the ticket to the person whose card is still there. Until it is known to be gone it signs
 * nobody else in, or the next person would be the one before.
 */
export class UnwantedTicket {
  readonly #onForgotten: () => void;
  #unwanted: Unwanted | null;
  /** The agent says that it is gone. */
  #saidGone = false;

  /** `left`: by an earlier run. `onForgotten`: called when there is none any more. */
  constructor(left: Unwanted | null, onForgotten: () => void = () => undefined) {
    this.#unwanted = left;
    this.#onForgotten = onForgotten;
  }

  /** If there may be one, the agent must be asked anew, for it would hand out the one it holds; `null` = there is none. */
  get standing(): Unwanted | null {
    return this.#unwanted;
  }

  /** What the next run has to know: not one that the agent says is gone. */
  get lasting(): Unwanted | null {
    return this.#saidGone ? null : this.#unwanted;
  }

  refuse(unwanted: Unwanted): void {
    this.#unwanted = unwanted;
    this.#saidGone = false;
  }

  /** The agent says that it has destroyed this one. One that was seen is believed to be gone when it is not seen any more. */
  destroyed(unwanted: Unwanted): void {
    if (this.#unwanted !== unwanted) return;
    if (unwanted.mark === null) this.forget();
    else this.#saidGone = true;
  }

  forget(): void {
    if (this.#unwanted === null) return;
    this.#unwanted = null;
    this.#onForgotten();
  }

  /** What the agent holds, unless it is that one and its cards have left. */
  wanted(held: Ticket | null, cards: CardsView): Ticket | null {
    const unwanted = this.#unwanted;
    if (held === null || unwanted === null) {
      this.forget();
      return held;
    }
    if (!this.#saidGone && stillThere(unwanted.cards, cards)) return held;
    if (unwanted.mark === null || isMarked(held, unwanted.mark)) return null;
    this.forget();
    return held;
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
