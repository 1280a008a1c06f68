import { pause } from './back-off.ts';
import { FloodGuard } from './flood-guard.ts';
import { pcscCode, PcscError, plugAndPlayReader, stateBit } from './pcsc-codes.ts';
import type { Pcsc, PcscContext, ReaderAnswer, ReaderQuery } from './pcsc.ts';
import { compareNames, compareStates, type CardChange, type KnownReaders } from './reader-states.ts';
import type { ServiceGate } from './service-gate.ts';

/** Longest single wait, in milliseconds. Nothing depends on it: it only bounds what a lost notification could cost. */
const longWait = 600_000;
/** The wait where the service cannot report new readers (old systems, or a full list of 16 readers). */
const listWait = 2_000;
/** When to look again whether a reader came between listing the readers and waiting for them. */
const secondLook = 300;

/** What a wait taught: whether the list of readers must be asked for again. */
type Next = 'wait' | 'list';

/** One connection to the service, watched from the first list of readers until the service is gone or `end`. */
export class ReaderWatch {
  readonly #pcsc: Pcsc;
  readonly #context: PcscContext;
  readonly #gate: ServiceGate;
  readonly #flood = new FloodGuard();
  #readers: KnownReaders = new Map();
  /** What the service last said of the plug-and-play reader; on Windows its upper word counts the readers. */
  #plugAndPlay = 0;
  #plugAndPlayWorks = true;
  /** Found, not yet reported: nothing is reported before the first complete look at all readers. */
  readonly #changes: CardChange[] = [];
  /** Aborted to take back the look that follows a list. */
  #look = new AbortController();

  constructor(pcsc: Pcsc, context: PcscContext, gate: ServiceGate) {
    this.#pcsc = pcsc;
    this.#context = context;
    this.#gate = gate;
  }

  get readerCount(): number {
    return this.#readers.size;
  }

  /** Reports what is there and what happens. Ends when `end` is aborted; throws when the service is gone. */
  async run(end: AbortSignal): Promise<void> {
    let next: Next = 'list';
    while (!end.aborted) {
      try {
        next = next === 'list' ? await this.#list() : await this.#wait(end);
      } catch (thrown) {
        // A reader left between two calls: PC/SC refuses the whole call. Look at the list again.
        if (!(thrown instanceof PcscError) || thrown.code !== pcscCode.unknownReader) throw thrown;
        next = 'list';
      }
      const hadNews = this.#changes.length > 0;
      if (this.#gate.running) this.#gate.changed(this.#changes.splice(0));
      await this.#flood.passed(hadNews, end);
    }
  }

  /** Gives the connection back. Never throws. */
  async close(): Promise<void> {
    this.#look.abort();
    await this.#context.release().catch(() => undefined);
  }

  /** Asks for the readers and, at once, for the state of those not asked before. */
  async #list(): Promise<Next> {
    const named = compareNames(this.#readers, await this.#context.listReaders());
    this.#readers = named.readers;
    this.#changes.push(...named.changes);
    const unasked = this.#queries().filter(({ state }) => state === stateBit.unaware);
    for (let start = 0; start < unasked.length; start += this.#pcsc.maxStates) {
      const result = await this.#context.waitForChange(unasked.slice(start, start + this.#pcsc.maxStates), 0);
      if (result.outcome === 'changed') this.#compare(result.readers);
    }
    if (this.#plugAndPlay === 0) this.#plugAndPlay = (this.#readers.size << 16) >>> 0;
    if (!this.#gate.running) this.#gate.started(this.#changes.splice(0));
    this.#lookAgain();
    return 'wait';
  }

  /** Waits for the next change. */
  async #wait(end: AbortSignal): Promise<Next> {
    if (this.#look.signal.aborted) return 'list';
    const queries = this.#queries().slice(0, this.#pcsc.maxStates);
    const withPlugAndPlay = this.#plugAndPlayWorks && queries.length < this.#pcsc.maxStates;
    if (withPlugAndPlay) queries.push({ name: plugAndPlayReader, state: this.#plugAndPlay });
    if (queries.length === 0) {
      await pause(listWait, end);
      return 'list';
    }
    const waiting = this.#context.waitForChange(queries, withPlugAndPlay ? longWait : listWait);
    const cancel = (): void => void cancelUntilOver(this.#context, waiting);
    end.addEventListener('abort', cancel, { once: true });
    this.#look.signal.addEventListener('abort', cancel, { once: true });
    try {
      const result = await waiting;
      return result.outcome === 'changed' ? this.#compare(result.readers) : 'list';
    } finally {
      end.removeEventListener('abort', cancel);
      this.#look.signal.removeEventListener('abort', cancel);
    }
  }

  #compare(answers: readonly ReaderAnswer[]): Next {
    const { readers, changes: found } = compareStates(this.#readers, answers);
    this.#readers = readers;
    this.#changes.push(...found);
    const listChanged = this.#plugAndPlayChanged(answers);
    return listChanged || answers.some(({ state }) => (state & stateBit.unknown) !== 0) ? 'list' : 'wait';
  }

  #plugAndPlayChanged(answers: readonly ReaderAnswer[]): boolean {
    const answer = answers.find(({ name }) => name === plugAndPlayReader);
    if (answer === undefined) return false;
    if ((answer.state & stateBit.unknown) !== 0) this.#plugAndPlayWorks = false;
    this.#plugAndPlay = (answer.state & ~stateBit.changed) >>> 0;
    return (answer.state & stateBit.changed) !== 0;
  }

  #queries(): ReaderQuery[] {
    return [...this.#readers].map(([name, { state }]) => ({ name, state }));
  }

  /**
   * pcsc-lite up to 2.3 compares the number of readers only within one wait: a reader that came after the list and
   * before the wait would stay unseen until the next change. So the list is asked for once more, a moment later, over
   * a connection of its own (the waiting one is locked), and the wait is taken back if it differs.
   */
  #lookAgain(): void {
    this.#look.abort();
    const look = new AbortController();
    this.#look = look;
    void this.#secondLook(look).catch(() => undefined);
  }

  async #secondLook(look: AbortController): Promise<void> {
    const expected = [...this.#readers.keys()];
    await pause(secondLook, look.signal);
    if (look.signal.aborted) return;
    const context = await this.#pcsc.establish();
    try {
      const names = await context.listReaders();
      const same = names.length === expected.length && names.every((name) => expected.includes(name));
      if (!same) look.abort();
    } finally {
      await context.release();
    }
  }
}

/** A cancel that comes just before the wait reaches the service is lost, so it is repeated until the wait is over. */
async function cancelUntilOver(context: PcscContext, waiting: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const end = (): void => {
    over.abort();
  };
  waiting.then(end, end);
  while (!over.signal.aborted) {
    await context.cancel().catch(() => undefined);
    await pause(50, over.signal);
  }
}
