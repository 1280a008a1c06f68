/**
 * Reader names as bytes and as text. The service gives 8-bit names in no declared encoding and wants the same bytes
 * back, so both directions must round-trip: UTF-8 where the bytes are valid UTF-8, Latin-1 otherwise.
 */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Longest list of names accepted, in bytes; pcsc-lite's own limit is 16 names of 128. */
export const maxNameBytes = 256 * 1024;

/** Splits a multi-string (`name NUL name NUL NUL`) into texts and their NUL-terminated bytes. A missing end, empty names and doubles are survived. */
export function splitNames(bytes: Uint8Array): Map<string, Buffer> {
  const names = new Map<string, Buffer>();
  let start = 0;
  while (start < bytes.length) {
    const nul = bytes.indexOf(0, start);
    const end = nul === -1 ? bytes.length : nul;
    if (end === start) break;
    const name = bytes.slice(start, end);
    names.set(nameText(name), nameBuffer(name));
    start = end + 1;
  }
  return names;
}

/** A name's bytes as text. */
export function nameText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

/** A name as the NUL-terminated bytes a C function takes. */
export function nameBuffer(bytes: Uint8Array): Buffer {
  const terminated = Buffer.alloc(bytes.length + 1);
  terminated.set(bytes);
  return terminated;
}
