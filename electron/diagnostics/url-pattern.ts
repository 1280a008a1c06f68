/**
 * Whether a pattern of a browser policy names an address: `*`, `[*.]example.nhs.uk`, `example.nhs.uk`, each with or without
 * scheme and port. A plain host means that host and all below it; `.host` that host alone.
 */
export function patternFits(pattern: string, address: string): boolean {
  const { protocol, hostname, port } = new URL(address);
  const [, scheme, host = '', onPort] =
    /^(?:([a-z*]+):\/\/)?([^/:]+|\[::1\])(?::(\d+|\*))?(?:\/.*)?$/i.exec(pattern) ?? [];
  if (host === '') return false;
  if (scheme !== undefined && scheme !== '*' && `${scheme.toLowerCase()}:` !== protocol) return false;
  if (onPort !== undefined && onPort !== '*' && onPort !== (port === '' ? '443' : port)) return false;
  if (host === '*') return true;
  if (host.startsWith('.')) return hostname === host.slice(1).toLowerCase();
  const base = host.replace(/^\[\*\.\]/, '').toLowerCase();
  return hostname === base || hostname.endsWith(`.${base}`);
}
