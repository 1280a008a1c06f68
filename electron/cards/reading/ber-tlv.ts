/** One BER-TLV data object (ISO 7816-4, 5.2.2): a tag of up to three bytes as one number, and its value. */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** More objects in a row than any PIV object holds. */
const maxObjects = 64;

/**
 * Takes bytes apart into the data objects they are a row of; `null` when they are no such row. One level only: values
 * are not looked into. The filling bytes 00 and FF between objects are skipped. Lengths must be definite, of at most
 * three bytes, and within the bytes.
 */
export function readTlvs(bytes: Uint8Array): readonly Tlv[] | null {
  const found: Tlv[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === 0x00 || bytes[at] === 0xff) {
      at += 1;
      continue;
    }
    const tag = readTag(bytes, at);
    const length = tag && readLength(bytes, tag.next);
    if (length === null || tag === null || found.length === maxObjects) return null;
    const end = length.next + length.number;
    if (end > bytes.length) return null;
    found.push({ tag: tag.number, value: bytes.subarray(length.next, end) });
    at = end;
  }
  return found;
}

/** The value of the only object with that tag in a row of objects; `null` when there is none, several, or no row. */
export function valueOf(bytes: Uint8Array, tag: number): Uint8Array | null {
  const [first, ...others] = (readTlvs(bytes) ?? []).filter((object) => object.tag === tag);
  return first !== undefined && others.length === 0 ? first.value : null;
}

/** Where the first data object of a row that begins so will end; `null` when its head does not say, or not yet. */
export function announcedEnd(beginning: Uint8Array): number | null {
  const tag = readTag(beginning, 0);
  const length = tag && readLength(beginning, tag.next);
  return length && length.next + length.number;
}

/** A number that was read, and where reading goes on. */
interface Step {
  readonly number: number;
  readonly next: number;
}

/** One byte, or up to three when the low five bits of the first are all set and the others say that more follow. */
function readTag(bytes: Uint8Array, at: number): Step | null {
  const first = bytes[at] ?? 0;
  if ((first & 0x1f) !== 0x1f) return { number: first, next: at + 1 };
  let number = first;
  for (let next = at + 1; next <= at + 2; next += 1) {
    const byte = bytes[next];
    if (byte === undefined) return null;
    number = number * 0x100 + byte;
    if ((byte & 0x80) === 0) return { number, next: next + 1 };
  }
  return null;
}

/** One byte below 80, or 81 to 83 and that many bytes. 80 (indefinite) is refused. */
function readLength(bytes: Uint8Array, at: number): Step | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { number: first, next: at + 1 };
  const size = first - 0x80;
  if (size < 1 || size > 3 || at + 1 + size > bytes.length) return null;
  const number = bytes.subarray(at + 1, at + 1 + size).reduce((sum, byte) => sum * 0x100 + byte, 0);
  return { number, next: at + 1 + size };
}
