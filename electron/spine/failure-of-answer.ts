import { LanyardError } from '../errors/index.ts';
import { faultOf } from './fault-document.ts';
import type { HttpsAnswer } from './https-port.ts';
import { isWebPage } from './xml-text.ts';

/**
 * Refuses every answer that by its status cannot be a role assertion (spine-cis1 7.7). `url` is the address without the
 * ticket: only its host is ever shown.
 *
 * @throws LanyardError LAN-3201 redirect, LAN-3202 401/403, LAN-3203 404, LAN-3204 408/429/5xx, LAN-3205 any other but 200.
 */
export function checkStatus(answer: HttpsAnswer, url: string): void {
  const { status } = answer;
  const host = hostOf(url);
  if (status === 200) return;
  if (status >= 300 && status < 400) {
    throw new LanyardError('LAN-3201', { host, status, target: hostOf(answer.headers.location ?? '', url) });
  }
  if (status === 401 || status === 403) throw new LanyardError('LAN-3202', { host, status });
  if (status === 404) throw new LanyardError('LAN-3203', { host });
  if (status === 408 || status === 429 || status >= 500) throw new LanyardError('LAN-3204', { host, status });
  throw new LanyardError('LAN-3205', { host, status });
}

/** Refuses an empty body (LAN-3206) and a web page (LAN-3207) where a document is expected. */
export function checkBody(text: string): void {
  if (text.trim() === '') throw new LanyardError('LAN-3206');
  if (isWebPage(text)) throw new LanyardError('LAN-3207');
}

/** The error for a document that is XML but no SAML response: a fault, with what it says made fit for the screen. */
export function faultError(text: string, ticket: string | undefined): LanyardError {
  return new LanyardError('LAN-3208', { fault: faultOf(text, ticket) });
}

/** The host of an address and nothing else of it: path and query may hold the ticket. */
export function hostOf(url: string, base?: string): string {
  return URL.canParse(url, base) ? new URL(url, base).host.slice(0, 255) : 'an unreadable address';
}
