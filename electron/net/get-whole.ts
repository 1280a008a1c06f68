import { setTimeout as wait } from 'node:timers/promises';
import { LanyardError, type ErrorCode } from '../errors/index.ts';
import type { HttpsAnswer, HttpsRequest } from './https-request.ts';
import type { Attempt } from './one-request.ts';
import { overRoutes, routesTo, stoppable } from './over-routes.ts';
import { sendBy, type Send, type WayOut } from './way-out.ts';
import { trustIn } from './trusted-certificates.ts';
import { userAgent } from './user-agent.ts';

/** After these the same request may succeed a moment later. */
const networkErrors = new Set<ErrorCode>(['LAN-3001', 'LAN-3002', 'LAN-3003', 'LAN-3005', 'LAN-3006']);
const pauseBetween = 200;
const headers = {
  Accept: 'text/xml, application/xml;q=0.9, */*;q=0.1',
  'Accept-Encoding': 'identity',
  'User-Agent': userAgent,
};

/** GETs a whole document; see `createHttpsGet`. */
export async function getWhole(request: HttpsRequest, wayOut: WayOut): Promise<HttpsAnswer> {
  const deadline = performance.now() + request.totalTimeout;
  const { url, connectTimeout, signal } = request;
  if (signal?.aborted === true) throw new LanyardError('LAN-3011');
  const address = addressOf(url);
  const trust = await trustIn(request.caFile);
  const routes = await routesTo(address, { ...wayOut, connectTimeout, signal });
  const { host } = address;
  const attempt = { url, host, method: 'GET', headers, body: undefined, connectTimeout, signal, ...trust };
  const sendOnce = sendBy(wayOut);
  const send = (over: Attempt) => wholeAnswer(over, request, Math.max(1, deadline - performance.now()), sendOnce);

  for (let tries = 0; ; tries++) {
    try {
      return await overRoutes(routes, attempt, send);
    } catch (thrown) {
      if (!(thrown instanceof LanyardError) || !networkErrors.has(thrown.code) || tries >= request.retries)
        throw thrown;
      const pause = pauseBetween * (tries + 1);
      if (performance.now() + pause >= deadline) throw thrown;
      await stoppable(wait(pause, undefined, signal === undefined ? {} : { signal }));
    }
  }
}

/** One request and its whole answer, within what is left of the total time (ms) and the size. */
async function wholeAnswer(
  attempt: Attempt,
  request: HttpsRequest,
  timeLeft: number,
  send: Send,
): Promise<HttpsAnswer> {
  const { host, signal } = attempt;
  const late = new AbortController();
  const both = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]);
  const connectTimeout = Math.min(attempt.connectTimeout, timeLeft);
  const answer = send({ ...attempt, connectTimeout, signal: both });
  // After the one for connecting, so that of two that run out together, that one speaks.
  const timer = setTimeout(() => {
    late.abort(new LanyardError('LAN-3004', { host, seconds: request.totalTimeout / 1000 }));
  }, timeLeft);
  try {
    const response = await answer;
    const [date, location] = ['date', 'location'].map((name) => response.headers.get(name) ?? undefined);
    const body = await wholeBody(response, host, request.maxBytes);
    return { status: response.status, headers: { date, location }, body };
  } finally {
    clearTimeout(timer);
  }
}

/** Reads the body as it comes and stops at once when it passes `limit`. */
async function wholeBody(response: Response, host: string, limit: number): Promise<Buffer> {
  if (response.body === null) return Buffer.alloc(0);
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  const demandWithin = (bytes: number) => {
    if (bytes > limit) throw new LanyardError('LAN-3009', { host, limit });
  };
  try {
    demandWithin(Number(response.headers.get('content-length') ?? 0));
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(pieces, size);
      size += value.byteLength;
      demandWithin(size);
      pieces.push(value);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function addressOf(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol !== 'https:') throw new LanyardError('LAN-3013');
  return address;
}
