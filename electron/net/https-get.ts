import type { HttpsAnswer, HttpsRequest } from './https-request.ts';
import type { WayOut } from './way-out.ts';

export type { HttpsAnswer, HttpsRequest } from './https-request.ts';
export type { WayOut } from './way-out.ts';

export interface HttpsGetOptions {
  /** Default: no proxy. */
  readonly wayOut?: WayOut;
}

/**
 * Makes the way to GET a whole document over HTTPS: TLS 1.2 or later, certificate and host name always checked, a fresh
 * connection each time, redirects not followed (a 3xx is an answer like any other), no cookie (spine-cis1 7.1 and 7.2).
 *
 * TLS and proxies are some megabytes of code, which the first request loads: before a sign-in nobody needs them.
 *
 * @returns a function that resolves with any HTTP answer whatever its status, and rejects with a LanyardError: LAN-3001 to
 *   LAN-3013 network, LAN-3101 to LAN-3111 trust.
 */
export function createHttpsGet(options: HttpsGetOptions = {}): (request: HttpsRequest) => Promise<HttpsAnswer> {
  const { wayOut = { resolveProxy: () => 'DIRECT' } } = options;
  return async (request) => {
    const { getWhole } = await import('./get-whole.ts');
    return getWhole(request, wayOut);
  };
}
