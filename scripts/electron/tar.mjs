const BLOCK = 512;

/**
 * Reads a tar archive as it streams by. Yields `{ name, size, body }` for every file, in the archive's order; `body`
 * must be read to its end before the next file is asked for (what is left of it is skipped).
 *
 * Enough of the format for what npm packs: plain files with short names or ustar prefixes; other entries are skipped.
 *
 * @param {AsyncIterable<Buffer>} source
 */
export async function* tarFiles(source) {
  const reader = new BlockReader(source);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    if (!header || header.every((byte) => byte === 0)) return;
    checkSum(header);
    const size = sizeOf(header);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    const type = String.fromCharCode(header[156]);
    const body = reader.upTo(size);
    if (type === '0' || type === '\0') yield { name: nameOf(header), size, body };
    // eslint-disable-next-line no-unused-vars
    for await (const chunk of body);
    if (padding > 0 && !(await reader.exactly(padding))) throw new Error('The tar archive is cut short');
  }
}

/** Hands out a stream in the portions asked for. */
class BlockReader {
  #chunks;
  #left = Buffer.alloc(0);

  constructor(source) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes, or undefined at the very end of the stream. */
  async exactly(length) {
    const parts = [];
    for await (const part of this.upTo(length, { endIsFine: true })) parts.push(part);
    return parts.length === 0 ? undefined : Buffer.concat(parts);
  }

  async *upTo(length, { endIsFine = false } = {}) {
    let wanted = length;
    while (wanted > 0) {
      if (this.#left.length === 0) {
        const { value, done } = await this.#chunks.next();
        if (done) {
          if (endIsFine && wanted === length) return;
          throw new Error('The tar archive is cut short');
        }
        this.#left = value;
      }
      const part = this.#left.subarray(0, wanted);
      this.#left = this.#left.subarray(part.length);
      wanted -= part.length;
      if (part.length > 0) yield part;
    }
  }
}

const text = (header, from, length) => {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
};

function nameOf(header) {
  const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
  return prefix ? `${prefix}/${text(header, 0, 100)}` : text(header, 0, 100);
}

function sizeOf(header) {
  const size = Number.parseInt(text(header, 124, 12).trim() || '0', 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('The tar archive names an impossible size');
  return size;
}

function checkSum(header) {
  const stated = Number.parseInt(text(header, 148, 8).trim(), 8);
  let sum = 8 * 0x20;
  for (let index = 0; index < BLOCK; index += 1) if (index < 148 || index >= 156) sum += header[index];
  if (stated !== sum) throw new Error('The tar archive is damaged');
}
