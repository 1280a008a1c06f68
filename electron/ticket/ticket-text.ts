import { LanyardError } from '../errors/index.ts';

const shortest = 28;
const longest = 16_384;

/**
 * The ticket in these bytes (spine-cis1 4.4, 6.1): 28 to 16,384 printable ASCII characters without spaces, nothing
 * else assumed. Wipes the bytes. Throws `LAN-2010` (too short), `LAN-2011` (too long), `LAN-2012` (other characters).
 */
export function ticketIn(bytes: Buffer): string {
  try {
    if (bytes.length > longest) throw new LanyardError('LAN-2011', { length: bytes.length });
    if (!bytes.every((byte) => byte > 0x20 && byte < 0x7f))
      throw new LanyardError('LAN-2012', { length: bytes.length });
    if (bytes.length < shortest) throw new LanyardError('LAN-2010', { length: bytes.length });
    return bytes.toString('latin1');
  } finally {
    bytes.fill(0);
  }
}

/** The bytes 0x80 to 0x9F in Windows-1252. By hand, for Node 20's own decoder takes them for Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The library's own words on a code (spine-cis1 4.4: ANSI, Windows-1252 in UK installations), fit for a diagnostics
 * page: control characters gone, at most 200 characters; `null` when nothing is left.
 */
export function describedIn(bytes: Buffer): string | null {
  const text = bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80))
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return text === '' ? null : text;
}
