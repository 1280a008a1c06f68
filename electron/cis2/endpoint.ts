const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether an address may be called: https, or plain http to this computer where that is allowed; no user name, no fragment.
 * The text itself is never changed: `URL` drops `:443`, and CIS2's addresses carry it (cis2 2.2).
 */
export function usableEndpoint(text: string, allowLoopbackHttp: boolean): boolean {
  if (!URL.canParse(text) || /[\s#]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (allowLoopbackHttp && protocol === 'http:' && loopbackHosts.has(hostname));
}

/** The host of an address, for errors. */
export function hostOf(text: string): string {
  return URL.canParse(text) ? new URL(text).host : '';
}

/** The same address once a default port is left out: how a configured issuer is compared with a document's. */
export function sameAddress(one: string, other: string): boolean {
  const plain = (text: string) => (URL.canParse(text) ? new URL(text).href.replace(/\/$/, '') : text);
  return plain(one) === plain(other);
}

/** Adds a query to a raw address, keeping every letter of it. */
export function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const separator = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return pairs.length === 0 ? address : address + separator + pairs.join('&');
}
