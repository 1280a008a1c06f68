import { LanyardError } from '../errors/index.ts';
import { overRoutes, routesTo } from './over-routes.ts';
import { direct, sendBy, type WayOut } from './way-out.ts';
import { trustIn } from './trusted-certificates.ts';
import { userAgent } from './user-agent.ts';

/** One request, in the shape of the web's `fetch`. */
export interface FetchRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer | null | ReadableStream | string | Uint8Array | URLSearchParams | undefined;
  /** A redirect is an answer like any other. */
  readonly redirect: 'manual';
  /** Ends the request, and the body that is on its way. */
  readonly signal?: AbortSignal;
}

export interface FetchOptions {
  /** Default: no proxy. */
  readonly wayOut?: WayOut;
  /** For one connection: name, TCP, proxy and TLS; milliseconds. */
  readonly connectTimeout: number;
  /** The PEM file whose certificates alone are trusted for an address; without one, the system's store and Node's roots. */
  readonly caFor?: (url: string) => string | undefined;
  /** Plain http to this computer: simulators and tests, never packaged. */
  readonly allowLoopbackHttp?: boolean;
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Makes a `fetch` for conversations: any method, any answer, the body as a stream that may live for hours. TLS 1.2 or later,
 * certificate and host name always checked, a fresh connection each time, redirects not followed, no cookie, nothing sent
 * twice. Whoever reads the body bounds its size and time, by `signal` or by cancelling it.
 *
 * @returns a function that rejects with a LanyardError (LAN-3001 to LAN-3013 network, LAN-3101 to LAN-3111 trust), as does
 *   the body's stream.
 */
export function createFetch(options: FetchOptions): (url: string, request: FetchRequest) => Promise<Response> {
  const { connectTimeout, caFor = () => undefined, wayOut = direct, allowLoopbackHttp = false } = options;

  return async function fetch(url, { method, headers, body, signal }) {
    if (signal?.aborted === true) throw new LanyardError('LAN-3011');
    const address = addressOf(url, allowLoopbackHttp);
    const plain = address.protocol === 'http:';
    const routes = await routesTo(address, {
      ...(plain ? direct : wayOut),
      connectTimeout,
      signal,
    });
    const attempt = {
      url,
      host: address.host,
      method,
      headers: { 'Accept-Encoding': 'identity', 'User-Agent': userAgent, ...headers },
      body: body === undefined || body === null ? undefined : await bytesOf(body),
      connectTimeout,
      signal,
      ...(await trustIn(plain ? undefined : caFor(url))),
    };
    return overRoutes(routes, attempt, sendBy(wayOut));
  };
}

/** Only https; to this computer also plain http, where that is allowed. */
function addressOf(url: string, allowLoopbackHttp: boolean): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol === 'https:') return address;
  if (allowLoopbackHttp && address?.protocol === 'http:' && loopbackHosts.has(address.hostname)) return address;
  throw new LanyardError('LAN-3013');
}

async function bytesOf(body: NonNullable<FetchRequest['body']>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
}
