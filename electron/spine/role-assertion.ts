import { LanyardError } from '../errors/index.ts';
import type { Identity } from '../roles/role-profile.ts';
import { checkAssertion } from './check-assertion.ts';
import { checkBody, checkStatus, faultError } from './failure-of-answer.ts';
import type { HttpsAnswer, HttpsGet } from './https-port.ts';
import { roleAssertionUrl } from './role-assertion-request.ts';
import { parseSamlResponse } from './saml-parser.ts';
import { maxDocumentBytes, textOf } from './xml-text.ts';

/** How a role assertion is read and judged. Times are milliseconds, `receivedAt` is UTC. */
export interface ReadingOptions {
  /** The ticket that was sent; left out for a saved file, and then the binding check is left out. */
  readonly ticket?: string | undefined;
  /** The server's time when it answered (its `Date`), or the local time. */
  readonly receivedAt: number;
  readonly clockTolerance: number;
  readonly liveOnly: boolean;
}

export interface RoleAssertionOptions {
  readonly get: HttpsGet;
  /** The address without the ticket; `null` = the environment has none and none is set. */
  readonly url: string | null;
  readonly caFile?: string | undefined;
  readonly connectTimeout: number;
  readonly totalTimeout: number;
  readonly clockTolerance: number;
  readonly liveOnly: boolean;
  /** The local clock, UTC milliseconds. */
  readonly now?: () => number;
  /** Told after every answer how far the server's clock is ahead of the local one, milliseconds. For diagnostics. */
  readonly onSkew?: (skew: number) => void;
}

/**
 * Reads and checks a role assertion, from the wire or from a file (spine-cis1 7.3 to 7.7). Pure: no clock, no network.
 *
 * @throws LanyardError LAN-3206 to LAN-3209, LAN-33xx, LAN-34xx.
 */
export function readRoleAssertion(bytes: Uint8Array, options: ReadingOptions): Identity {
  const text = textOf(bytes);
  checkBody(text);
  const response = parseSamlResponse(text);
  if (response === null) throw faultError(text, options.ticket);
  return checkAssertion(response, { ...options, at: options.receivedAt });
}

/**
 * The role assertion service of Spine. `identityFor` fetches, reads and checks the assertion of one ticket: one GET, two
 * retries on network errors, no redirect (spine-cis1 7.1). Its failures are `LanyardError`s of the LAN-3xxx family.
 */
export function createRoleAssertions(options: RoleAssertionOptions): {
  identityFor(ticket: string, signal: AbortSignal): Promise<Identity>;
} {
  const now = options.now ?? Date.now;

  async function identityFor(ticket: string, signal: AbortSignal): Promise<Identity> {
    const answer = await options.get({
      url: roleAssertionUrl(options.url, ticket),
      caFile: options.caFile,
      connectTimeout: options.connectTimeout,
      totalTimeout: options.totalTimeout,
      retries: 2,
      maxBytes: maxDocumentBytes,
      signal,
    });
    if (signal.aborted) throw new LanyardError('LAN-3011');
    const receivedAt = serverTime(answer);
    checkStatus(answer, options.url ?? '');
    const { clockTolerance, liveOnly } = options;
    return readRoleAssertion(answer.body, { ticket, receivedAt, clockTolerance, liveOnly });
  }

  /** The server's clock where it says it: a workstation's may be wrong (7.3, no. 3). */
  function serverTime(answer: HttpsAnswer): number {
    const local = now();
    const server = Date.parse(answer.headers.date ?? '');
    if (Number.isNaN(server)) return local;
    options.onSkew?.(server - local);
    return server;
  }

  return { identityFor };
}
