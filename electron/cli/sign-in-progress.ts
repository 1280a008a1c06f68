import { LanyardError, type ErrorCode, type ErrorValue } from '../errors/index.ts';
import type { EndReason, SessionState } from '../session/state.ts';

/** How long a failure waits for the removal that may have caused it, ms; readers are slower than the agent. */
const echoTime = 600;

/** Follows one run of `lanyard sign-in` through the states and knows when, and how, it is over. */
export class SignInProgress {
  /** Resolves once: `null` = done as asked, otherwise why not. */
  readonly over: Promise<ErrorValue | null>;
  readonly #watch: boolean;
  #finish: (failure: ErrorValue | null) => void = () => undefined;
  #read = false;
  #signedIn = false;
  #finished = false;
  #seen = '';

  constructor(watch: boolean) {
    this.#watch = watch;
    this.over = new Promise((resolve) => {
      this.#finish = (failure) => {
        this.#finished = true;
        resolve(failure);
      };
    });
  }

  /** True the first time it is called. */
  firstReading(): boolean {
    const first = !this.#read;
    this.#read = true;
    return first;
  }

  /** Takes note of a state; answers whether it is one to print (a new state or step, and the command is not over yet). */
  see(state: SessionState): boolean {
    if (this.#finished) return false;
    const shown = shownOf(state);
    const isNew = shown !== this.#seen;
    this.#seen = shown;
    if (state.name === 'signed-in') {
      this.#signedIn = true;
      if (!this.#watch) this.#finish(null);
    }
    if (state.name === 'ended') this.#finish(this.#signedIn ? null : endedTooSoon(state.reason));
    if (state.name === 'signed-out' && state.problem !== null) this.#finishSoon(state.problem);
    return isNew;
  }

  /** Nothing more can come of it. False where the command was over already. */
  fail(error: LanyardError): boolean {
    const first = !this.#finished;
    this.#finish(error.toValue());
    return first;
  }

  /** A failure may be the agent's echo of a card that is just leaving; then the end comes a moment later and says so. */
  #finishSoon(problem: ErrorValue): void {
    setTimeout(() => {
      if (!this.#finished) this.#finish(problem);
    }, echoTime);
  }
}

/** What the line of a state says. Why nobody is signed in is said by the error that the command ends with. */
function shownOf(state: SessionState): string {
  if (state.name === 'signed-out') return state.name;
  return [state.name, state.attempt, state.name === 'signing-in' ? state.step : ''].join(' ');
}

function endedTooSoon(reason: EndReason): ErrorValue {
  return new LanyardError(removalCodes[reason] ?? 'LAN-2401').toValue();
}

/** The error of a sign-in that came to nothing because the card went; whatever else ended it gave it up. */
const removalCodes: Partial<Record<EndReason, ErrorCode>> = {
  'card-removed': 'LAN-1010',
  'reader-removed': 'LAN-1004',
  'card-service-stopped': 'LAN-1001',
};
