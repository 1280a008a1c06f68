import { LanyardError } from '../../errors/index.ts';
import type { ErrorCode } from '../../errors/index.ts';

/** When a piece of work is given up: it is not wanted any more, or takes too long. The first reason stays. */
export class Ending {
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** `unwanted` ends the work with that code. */
  constructor(unwanted: AbortSignal, code: ErrorCode) {
    const giveUp = (): void => {
      this.#end.abort(new LanyardError(code));
    };
    if (unwanted.aborted) giveUp();
    else unwanted.addEventListener('abort', giveUp, { once: true, signal: this.#end.signal });
  }

  /** From now on so many milliseconds, instead of what was said before. */
  after(milliseconds: number, code: ErrorCode): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#end.abort(new LanyardError(code));
    }, milliseconds);
  }

  /** @throws LanyardError when the work is to be given up. */
  readonly check = (): void => {
    this.#end.signal.throwIfAborted();
  };

  /** The work's outcome, or the reason to give it up, whichever comes first. The work itself goes on to its next check. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const giveUp = (): void => {
        reject(this.#end.signal.reason as LanyardError);
      };
      this.#end.signal.addEventListener('abort', giveUp);
      if (this.#end.signal.aborted) giveUp();
      work.then(resolve, reject).finally(() => {
        clearTimeout(this.#timer);
        this.#end.signal.removeEventListener('abort', giveUp);
      });
    });
  }
}
