/** Values in memory, zeroed when they are replaced or wiped. */
export class MemoryValues {
  readonly #values = new Map<string, Buffer>();

  write(record: string, value: Buffer): void {
    this.remove(record);
    this.#values.set(record, Buffer.from(Uint8Array.from(value).buffer));
  }

  /** A copy, which is the caller's to zero. */
  read(record: string): Buffer | null {
    const value = this.#values.get(record);
    return value === undefined ? null : Buffer.from(Uint8Array.from(value).buffer);
  }

  remove(record: string): void {
    this.#values.get(record)?.fill(0);
    this.#values.delete(record);
  }

  wipe(): void {
    for (const record of [...this.#values.keys()]) this.remove(record);
  }
}
