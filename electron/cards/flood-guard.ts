import { pause } from './back-off.ts';

/** Calls in a row that may return at once without news before the guard slows them down. */
const patience = 20;
/** A wait that took less than this many milliseconds came back "at once". */
const atOnce = 20;
/** The pause between calls while the flood lasts, in milliseconds. */
const slowly = 250;

/**
 * A broken driver or a redirected reader can make every wait return at once with nothing new; the loop around it would
 * then take a whole core and flood the channel (style anchor, no. 9). This slows such a loop down to four calls a second.
 */
export class FloodGuard {
  #fruitless = 0;
  #last = performance.now();

  /** Notes one call. Pauses when too many in a row came back at once without news. */
  async passed(hadNews: boolean, end: AbortSignal): Promise<void> {
    const now = performance.now();
    const quick = now - this.#last < atOnce + (this.#fruitless > patience ? slowly : 0);
    this.#fruitless = quick && !hadNews ? this.#fruitless + 1 : 0;
    if (this.#fruitless > patience) await pause(slowly, end);
    this.#last = now;
  }
}
