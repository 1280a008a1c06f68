import { routesTo } from './over-routes.ts';
import { isoDay, nameOf, presentedChain } from './presented-chain.ts';
import type { WayOut } from './way-out.ts';
import { trustIn } from './trusted-certificates.ts';

/** What a server shows of itself: for the self-test, which tells who signed it (an inspecting proxy, perhaps). */
export interface ShownCertificate {
  /** Distinguished name, plain characters only. */
  readonly subject: string;
  /** The authority that signed the last certificate shown. */
  readonly signedBy: string;
  /** `2027-02-28`. */
  readonly validTo: string;
}

/**
 * Looks at the certificate of an https address, on a connection over which nothing is sent. It decides nothing: whether the
 * server is trusted, a request says.
 *
 * @returns `null` when no certificate was shown.
 * @throws LanyardError LAN-3006, LAN-3011, LAN-3012, LAN-3106 to LAN-3108.
 */
export async function shownCertificate(
  url: string,
  options: {
    readonly wayOut: WayOut;
    readonly caFile: string | undefined;
    /** Milliseconds. */
    readonly connectTimeout: number;
    readonly signal: AbortSignal;
  },
): Promise<ShownCertificate | null> {
  const { wayOut, caFile, connectTimeout, signal } = options;
  const address = new URL(url);
  const [route] = await routesTo(address, { ...wayOut, connectTimeout, signal });
  const nothing = { method: 'GET', headers: {}, body: undefined };
  const attempt = { url, host: address.host, route, connectTimeout, signal, ...nothing, ...(await trustIn(caFile)) };
  const chain = await presentedChain(attempt);
  const [own] = chain;
  if (own === undefined) return null;
  return { subject: nameOf(own.subject), signedBy: nameOf(chain.at(-1)?.issuer), validTo: isoDay(own.valid_to) };
}
