/** What the cis2 room needs of the world. The composition root hands it over; tests use small stand-ins. */

/** One HTTP request. The shape is that of `openid-client`'s `customFetch`, so that one function serves both. */
export interface Cis2FetchOptions {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: ArrayBuffer | null | ReadableStream | string | Uint8Array | URLSearchParams | undefined;
  /** A redirect is an answer like any other. */
  readonly redirect: 'manual';
  readonly signal?: AbortSignal;
}

/**
 * HTTPS: TLS 1.2 or later, certificate and host name always checked, the trust of `cis2.caFile` where set, proxies. May
 * reject with a LanyardError (LAN-30xx, LAN-31xx), which is passed on; anything else becomes LAN-4002 or LAN-4311.
 */
export type Cis2Fetch = (url: string, options: Cis2FetchOptions) => Promise<Response>;

/**
 * Opens an address in the system browser. Resolves once the system has taken it, rejects when it did not. `ours`: it is of a
 * listener of our own, and so plain http to this computer.
 */
export type OpenBrowser = (url: string, ours?: 'ours') => Promise<void>;

/** Time and timers. */
export interface Cis2Clock {
  /** UTC milliseconds; may jump. */
  now(): number;
  /** Runs `work` once after so many milliseconds; returns how to prevent that. */
  after(milliseconds: number, work: () => void): () => void;
}

/** So many bytes from a secure random source. */
export type RandomBytes = (size: number) => Uint8Array;
