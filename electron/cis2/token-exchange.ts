import type { Provider } from './discovery.ts';

/** What the callback brought, and what belongs to it. All secret but the addresses. */
export interface CodeForTokens {
  readonly provider: Provider;
  readonly clientId: string;
  readonly code: string;
  readonly codeVerifier: string;
  /** The same text as in the authorize request. */
  readonly redirectUri: string;
  readonly nonce: string;
}

/** Not checked yet. A refresh token is never taken over (cis2 7). */
export interface Tokens {
  readonly idToken: string;
  readonly accessToken: string;
}

/**
 * The step from code to tokens, which needs the client's credential (cis2 3.1). Two adapters: `broker` (default for INT and
 * LIVE) and `direct`. Sends a code once, never again. Failures are LanyardErrors LAN-43xx, LAN-400x or LAN-3xxx.
 */
export type TokenExchange = (request: CodeForTokens, signal: AbortSignal) => Promise<Tokens>;
