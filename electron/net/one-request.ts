import * as http from 'node:http';
import * as https from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { LanyardError } from '../errors/index.ts';
import { connectionFailure } from './connection-failure.ts';
import type { Route } from './proxy-route.ts';

/** One attempt over one route. Times are milliseconds. */
export interface Attempt {
  /** May hold a secret: never shown. https; plain http goes direct and only where the caller has allowed it. */
  readonly url: string;
  readonly host: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly route: Route;
  /** Trusted certificates (PEM); `undefined` = Node's default. */
  readonly trusted: readonly string[] | undefined;
  /** Whether an intermediate authority in `trusted` is enough (a CA file lists what to trust, roots or not). */
  readonly partialChain: boolean;
  /** For name, TCP, proxy and TLS; Chromium, where it sends, has limits of its own (30 s for a silent proxy). */
  readonly connectTimeout: number;
  /** Ends the request, and the body that is on its way. Its reason counts where it is a LanyardError. */
  readonly signal: AbortSignal | undefined;
}

/** Statuses whose answers have no body (RFC 9110). */
const bodiless = new Set([204, 205, 304]);

/**
 * An agent for one request: no socket and no TLS session outlives it. `signal` ends a connection to a silent proxy; once
 * the way leads through the proxy, destroying the request does.
 */
export function agentFor(route: Route, signal: AbortSignal): http.Agent {
  const once = { keepAlive: false, maxCachedSessions: 0 };
  return route.kind === 'direct' ? new https.Agent(once) : new HttpsProxyAgent(route.url, { keepAlive: false, signal });
}

/** The TLS options of every connection to a server: TLS 1.2 or later, certificate and host name checked. */
export function tlsOptions(attempt: Attempt): https.RequestOptions {
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(attempt.trusted !== undefined && { ca: [...attempt.trusted] }),
    ...(attempt.partialChain && { allowPartialTrustChain: true }),
  };
}

/**
 * Sends one request and resolves with the answer's head; its body comes as a stream with back-pressure, whose reader bounds
 * size and time, and cancels what it does not read. Nothing is kept of a foreign error but its code.
 *
 * @throws LanyardError LAN-30xx, LAN-31xx; the body's stream fails with the same.
 */
export function requestOnce(attempt: Attempt): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { url, host, route, signal } = attempt;
    const secure = url.startsWith('https:');
    const closing = new AbortController();
    const agent = secure ? agentFor(route, closing.signal) : new http.Agent({ keepAlive: false });
    let throughProxy = route.kind === 'direct';
    let open = true;
    /** Who hears of a failure: at first the caller, then the reader of the body. */
    let tell: (error: LanyardError) => void = reject;

    const { method, headers } = attempt;
    const request = secure
      ? https.request(url, { ...tlsOptions(attempt), agent, method, headers })
      : http.request(url, { agent, method, headers });
    const connectTimer = setTimeout(() => {
      const reason = `not within ${String(attempt.connectTimeout / 1000)} s`;
      fail(throughProxy ? new LanyardError('LAN-3003', { host, reason }) : proxyFailure(attempt, reason));
    }, attempt.connectTimeout);
    signal?.addEventListener('abort', stop);

    request.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      throughProxy = statusCode === 200;
      if (!throughProxy) fail(refusedByProxy(attempt, statusCode));
    });
    request.on('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        clearTimeout(connectTimer);
      });
    });
    request.on('error', (error) => {
      fail(throughProxy ? failureOf(error, host) : proxyFailure(attempt, connectionFailure(error).reason));
    });
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      if (status < 200 || status > 599) {
        fail(new LanyardError('LAN-3010', { host, reason: `status ${String(status)}` }));
        return;
      }
      const body = bodiless.has(status) ? null : bodyOf(response);
      if (body === null) close();
      resolve(new Response(body, { status, headers: headersOf(response) }));
    });
    if (signal?.aborted === true) stop();
    else request.end(attempt.body);

    function bodyOf(response: http.IncomingMessage): ReadableStream<Uint8Array> {
      return new ReadableStream<Uint8Array>({
        start(controller) {
          tell = (error) => {
            controller.error(error);
          };
          response.on('data', (piece: Buffer) => {
            controller.enqueue(piece);
            if ((controller.desiredSize ?? 0) <= 0) response.pause();
          });
          response.on('end', () => {
            close();
            controller.close();
          });
          response.on('error', (error) => {
            fail(failureOf(error, host));
          });
          response.on('close', () => {
            fail(new LanyardError('LAN-3005', { host, reason: 'ECONNRESET' }));
          });
        },
        pull() {
          response.resume();
        },
        cancel: close,
      });
    }
    function stop(): void {
      const reason: unknown = signal?.reason;
      fail(reason instanceof LanyardError ? reason : new LanyardError('LAN-3011'));
    }
    function fail(error: LanyardError): void {
      if (!open) return;
      close();
      tell(error);
    }
    function close(): void {
      open = false;
      clearTimeout(connectTimer);
      signal?.removeEventListener('abort', stop);
      if (!throughProxy) closing.abort();
      request.destroy();
      agent.destroy();
    }
  });
}

function headersOf({ rawHeaders }: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  return headers;
}

function failureOf(error: Error, host: string): LanyardError {
  const { code, reason } = connectionFailure(error);
  return new LanyardError(code, { host, reason });
}

function proxyFailure({ host, route }: Attempt, reason: string): LanyardError {
  return new LanyardError('LAN-3006', { host, proxy: route.kind === 'proxy' ? route.shown : '', reason });
}

function refusedByProxy({ host, route }: Attempt, status: number): LanyardError {
  const proxy = route.kind === 'proxy' ? route.shown : '';
  return new LanyardError(status === 407 ? 'LAN-3007' : 'LAN-3008', { host, proxy, status });
}
