/** What the spine room needs of the network: one GET. `net` provides it without knowing this type. */
export interface HttpsRequest {
  /** Holds the ticket: must never be logged or shown. */
  readonly url: string;
  /** PEM file; when given, only its certificates are trusted for this request. */
  readonly caFile?: string | undefined;
  /** Milliseconds for one connection (TCP, proxy, TLS). */
  readonly connectTimeout: number;
  /** Milliseconds for everything, retries included. */
  readonly totalTimeout: number;
  /** How often to try again after a network error. */
  readonly retries: number;
  /** Largest body, bytes. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpsAnswer {
  readonly status: number;
  readonly headers: { readonly date?: string | undefined; readonly location?: string | undefined };
  readonly body: Uint8Array;
}

/** Redirects are not followed. Every failure is a LanyardError LAN-30xx or LAN-31xx. */
export type HttpsGet = (request: HttpsRequest) => Promise<HttpsAnswer>;
