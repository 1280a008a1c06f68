import { LanyardError } from '../../errors/index.ts';
import type { ErrorCode } from '../../errors/index.ts';

/** When a piece of work is given up: it is not wanted any more, or takes too long. The first reason stays. */
export class Ending {
  readonly #end = new AbortController();
  readonly #unwanted: AbortSignal;
  readonly #giveUp: () => void;
  #timer: NodeJS.Timeout | undefined;
  #tooLong: ErrorCode | null = null;

  /** `unwanted` ends the work with that code. */
  constructor(unwanted: AbortSignal, code: ErrorCode) {
    this.#unwanted = unwanted;
    this.#giveUp = () => {
      this.#end.abort(new LanyardError(code));
    };
    if (unwanted.aborted) this.#giveUp();
    else unwanted.addEventListener('abort', this.#giveUp);
  }

  /** From now on so many milliseconds, instead of what was said before. */
  after(milliseconds: number, code: ErrorCode): void {
    clearTimeout(this.#timer);
    this.#tooLong = code;
    if (this.#end.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#end.abort(new LanyardError(code));
    }, milliseconds);
  }

  /** What is said when the step the work is at takes too long; `null` = it is at none yet. */
  get tooLong(): ErrorCode | null {
    return this.#tooLong;
  }

  /** @throws LanyardError when the work is to be given up. */
  readonly check = (): void => {
    this.#end.signal.throwIfAborted();
  };

  /** The work's outcome, or the reason to give it up, whichever comes first. The work itself goes on to its next check. */
  race<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#end;
    const outcome = new Promise<T>((resolve, reject) => {
      const giveUp = (): void => {
        reject(signal.reason as LanyardError);
      };
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
      work.then(resolve, reject);
    });
    return outcome.finally(() => {
      clearTimeout(this.#timer);
      this.#unwanted.removeEventListener('abort', this.#giveUp);
    });
  }
}
