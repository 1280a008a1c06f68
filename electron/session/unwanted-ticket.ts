import { LanyardError } from '../errors/index.ts';
import type { Card } from '../cards/card.ts';
import { sameCard, stillThere } from './cards-view.ts';
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
  /** The agent has been told to destroy it. */
  #told = false;

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

  /** The agent is being told to destroy it. */
  refuse(unwanted: Unwanted): void {
    this.#unwanted = unwanted;
    this.#saidGone = false;
    this.#told = true;
  }

  /** It is left to its person, for as long as the cards stay. */
  leave(unwanted: Unwanted): void {
    this.refuse(unwanted);
    this.#told = false;
  }

  /** Whether the agent is to be told to destroy it, once: its cards have left, or an earlier run came to nothing with it. */
  isDue(cards: CardsView): boolean {
    if (this.#unwanted === null || this.#saidGone || this.#told) return false;
    const isKnown = cards.service === 'running' || cards.outage !== null;
    return isKnown && !stillThere(this.#unwanted.cards, cards);
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

  /**
   * What the agent holds, unless it is that one and its cards have left, or somebody put in another beside them (`from`: the
   * card whose insertion began the attempt).
   */
  wanted(held: Ticket | null, cards: CardsView, from?: Card): Ticket | null {
    const unwanted = this.#unwanted;
    const isIt = held !== null && unwanted !== null && (unwanted.mark === null || isMarked(held, unwanted.mark));
    if (!isIt) {
      this.forget();
      return held;
    }
    const isTheirs = from === undefined || unwanted.cards.some((card) => sameCard(card, from));
    return !this.#saidGone && isTheirs && stillThere(unwanted.cards, cards) ? held : null;
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
