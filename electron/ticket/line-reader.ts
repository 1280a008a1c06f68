/** What stops a {@link LineReader}: the other side sent more than a line may hold. */
export class LineTooLongError extends Error {}

/**
 * Cuts a byte stream into lines. Bytes are copied into a buffer of its own and wiped there once a line is complete,
 * for a line may hold a ticket.
 */
export class LineReader {
  readonly #limit: number;
  #pending: Buffer;
  #length = 0;

  /** @param limit bytes a line may have, its end not counted */
  constructor(limit: number) {
    this.#limit = limit;
    this.#pending = Buffer.alloc(Math.min(limit, 256));
  }

  /**
   * Takes the next chunk, wipes it, and returns the lines it completed (latin1, without `\n` and `\r`).
   * Throws {@link LineTooLongError} when a line exceeds the limit; the reader is of no use afterwards.
   */
  push(chunk: Buffer): string[] {
    const lines: string[] = [];
    let from = 0;
    for (let end = chunk.indexOf(0x0a, from); end !== -1; end = chunk.indexOf(0x0a, from)) {
      this.#append(chunk.subarray(from, end));
      lines.push(this.#take());
      from = end + 1;
    }
    this.#append(chunk.subarray(from));
    chunk.fill(0);
    return lines;
  }

  #append(bytes: Buffer): void {
    const length = this.#length + bytes.length;
    if (length > this.#limit) throw new LineTooLongError();
    if (length > this.#pending.length) {
      const larger = Buffer.alloc(Math.min(this.#limit, Math.max(length, 2 * this.#pending.length)));
      this.#pending.copy(larger, 0, 0, this.#length);
      this.#pending.fill(0);
      this.#pending = larger;
    }
    bytes.copy(this.#pending, this.#length);
    this.#length = length;
  }

  #take(): string {
    const used = this.#pending.subarray(0, this.#length);
    const line = used.toString('latin1').replace(/\r$/, '');
    used.fill(0);
    this.#length = 0;
    return line;
  }
}
