import { setTimeout as wait } from 'node:timers/promises';
import { LanyardError } from '../errors/index.ts';
import type { Attempt } from './one-request.ts';
import { explainTrust } from './presented-chain.ts';
import { routesOf, type ResolveProxy, type Route } from './proxy-route.ts';

type Routes = readonly [Route, ...Route[]];

/** Whom to ask for the way, and how long that may take, in ms. */
export interface WayFinding {
  readonly resolveProxy: ResolveProxy;
  readonly connectTimeout: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * The routes to an address. Asking for the proxy may run a PAC file from a dead server: it is bounded like a connection.
 *
 * @throws LanyardError LAN-3006 no answer, LAN-3011 stopped, LAN-3012 no usable proxy.
 */
export async function routesTo(address: URL, finding: WayFinding): Promise<Routes> {
  const { host, origin } = address;
  const limit = new AbortController();
  const timeout = wait(finding.connectTimeout, undefined, { signal: limit.signal }).then(() => {
    throw new LanyardError('LAN-3006', { host, proxy: 'of the system settings', reason: 'no answer' });
  });
  timeout.catch(() => undefined);
  try {
    const answer = finding.resolveProxy(`${origin}/`);
    return routesOf(await stoppable(Promise.race([answer, timeout, abortOf(finding.signal, limit.signal)])), host);
  } finally {
    limit.abort();
  }
}

/**
 * Sends a request over the routes in order; the next one only where a proxy could not be reached, so that nothing is ever
 * sent twice. An error of trust is made concrete.
 *
 * @throws what `send` throws.
 */
export async function overRoutes<T>(
  [route, next, ...rest]: Routes,
  attempt: Omit<Attempt, 'route'>,
  send: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const whole = { ...attempt, route };
  try {
    return await send(whole);
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    if (thrown.code === 'LAN-3006' && next !== undefined) return overRoutes([next, ...rest], attempt, send);
    if (!thrown.code.startsWith('LAN-31')) throw thrown;
    const explained = await explainTrust(thrown, whole);
    throw attempt.signal?.aborted === true ? new LanyardError('LAN-3011') : explained;
  }
}

/** Turns the rejection of an aborted wait, or of a proxy look-up, into one of ours. */
export async function stoppable<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (thrown) {
    if (thrown instanceof LanyardError) throw thrown;
    throw thrown instanceof Error && thrown.name === 'AbortError'
      ? new LanyardError('LAN-3011')
      : new LanyardError('LAN-3012', { kinds: 'the look-up failed' });
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
