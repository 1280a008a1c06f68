import { isUtf8 } from 'node:buffer';
import { LanyardError } from '../errors/index.ts';

/** The largest document that is read, in bytes (spine-cis1 7.3, no. 7). */
export const maxDocumentBytes = 2 * 1024 * 1024;

const declaredEncoding = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'>]{1,40})["']/;

/**
 * The text of a document: size checked, byte order mark dropped, bytes checked against the declared encoding (UTF-8 when
 * none is declared). Understood are UTF-8, US-ASCII and ISO-8859-1.
 *
 * @throws LanyardError LAN-3301 too large, LAN-3302 other or wrong encoding.
 */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length > maxDocumentBytes) {
    throw new LanyardError('LAN-3301', { size: bytes.length, limit: maxDocumentBytes });
  }
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = view[0] === 0xef && view[1] === 0xbb && view[2] === 0xbf;
  const start = marked ? 3 : 0;
  const beginning = view.toString('latin1', start, 200);
  const encoding = (declaredEncoding.exec(beginning)?.[1] ?? 'utf-8').toLowerCase();
  switch (encoding) {
    case 'utf-8':
    case 'utf8':
    case 'us-ascii':
      return utf8(view, encoding, start);
    case 'iso-8859-1':
      if (marked) throw new LanyardError('LAN-3302', { encoding });
      return view.toString('latin1');
    default:
      throw new LanyardError('LAN-3302', { encoding: encoding.replace(/[^a-z0-9._-]/g, '?') });
  }
}

/**
 * US-ASCII is a part of UTF-8, and a server that says the one and sends the other does no harm. (A strict `TextDecoder`
 * would do as well, but its strings take twice the room and are slower to parse.)
 */
function utf8(bytes: Buffer, encoding: string, start: number): string {
  if (!isUtf8(bytes)) throw new LanyardError('LAN-3302', { encoding });
  return bytes.toString('utf8', start);
}

const beforeTheRoot = /^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->)*/;
const pageTags = /^<(?:!doctype\s+html|html|head|body|title|meta|script|center)\b/i;

/** Whether a text is a web page: what a proxy or a captive portal sends in place of the answer (spine-cis1 7.7). */
export function isWebPage(text: string): boolean {
  const start = beforeTheRoot.exec(text.slice(0, 4096))?.[0].length ?? 0;
  return pageTags.test(text.slice(start, start + 64));
}
