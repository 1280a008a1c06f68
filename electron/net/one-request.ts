import * as https from 'node:https';
import type { Agent, IncomingMessage } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { LanyardError } from '../errors/index.ts';
import { connectionFailure } from './connection-failure.ts';
import type { Route } from './proxy-route.ts';

/** One attempt over one route. Times are milliseconds. */
export interface Attempt {
  /** A secret: never shown. */
  readonly url: string;
  readonly host: string;
  readonly route: Route;
  /** Trusted certificates (PEM); `undefined` = Node's default. */
  readonly trusted: readonly string[] | undefined;
  /** Whether an intermediate authority in `trusted` is enough (a CA file lists what to trust, roots or not). */
  readonly partialChain: boolean;
  readonly connectTimeout: number;
  /** What is left of the total time. */
  readonly timeLeft: number;
  /** The total time, for the error. */
  readonly totalTimeout: number;
  readonly maxBytes: number;
  readonly userAgent: string;
  readonly signal: AbortSignal | undefined;
}

export interface HttpsAnswer {
  readonly status: number;
  readonly headers: { readonly date?: string | undefined; readonly location?: string | undefined };
  readonly body: Buffer;
}

/**
 * An agent for one request: no socket and no TLS session outlives it. `signal` ends a connection to a silent proxy; once
 * the way leads through the proxy, destroying the request does.
 */
export function agentFor(route: Route, signal: AbortSignal): Agent {
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
 * Sends one GET and reads the answer. Nothing is kept of a foreign error but its code.
 *
 * @throws LanyardError LAN-30xx, LAN-31xx.
 */
export function requestOnce(attempt: Attempt): Promise<HttpsAnswer> {
  return new Promise((resolve, reject) => {
    const { host, route } = attempt;
    const closing = new AbortController();
    const agent = agentFor(route, closing.signal);
    let throughProxy = route.kind === 'direct';
    let secure = false;

    const request = https.request(attempt.url, {
      ...tlsOptions(attempt),
      agent,
      method: 'GET',
      headers: {
        Accept: 'text/xml, application/xml;q=0.9, */*;q=0.1',
        'Accept-Encoding': 'identity',
        'User-Agent': attempt.userAgent,
      },
    });
    const connectTimer = setTimeout(tooSlowToConnect, Math.min(attempt.connectTimeout, attempt.timeLeft));
    const totalTimer = setTimeout(() => {
      if (!secure) tooSlowToConnect();
      else fail(new LanyardError('LAN-3004', { host, seconds: attempt.totalTimeout / 1000 }));
    }, attempt.timeLeft);
    attempt.signal?.addEventListener('abort', stopped);

    request.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      throughProxy = statusCode === 200;
      if (!throughProxy) fail(refusedByProxy(attempt, statusCode));
    });
    request.on('socket', (socket) => {
      socket.once('secureConnect', () => {
        secure = true;
        clearTimeout(connectTimer);
      });
    });
    request.on('error', (error) => {
      fail(throughProxy ? failureOf(error, host) : proxyFailure(attempt, connectionFailure(error).reason));
    });
    request.on('response', (response) => {
      readBody(response, attempt, done, fail);
    });
    request.end();

    function tooSlowToConnect(): void {
      const reason = `not within ${String(attempt.connectTimeout / 1000)} s`;
      fail(throughProxy ? new LanyardError('LAN-3003', { host, reason }) : proxyFailure(attempt, reason));
    }
    function stopped(): void {
      fail(new LanyardError('LAN-3011'));
    }
    function done(answer: HttpsAnswer): void {
      close();
      resolve(answer);
    }
    function fail(error: LanyardError): void {
      close();
      reject(error);
    }
    function close(): void {
      clearTimeout(connectTimer);
      clearTimeout(totalTimer);
      attempt.signal?.removeEventListener('abort', stopped);
      if (!throughProxy) closing.abort();
      request.destroy();
      agent.destroy();
    }
  });
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

/** Reads the body as it comes and stops at once when it passes `maxBytes`. */
function readBody(
  response: IncomingMessage,
  { host, maxBytes }: Attempt,
  done: (answer: HttpsAnswer) => void,
  fail: (error: LanyardError) => void,
): void {
  const pieces: Buffer[] = [];
  let size = 0;
  const { date, location } = response.headers;
  const tooLarge = new LanyardError('LAN-3009', { host, limit: maxBytes });
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    fail(tooLarge);
    return;
  }
  response.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > maxBytes) fail(tooLarge);
    else pieces.push(piece);
  });
  response.on('error', (error) => {
    fail(failureOf(error, host));
  });
  response.on('end', () => {
    done({ status: response.statusCode ?? 0, headers: { date, location }, body: Buffer.concat(pieces, size) });
  });
  response.on('close', () => {
    fail(new LanyardError('LAN-3005', { host, reason: 'ECONNRESET' }));
  });
}
