/**
 * A ticket or tokens while their session lives. Kept as bytes, because bytes can be overwritten and texts cannot: what
 * `read` hands out is for the moment, not for keeping.
 */
export class Secret<Value> {
  #bytes: Buffer;

  constructor(value: Value) {
    this.#bytes = Buffer.from(JSON.stringify(value), 'utf8');
  }

  /** `undefined` once destroyed. */
  read(): Value | undefined {
    return this.#bytes.length === 0 ? undefined : (JSON.parse(this.#bytes.toString('utf8')) as Value);
  }

  destroy(): void {
    this.#bytes.fill(0);
    this.#bytes = Buffer.alloc(0);
  }
}
