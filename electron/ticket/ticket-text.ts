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

/**
 * The library's own words on a code (spine-cis1 4.4: ANSI, Windows-1252 in UK installations), fit for a diagnostics
 * page: control characters gone, at most 200 characters; `null` when nothing is left.
 */
export function describedIn(bytes: Buffer): string | null {
  const text = new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return text === '' ? null : text;
}
