/** Longest line taken, in bytes. A card event is under 1 kB. */
const maxLine = 8 * 1024;

/**
 * Cuts a byte stream into lines and parses each as JSON. A line that is no JSON, or too long, is handed on as
 * `undefined` once, and nothing after it: whoever sends that cannot be understood any more.
 */
export class JsonLines {
  readonly #onValue: (value: unknown) => void;
  #rest = Buffer.alloc(0);
  #broken = false;

  constructor(onValue: (value: unknown) => void) {
    this.#onValue = onValue;
  }

  push(bytes: Uint8Array): void {
    if (this.#broken) return;
    let buffer = Buffer.concat([this.#rest, bytes]);
    for (let end = buffer.indexOf(10); end !== -1; end = buffer.indexOf(10)) {
      this.#line(buffer.subarray(0, end));
      if (this.#isBroken()) return;
      buffer = buffer.subarray(end + 1);
    }
    if (buffer.length > maxLine) this.#refuse();
    else this.#rest = buffer;
  }

  #line(bytes: Uint8Array): void {
    const value = bytes.length > maxLine ? undefined : parse(Buffer.from(bytes).toString('utf8'));
    if (value === undefined) this.#refuse();
    else this.#onValue(value);
  }

  #isBroken(): boolean {
    return this.#broken;
  }

  #refuse(): void {
    this.#broken = true;
    this.#rest = Buffer.alloc(0);
    this.#onValue(undefined);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
