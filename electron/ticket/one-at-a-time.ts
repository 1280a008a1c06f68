/**
 * Runs tasks one after another in the order they came (spine-cis1 17, no. 9: no two Ticket API calls overlap). An
 * abort rejects the caller at once, with what `abandoned()` makes; the next task still waits until the abandoned one
 * has settled, and a task aborted while it waits is never begun.
 */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>, signal: AbortSignal | undefined, abandoned: () => Error): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abandoned());
        return;
      }
      const giveUp = () => {
        reject(abandoned());
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      const turn = this.#last.then(() => (signal?.aborted === true ? Promise.reject(abandoned()) : task()));
      this.#last = turn.catch(() => undefined);
      turn.then(resolve, reject).finally(() => signal?.removeEventListener('abort', giveUp));
    });
  }
}
