import { pcscCode, PcscError, plugAndPlayReader, stateBit } from '../../../electron/cards/pcsc-codes.ts';
import type { Pcsc, PcscContext, ReaderAnswer, ReaderQuery, WaitResult } from '../../../electron/cards/pcsc.ts';

interface FakeReader {
  atr: string | null;
  count: number;
  /** Extra state bits, e.g. IN USE. */
  bits: number;
}

/** How the plug-and-play reader behaves: pcsc-lite 1.9, Windows, or not at all. */
export type PlugAndPlay = 'within-a-wait' | 'counts-readers' | 'unsupported';

/**
 * The library layer of PC/SC, faked: readers that come and go at will, which a virtual reader cannot do. Follows
 * SCardGetStatusChange: a wait answers at once for a state of 0 or one that differs, and otherwise blocks.
 */
export class FakePcsc implements Pcsc {
  maxStates = 16;
  sleepsWithoutReaders = false;
  plugAndPlay: PlugAndPlay = 'within-a-wait';
  running = true;
  /** Every wait returns at once, as a broken driver makes it. */
  flooding = false;
  /** Calls of SCardGetStatusChange so far. */
  waits = 0;
  establishments = 0;
  /** Contexts not yet released. */
  open = 0;
  readonly readers = new Map<string, FakeReader>();
  readonly #waiting = new Set<() => void>();

  plug(name: string, atr: string | null = null): void {
    this.readers.set(name, { atr, count: atr === null ? 0 : 1, bits: 0 });
    this.#wake();
  }

  unplug(name: string): void {
    this.readers.delete(name);
    this.#wake();
  }

  insert(name: string, atr: string): void {
    this.change(name, (reader) => {
      reader.atr = atr;
      reader.count += 1;
    });
  }

  remove(name: string): void {
    this.change(name, (reader) => {
      reader.atr = null;
      reader.count += 1;
    });
  }

  change(name: string, how: (reader: FakeReader) => void): void {
    const reader = this.readers.get(name);
    if (reader === undefined) throw new Error(`no reader ${name}`);
    how(reader);
    this.#wake();
  }

  stopService(): void {
    this.running = false;
    this.#wake();
  }

  startService(): void {
    this.running = true;
  }

  establish(): Promise<PcscContext> {
    this.establishments += 1;
    if (!this.running) return Promise.reject(new PcscError('SCardEstablishContext', pcscCode.noService));
    this.open += 1;
    let cancelled = false;
    return Promise.resolve({
      listReaders: () => this.#list(),
      waitForChange: async (queries, milliseconds) => {
        cancelled = false;
        return this.#wait(queries, milliseconds, () => cancelled);
      },
      cancel: () => {
        cancelled = true;
        this.#wake();
        return Promise.resolve();
      },
      release: () => {
        this.open -= 1;
        return Promise.resolve();
      },
    });
  }

  async #list(): Promise<readonly string[]> {
    await Promise.resolve();
    if (!this.running) throw new PcscError('SCardListReaders', pcscCode.serviceStopped);
    return [...this.readers.keys()];
  }

  async #wait(queries: readonly ReaderQuery[], milliseconds: number, cancelled: () => boolean): Promise<WaitResult> {
    this.waits += 1;
    if (queries.length > this.maxStates) throw new PcscError('SCardGetStatusChange', 0x80100004);
    await Promise.resolve();
    const unknown = queries.some(({ name }) => name !== plugAndPlayReader && !this.readers.has(name));
    if (unknown && this.running) throw new PcscError('SCardGetStatusChange', pcscCode.unknownReader);
    const countAtStart = this.readers.size;
    const deadline = Date.now() + milliseconds;
    for (;;) {
      if (!this.running) throw new PcscError('SCardGetStatusChange', pcscCode.serviceStopped);
      if (cancelled()) return { outcome: 'cancelled' };
      const readers = queries.map((query) => this.#answer(query, countAtStart));
      if (this.flooding || readers.some(({ state }) => (state & stateBit.changed) !== 0)) {
        return { outcome: 'changed', readers };
      }
      if (Date.now() >= deadline) return { outcome: 'timeout' };
      await this.#nextChange(deadline - Date.now());
    }
  }

  #answer({ name, state }: ReaderQuery, countAtStart: number): ReaderAnswer {
    if (name === plugAndPlayReader) return { name, atr: '', state: this.#plugAndPlayState(state, countAtStart) };
    const reader = this.readers.get(name);
    if (reader === undefined) {
      return { name, atr: '', state: stateBit.unknown | stateBit.unavailable | stateBit.changed };
    }
    const mute = reader.atr === '' ? stateBit.mute : 0;
    const inside = reader.atr === null ? stateBit.empty : stateBit.present | mute;
    const now = ((reader.count << 16) | inside | reader.bits) >>> 0;
    return { name, atr: reader.atr ?? '', state: (now === state ? now : now | stateBit.changed) >>> 0 };
  }

  #plugAndPlayState(state: number, countAtStart: number): number {
    const count = this.readers.size;
    switch (this.plugAndPlay) {
      case 'unsupported':
        return stateBit.unknown | stateBit.ignore | stateBit.changed;
      case 'within-a-wait':
        return count === countAtStart ? 0 : stateBit.changed;
      case 'counts-readers':
        return ((count << 16) | (state >>> 16 === count ? 0 : stateBit.changed)) >>> 0;
    }
  }

  #nextChange(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#waiting.add(done);
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
