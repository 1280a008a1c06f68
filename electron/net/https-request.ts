/** One GET. Times are milliseconds. */
export interface HttpsRequest {
  /** May hold a ticket: appears in no error. */
  readonly url: string;
  /** PEM file; when given, only its certificates are trusted for this request. */
  readonly caFile?: string | undefined;
  /** For one connection: name, TCP, proxy and TLS. */
  readonly connectTimeout: number;
  /** For everything, retries included. */
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
  readonly body: Buffer;
}
