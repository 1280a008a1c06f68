import type { ResolveProxy } from './proxy-route.ts';

/**
 * The proxy that the environment variables name (`HTTPS_PROXY`, else `ALL_PROXY`; not for hosts in `NO_PROXY`; small letters
 * too). For the command line, which has no system proxy settings to ask.
 */
export const proxyFromEnvironment: ResolveProxy = (origin) => proxyFrom(process.env, origin);

/** As {@link proxyFromEnvironment}, for given variables. A value that is no address counts as none. */
export function proxyFrom(variables: Readonly<Record<string, string | undefined>>, origin: string): string {
  const value = (name: string) => variables[name.toLowerCase()] ?? variables[name] ?? '';
  const named = [value('HTTPS_PROXY'), value('ALL_PROXY')].find((text) => text !== '') ?? '';
  const proxy = named === '' || named.includes('://') ? named : `http://${named}`;
  if (!URL.canParse(proxy) || !URL.canParse(origin) || isExcepted(value('NO_PROXY'), new URL(origin))) return 'DIRECT';
  const { protocol, host, username, password, port } = new URL(proxy);
  const kind = { 'http:': 'PROXY', 'https:': 'HTTPS' }[protocol] ?? protocol.replace(':', '').toUpperCase();
  const credentials = username === '' ? '' : `${username}${password === '' ? '' : `:${password}`}@`;
  const usual = port !== '' ? '' : protocol === 'https:' ? ':443' : ':80';
  return `${kind} ${credentials}${host}${usual}`;
}

/** `NO_PROXY`: host names with all below them, `host:port`, or `*`; separated by commas or blanks. */
function isExcepted(list: string, target: URL): boolean {
  const host = target.hostname.toLowerCase();
  const port = target.port === '' ? '443' : target.port;
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, onPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (onPort !== undefined && onPort !== port) return false;
      const suffix = name.replace(/^\*?\./, '');
      return host === suffix || host.endsWith(`.${suffix}`);
    });
}
