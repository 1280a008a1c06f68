import { setTimeout as wait } from 'node:timers/promises';
import { version } from '../../package.json';
import { LanyardError, type ErrorCode } from '../errors/index.ts';
import { requestOnce, type Attempt, type HttpsAnswer } from './one-request.ts';
import { explainTrust } from './presented-chain.ts';
import { routesOf, type ResolveProxy, type Route } from './proxy-route.ts';
import { certificatesOf, defaultCertificates } from './trusted-certificates.ts';

export type { HttpsAnswer } from './one-request.ts';
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

export interface HttpsGetOptions {
  /** Default: no proxy. */
  readonly resolveProxy?: ResolveProxy;
}

/** After these the same request may succeed a moment later. */
const networkErrors = new Set<ErrorCode>(['LAN-3001', 'LAN-3002', 'LAN-3003', 'LAN-3005', 'LAN-3006']);
const pauseBetween = 200;

/**
 * Makes the one way to GET over HTTPS: TLS 1.2 or later, certificate and host name always checked, a fresh connection each
 * time, redirects not followed (a 3xx is an answer like any other), no cookie (spine-cis1 7.1 and 7.2).
 *
 * @returns a function that resolves with any HTTP answer whatever its status, and rejects with a LanyardError: LAN-3001 to
 *   LAN-3013 network, LAN-3101 to LAN-3111 trust.
 */
export function createHttpsGet(options: HttpsGetOptions = {}): (request: HttpsRequest) => Promise<HttpsAnswer> {
  const resolveProxy = options.resolveProxy ?? (() => 'DIRECT');

  return async function get(request) {
    const deadline = performance.now() + request.totalTimeout;
    const { signal } = request;
    if (signal?.aborted === true) throw new LanyardError('LAN-3011');
    const { host, origin } = addressOf(request.url);
    const trusted = request.caFile === undefined ? defaultCertificates() : await certificatesOf(request.caFile);
    const routes = routesOf(await within(resolveProxy(`${origin}/`), request, host), host);
    const attemptOver = (route: Route): Attempt => ({
      url: request.url,
      host,
      route,
      trusted,
      partialChain: request.caFile !== undefined,
      connectTimeout: request.connectTimeout,
      timeLeft: Math.max(1, deadline - performance.now()),
      totalTimeout: request.totalTimeout,
      maxBytes: request.maxBytes,
      userAgent: `Lanyard/${version}`,
      signal,
    });

    for (let tries = 0; ; tries++) {
      try {
        return await overRoutes(routes, attemptOver);
      } catch (thrown) {
        if (!(thrown instanceof LanyardError) || !networkErrors.has(thrown.code) || tries >= request.retries)
          throw thrown;
        const pause = pauseBetween * (tries + 1);
        if (performance.now() + pause >= deadline) throw thrown;
        await stoppable(wait(pause, undefined, signal === undefined ? {} : { signal }));
      }
    }
  };
}

/** Tries the routes in order; the next one only where a proxy could not be reached. */
async function overRoutes(
  routes: readonly [Route, ...Route[]],
  attemptOver: (route: Route) => Attempt,
): Promise<HttpsAnswer> {
  const [route, next, ...rest] = routes;
  const attempt = attemptOver(route);
  try {
    return await requestOnce(attempt);
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    if (thrown.code === 'LAN-3006' && next !== undefined) return overRoutes([next, ...rest], attemptOver);
    if (!thrown.code.startsWith('LAN-31')) throw thrown;
    const explained = await explainTrust(thrown, attemptOver(route));
    throw attempt.signal?.aborted === true ? new LanyardError('LAN-3011') : explained;
  }
}

function addressOf(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol !== 'https:') throw new LanyardError('LAN-3013');
  return address;
}

/** Asking for the proxy may run a PAC file from a dead server: it is bounded like a connection. */
async function within(answer: string | Promise<string>, request: HttpsRequest, host: string): Promise<string> {
  const limit = new AbortController();
  const timeout = wait(request.connectTimeout, undefined, { signal: limit.signal }).then(() => {
    throw new LanyardError('LAN-3006', { host, proxy: 'of the system settings', reason: 'no answer' });
  });
  timeout.catch(() => undefined);
  try {
    return await stoppable(Promise.race([answer, timeout, abortOf(request.signal, limit.signal)]));
  } finally {
    limit.abort();
  }
}

/** Rejects when `signal` is aborted; lets go of it when `done` is. */
function abortOf(signal: AbortSignal | undefined, done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => {
      reject(new LanyardError('LAN-3011'));
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { signal: done });
  });
}

/** Turns the rejection of an aborted wait, or of a proxy look-up, into one of ours. */
async function stoppable<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (thrown) {
    if (thrown instanceof LanyardError) throw thrown;
    throw thrown instanceof Error && thrown.name === 'AbortError'
      ? new LanyardError('LAN-3011')
      : new LanyardError('LAN-3012', { kinds: 'the look-up failed' });
  }
}
