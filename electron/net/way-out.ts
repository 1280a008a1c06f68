import { LanyardError } from '../errors/index.ts';
import { requestOnce, type Attempt } from './one-request.ts';
import type { ResolveProxy } from './proxy-route.ts';

/** Sends one request; see `requestOnce`. */
export type Send = (attempt: Attempt) => Promise<Response>;

/** How this program's requests leave the computer. */
export interface WayOut {
  readonly resolveProxy: ResolveProxy;
  /** Who is asked for proxies. Without it: the environment. */
  readonly proxiesOf?: 'environment' | 'system';
  /** Sends through a proxy that asks for a sign-in with the account of the system. Without it such a proxy is LAN-3007. */
  readonly sendSignedIn?: Send;
}

/** No proxy. */
export const direct: WayOut = { resolveProxy: () => 'DIRECT' };

/**
 * What sends a request on its way out. A proxy that asks for a sign-in has let nothing through, so nothing is sent twice.
 */
export function sendBy({ sendSignedIn }: WayOut): Send {
  if (sendSignedIn === undefined) return requestOnce;
  return async (attempt) => {
    try {
      return await requestOnce(attempt);
    } catch (thrown) {
      if (thrown instanceof LanyardError && thrown.code === 'LAN-3007') return sendSignedIn(attempt);
      throw thrown;
    }
  };
}
