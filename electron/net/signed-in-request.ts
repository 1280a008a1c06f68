import { net, type IncomingMessage } from 'electron';
import { LanyardError } from '../errors/index.ts';
import { chromiumFailure } from './chromium-failure.ts';
import type { Attempt } from './one-request.ts';
import { explainedBy } from './presented-chain.ts';
import { signedInSession, type SignedInSession } from './signed-in-session.ts';

/** Statuses whose answers have no body (RFC 9110). */
const bodiless = new Set([204, 205, 304]);

/**
 * Sends one request as `requestOnce` does, but through Chromium, which signs in to the proxy of the system's settings with
 * the account of whoever is signed in to the system (Kerberos, NTLM). Nothing is asked of anybody, and no password is known
 * here. The server's certificate has to satisfy the system and, where a CA file is given, lead to one of its certificates.
 *
 * @throws LanyardError LAN-30xx, LAN-31xx; LAN-3007 when the proxy refuses the account. The body's stream fails with the same.
 */
export function requestSignedIn(attempt: Attempt): Promise<Response> {
  const { url, method, body, signal } = attempt;
  const way = signedInSession(attempt.partialChain ? attempt.trusted : undefined);
  return new Promise((resolve, reject) => {
    const request = net.request({
      url,
      method,
      // A fresh connection each time: on one that is used again, Chromium would send anew what the server did not answer.
      headers: { ...attempt.headers, Connection: 'close' },
      session: way.session,
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
    });
    /** Ends what is still under way: the body too, which then fails. */
    const stop = () => {
      over();
      reject(reasonOf(attempt));
    };
    const end = way.begin();
    const over = () => {
      signal?.removeEventListener('abort', stop);
      request.abort();
      end();
    };
    const fail = (error: LanyardError) => {
      over();
      reject(error);
    };
    signal?.addEventListener('abort', stop);
    // Whatever Chromium has not told by itself is told to nobody.
    request.on('login', (_asked, answer) => {
      answer();
    });
    request.on('error', (error) => {
      fail(failureOf(error, attempt, way));
    });
    request.on('redirect', (status, _method, location) => {
      resolve(new Response(null, { status, headers: { location } }));
      over();
    });
    request.on('response', (answer) => {
      try {
        resolve(responseOf(answer, attempt, over));
      } catch (thrown) {
        const reason = `status ${String(answer.statusCode)}`;
        fail(thrown instanceof LanyardError ? thrown : new LanyardError('LAN-3010', { host: attempt.host, reason }));
      }
    });
    if (signal?.aborted === true) stop();
    else if (body === undefined) request.end();
    else request.end(Buffer.from(body));
  });
}

/** @throws LanyardError LAN-3007; a RangeError or TypeError where the head makes no sense. */
function responseOf(answer: IncomingMessage, attempt: Attempt, over: () => void): Response {
  const { statusCode: status } = answer;
  // Behind the proxy nobody asks for a sign-in to it: this is its own answer.
  if (status === 407) throw new LanyardError('LAN-3007', { host: attempt.host, proxy: proxyOf(attempt) });
  const response = new Response(bodiless.has(status) ? null : bodyOf(answer, attempt, over), {
    status,
    headers: headersOf(answer),
  });
  if (response.body === null) over();
  return response;
}

/** The body as it comes; whoever stops reading ends the request. */
function bodyOf(answer: IncomingMessage, attempt: Attempt, over: () => void): ReadableStream<Uint8Array> {
  const pieces = (answer as unknown as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const piece = await pieces.next();
        if (piece.done !== true) {
          controller.enqueue(piece.value);
          return;
        }
        over();
        controller.close();
      } catch {
        over();
        const broken = new LanyardError('LAN-3005', { host: attempt.host, reason: 'ECONNRESET' });
        controller.error(attempt.signal?.aborted === true ? reasonOf(attempt) : broken);
      }
    },
    cancel: over,
  });
}

/** What cannot stand in a header of the web's is nothing that is read here. */
function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) {
      try {
        all.append(name, value);
      } catch {
        continue;
      }
    }
  }
  return all;
}

function failureOf(error: Error, attempt: Attempt, way: SignedInSession): LanyardError {
  const { chain, leadsElsewhere } = way.shownBy(new URL(attempt.url).hostname) ?? { chain: [], leadsElsewhere: false };
  const { code, reason } = chromiumFailure(error);
  const facts = { host: attempt.host, proxy: proxyOf(attempt), status: reason, reason };
  const isEarly = chain.some(({ valid_from: from }) => Date.parse(from) > Date.now());
  const moreExact =
    leadsElsewhere && reason === 'ERR_FAILED' ? 'LAN-3101' : code === 'LAN-3102' && isEarly ? 'LAN-3103' : code;
  return explainedBy(chain, new LanyardError(moreExact, facts));
}

function reasonOf({ signal }: Attempt): LanyardError {
  const reason: unknown = signal?.reason;
  return reason instanceof LanyardError ? reason : new LanyardError('LAN-3011');
}

function proxyOf({ route }: Attempt): string {
  return route.kind === 'proxy' ? route.shown : '';
}
