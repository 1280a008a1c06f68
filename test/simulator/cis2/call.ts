import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Called {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface CallOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A form when it is a record, else as it is. */
  readonly body?: string | Readonly<Record<string, string>>;
  /** PEM of the root to trust. */
  readonly ca?: string;
  /** Where `localhost:443` and the like really are. */
  readonly port?: number;
}

/** One HTTP request with an own root of trust; follows no redirects. */
export function call(address: string, options: CallOptions = {}): Promise<Called> {
  const url = new URL(address);
  const form = typeof options.body === 'object';
  const body = typeof options.body === 'object' ? new URLSearchParams(options.body).toString() : options.body;
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: options.method ?? (body === undefined ? 'GET' : 'POST'),
      agent: false,
      headers: {
        Host: url.host,
        ...(form ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
        ...options.headers,
      },
      ...(options.ca === undefined ? {} : { ca: options.ca }),
      ...(options.port === undefined ? {} : { port: options.port }),
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(pieces).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.end(body);
  });
}
