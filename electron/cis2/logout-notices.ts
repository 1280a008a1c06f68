import { LanyardError } from '../errors/index.ts';
import { brokerAddress, type BrokerOptions } from './broker-exchange.ts';
import { noticeSchema, noticesPath, type BrokerNoticesRequest } from './broker-contract.ts';
import { mediaType, readJson } from './call.ts';
import { hostOf } from './endpoint.ts';
import { createEventReader } from './event-stream.ts';
import { refetchPause } from './key-set.ts';
import type { Cis2Clock, RandomBytes } from './ports.ts';

/** Milliseconds: the longest silence, and the bounds of the pause before connecting again (docs/broker.md). */
const silence = 90_000;
const firstPause = 1_000;
const longestPause = 60_000;
/** A connection that lives shorter counts as a failure. */
const shortLife = 10_000;
/** Most characters of one event. */
const eventLimit = 131_072;
/** Answers that mean that there are no notices to be had. */
const never = new Set([400, 401, 403, 404, 405, 410, 501]);

export interface LogoutNoticesOptions extends BrokerOptions {
  readonly clock: Cis2Clock;
  readonly random: RandomBytes;
}

/** The session whose end is listened for. */
export interface NoticedAt {
  readonly request: BrokerNoticesRequest;
  /**
   * Whether this logout token ends the session. LAN-44xx counts as no, an unknown key (LAN-4403) only when asked a second
   * time; anything else (CIS2's keys are not to be had) as a broken connection, after which the broker sends the token again.
   */
  readonly endsSession: (token: string) => Promise<boolean>;
}

export interface NoticesOf {
  /** Asked before each connection; that it rejects (CIS2 is not reached) counts as one that failed. */
  readonly session: () => Promise<NoticedAt>;
  readonly signal: AbortSignal;
}

/**
 * Listens to the broker's stream until a logout token ends the session or the signal stops it; connects again after random,
 * growing pauses (docs/broker.md, "Logout notices").
 *
 * @returns `true` when the session has been ended, `false` when stopped.
 * @throws LanyardError LAN-4310 without a broker, LAN-4601 when the broker has no notices.
 */
export async function listenForLogout(options: LogoutNoticesOptions, notices: NoticesOf): Promise<boolean> {
  const url = brokerAddress(options, noticesPath);
  const { signal } = notices;
  const stopped = () => signal.aborted;
  let failures = 0;
  while (!stopped()) {
    const began = options.clock.now();
    const outcome = await listenOnce(url, options, notices);
    if (outcome === 'ended') return !stopped();
    if (typeof outcome === 'number') throw new LanyardError('LAN-4601', { host: hostOf(url), status: outcome });
    const lived = outcome === 'was-connected' && options.clock.now() - began >= shortLife;
    failures = lived ? 0 : failures + 1;
    const most = Math.min(longestPause, firstPause * 2 ** Math.min(Math.max(failures - 1, 0), 10));
    await pause(Math.round(most * fraction(options.random)), options.clock, signal);
  }
  return false;
}

type Outcome = 'ended' | 'was-connected' | 'failed' | number;

/** One connection, from its request to its end. A number = a status that means never. */
async function listenOnce(url: string, { fetch, clock }: LogoutNoticesOptions, notices: NoticesOf): Promise<Outcome> {
  const { signal } = notices;
  const connection = new AbortController();
  const stop = (): void => {
    connection.abort();
  };
  signal.addEventListener('abort', stop, { once: true });
  const alive = watchdog(clock, stop);
  let connected = false;
  try {
    const { request, endsSession } = await notices.session();
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify(request),
      redirect: 'manual',
      signal: connection.signal,
    });
    if (never.has(response.status)) return response.status;
    if (response.status !== 200 || mediaType(response) !== 'text/event-stream' || response.body === null)
      return 'failed';
    connected = true;
    for await (const token of logoutTokens(response.body, connection.signal, alive.heard))
      if (await ends(() => endsSession(token), clock, signal)) return 'ended';
    return 'was-connected';
  } catch {
    return connected ? 'was-connected' : 'failed';
  } finally {
    alive.stop();
    signal.removeEventListener('abort', stop);
    connection.abort();
  }
}

/** A key may be newer than the keys held, which are not fetched again at once: the token is held until they may be. */
async function ends(judge: () => Promise<boolean>, clock: Cis2Clock, signal: AbortSignal): Promise<boolean> {
  try {
    return await judge();
  } catch (thrown) {
    if (!(thrown instanceof LanyardError && thrown.code === 'LAN-4403')) return notTrusted(thrown);
    await pause(refetchPause, clock, signal);
    return judge().catch(notTrusted);
  }
}

function notTrusted(thrown: unknown): false {
  if (thrown instanceof LanyardError && thrown.code.startsWith('LAN-44')) return false;
  throw thrown;
}

/** The logout tokens of a stream; every piece that arrives is a sign of life. */
async function* logoutTokens(body: ReadableStream<Uint8Array>, signal: AbortSignal, heard: () => void) {
  const events = createEventReader(eventLimit);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      heard();
      for (const { type, data } of events.feed(decoder.decode(value, { stream: true }))) {
        const notice = type === 'logout' ? readJson(data, noticeSchema) : null;
        if (notice !== null && 'value' in notice) yield notice.value.logout_token;
      }
    }
  } finally {
    stop();
  }
}

/** Calls `bite` after too long a silence. */
function watchdog(clock: Cis2Clock, bite: () => void): { heard: () => void; stop: () => void } {
  let cancel = clock.after(silence, bite);
  return {
    heard() {
      cancel();
      cancel = clock.after(silence, bite);
    },
    stop() {
      cancel();
    },
  };
}

/** A random number of at least 0 and less than 1. */
function fraction(random: RandomBytes): number {
  return Buffer.from(random(4)).readUInt32BE(0) / 2 ** 32;
}

function pause(milliseconds: number, clock: Cis2Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(milliseconds, done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
