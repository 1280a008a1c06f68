import type { SessionState } from '../session/state.ts';

/**
 * A wish to sign in that comes from outside the window: a link, the tray, the task list. Until the readers have been
 * read for the first time a session has nothing to decide about it, so it waits for that.
 */
export class SignInWish {
  readonly #state: () => SessionState;
  readonly #ask: () => void;
  #waits = false;

  /** `ask`: asks the session for a sign-in. */
  constructor(state: () => SessionState, ask: () => void) {
    this.#state = state;
    this.#ask = ask;
  }

  make(): void {
    this.#waits = true;
    this.look();
  }

  /** Whether it can be asked for by now: call after every state. */
  look(): void {
    const state = this.#state();
    const starting = state.name === 'signed-out' && state.starting && state.cards.outage === null;
    if (!this.#waits || starting) return;
    this.#waits = false;
    this.#ask();
  }
}
