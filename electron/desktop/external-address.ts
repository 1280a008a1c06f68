const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);
/** What Windows takes of an address handed to another program. */
const longest = 8_000;

/**
 * Whether an address may be handed to the system for opening: https, or http to this computer where that is allowed. Never
 * another scheme (the system would start whatever program claims it), never a user name (it disguises the host), nothing
 * but visible ASCII and no quote (so that it stays one argument).
 */
export function isExternalAddress(url: string, { loopbackHttp }: { readonly loopbackHttp: boolean }): boolean {
  if (url.length > longest || !/^https?:\/\/[\x21\x23-\x7e]+$/i.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '' || url.includes('\\')) return false;
  return protocol === 'https:' || (loopbackHttp && loopbackHosts.has(hostname));
}
