/**
 * Base64 from bytes to bytes. Node's own makes a string on the way, which nothing can zero. Keychain items are text so
 * that every platform's listing can read them: Windows' wants pairs of bytes to be UTF-16, macOS' and Linux' want UTF-8.
 */
const alphabet = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const padding = '='.charCodeAt(0);
const invalid = 255;
const values = Buffer.alloc(256, invalid);
for (const [value, letter] of alphabet.entries()) values[letter] = value;

/** How many letters `bytes` bytes take; always a multiple of four. */
export function encodedLength(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** How many bytes fit into `letters` letters. */
export function decodedCapacity(letters: number): number {
  return Math.floor(letters / 4) * 3;
}

/** Writes `bytes` as text into `target`, from `offset` on. */
export function encodeInto(target: Buffer, offset: number, bytes: Buffer): void {
  let at = offset;
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const three = byteAt(bytes, index) * 65536 + byteAt(bytes, index + 1) * 256 + byteAt(bytes, index + 2);
    target[at++] = letter(three >> 18);
    target[at++] = letter(three >> 12);
    target[at++] = left > 1 ? letter(three >> 6) : padding;
    target[at++] = left > 2 ? letter(three) : padding;
  }
}

/** Reads text into `target` from `offset` on; the number of bytes, or null for what is no such text or too long. */
export function decodeInto(target: Buffer, offset: number, text: Buffer): number | null {
  if (text.length % 4 !== 0) return null;
  const padded = text.at(-1) !== padding ? 0 : text.at(-2) !== padding ? 1 : 2;
  const length = (text.length / 4) * 3 - padded;
  if (offset + length > target.length) return null;
  let at = offset;
  let bits = 0;
  for (let index = 0; index < text.length - padded; index += 1) {
    const value = byteAt(values, byteAt(text, index));
    if (value === invalid) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    if (index % 4 === 1) target[at++] = (bits >> 4) & 255;
    if (index % 4 === 2) target[at++] = (bits >> 2) & 255;
    if (index % 4 === 3) target[at++] = bits & 255;
  }
  return length;
}

function letter(bits: number): number {
  return byteAt(alphabet, bits & 63);
}

function byteAt(bytes: Buffer, index: number): number {
  return bytes[index] ?? 0;
}
