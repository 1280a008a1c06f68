import { readTlvs } from './ber-tlv.ts';
import type { Chuid } from './card-details.ts';

/** Inner tags of the CHUID (spine-cis1 12.4). */
const guidTag = 0x34;
const expiryTag = 0x35;

/** Reads the content of a CHUID object; `null` when it is no row of data objects, or when its end is stated but is no day. */
export function readChuid(content: Uint8Array): Chuid | null {
  const parts = readTlvs(content);
  if (parts === null || parts.length === 0) return null;
  const part = (tag: number): Uint8Array | null => parts.find((one) => one.tag === tag)?.value ?? null;
  const stated = part(expiryTag);
  const expires = dateText(stated);
  // Taken for a card that never ends, one that has expired could look good.
  if (expires === null && stated !== null && stated.length > 0) return null;
  return { guid: guidText(part(guidTag)), expires };
}

function guidText(bytes: Uint8Array | null): string | null {
  if (bytes?.length !== 16 || bytes.every((byte) => byte === 0)) return null;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Eight ASCII digits, YYYYMMDD, that are a day of the calendar. */
function dateText(bytes: Uint8Array | null): string | null {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(Buffer.from(bytes ?? []).toString('latin1'));
  if (digits === null) return null;
  const text = digits.slice(1).join('-');
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}
