import { LanyardError } from '../errors/index.ts';

/**
 * Which proxy leads to an address: `DIRECT`, `PROXY host:port` (plain HTTP to the proxy) or `HTTPS host:port`, several
 * joined by `;` in order of preference. Electron's `session.resolveProxy` answers like this. It is asked for the origin
 * only, never for the whole address (which may hold a ticket).
 */
export type ResolveProxy = (origin: string) => string | Promise<string>;

/** One way to the server. */
export type Route =
  | { readonly kind: 'direct' }
  /** `url` may hold a password; `shown` is host and port only. */
  | { readonly kind: 'proxy'; readonly url: string; readonly shown: string };

/**
 * The usable routes of a proxy list, in order. An empty or unknown list means a direct connection; a list with nothing but
 * kinds that are not supported (SOCKS) is an error, since going around a prescribed proxy would be wrong.
 *
 * @throws LanyardError LAN-3012 only unsupported kinds.
 */
export function routesOf(list: string, host: string): readonly [Route, ...Route[]] {
  const entries = list
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const [first, ...rest] = entries.map(routeOf).filter((route) => route !== null);
  if (first !== undefined) return [first, ...rest];
  if (entries.length === 0) return [{ kind: 'direct' }];
  const kinds = entries.map((entry) => entry.split(/\s/)[0]?.replace(/\W/g, '') ?? '').join(', ');
  throw new LanyardError('LAN-3012', { host, kinds: kinds.slice(0, 80) });
}

function routeOf(entry: string): Route | null {
  const [kind = '', address = ''] = entry.split(/\s+/);
  switch (kind.toUpperCase()) {
    case 'DIRECT':
      return { kind: 'direct' };
    case 'PROXY':
    case 'HTTP':
      return proxyRoute(`http://${address}`);
    case 'HTTPS':
      return proxyRoute(`https://${address}`);
    default:
      return null;
  }
}

function proxyRoute(url: string): Route | null {
  if (!URL.canParse(url)) return null;
  return { kind: 'proxy', url, shown: new URL(url).host };
}
