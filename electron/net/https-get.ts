import type { ResolveProxy } from './proxy-route.ts';

export type { ResolveProxy } from './proxy-route.ts';

/** One GET. Times are milliseconds. */
export interface HttpsRequest {
  /** May hold a ticket: appears in no error. */
  readonly url: string;
  /** PEM file; when given, only its certificates are trusted for this request. */
  readonly caFile?: string | undefined;
  /** For one connection: name, TCP, proxy and TLS. */
  readonly connectTimeout: number;
  /** For everything, retries included. */
  readonly totalTimeout: number;
  /** How often to try again after a network error. */
  readonly retries: number;
  /** Largest body, bytes. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpsAnswer {
  readonly status: number;
  readonly headers: { readonly date?: string | undefined; readonly location?: string | undefined };
  readonly body: Buffer;
}

export interface HttpsGetOptions {
  /** Default: no proxy. */
  readonly resolveProxy?: ResolveProxy;
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
  const { resolveProxy = () => 'DIRECT' } = options;
  return async (request) => {
    const { getWhole } = await import('./get-whole.ts');
    return getWhole(request, resolveProxy);
  };
}
