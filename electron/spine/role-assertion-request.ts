import { LanyardError } from '../errors/index.ts';

const usableTicket = /^[\x21-\x7e]{1,16384}$/;

/**
 * The address of the role assertion for one ticket: the ticket percent-encoded exactly once, all but unreserved characters
 * (spine-cis1 6.1 and 7.1). The base may already have a query. The result is a secret.
 *
 * @param base the https address, without the ticket; `null` = none is set.
 * @throws LanyardError LAN-3013 no usable base, LAN-3415 the ticket is not printable ASCII or too long.
 */
export function roleAssertionUrl(base: string | null, ticket: string): string {
  if (base === null || !URL.canParse(base)) throw new LanyardError('LAN-3013');
  const url = new URL(base);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new LanyardError('LAN-3013');
  if (!usableTicket.test(ticket)) throw new LanyardError('LAN-3415');
  const query = url.search === '' ? '?' : url.search.endsWith('&') ? url.search : `${url.search}&`;
  return `${url.origin}${url.pathname}${query}token=${encodeURIComponent(ticket)}`;
}
