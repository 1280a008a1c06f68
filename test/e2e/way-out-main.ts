import { app } from 'electron';
import { beforeReady } from '../../electron/desktop/before-ready.ts';
import { LanyardError } from '../../electron/errors/index.ts';
import { createFetch } from '../../electron/net/fetch.ts';
import { systemWayOut } from '../../electron/net/system-way-out.ts';

/** Nothing but the way out, in the real Electron: a test says what is sent. */

/** What is sent, in values that the test can hand over. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly caFile: string;
  /** How many pieces of the body are waited for before the request is given up; `null` = all. */
  readonly pieces: number | null;
}

export interface Got {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of our error. */
  readonly code?: string;
  readonly details?: unknown;
}

/** What the test drives through Playwright's `evaluate`. */
export interface WayOutHandle {
  send(sent: Sent): Promise<Got>;
}

beforeReady();
void app.whenReady().then(() => {
  Object.assign(globalThis, { wayOut: { send } satisfies WayOutHandle });
});

async function send({ url, method, headers, body, caFile, pieces }: Sent): Promise<Got> {
  const giveUp = new AbortController();
  const fetch = createFetch({ wayOut: systemWayOut, connectTimeout: 5_000, caFor: () => caFile });
  try {
    const request = { method, headers, body, redirect: 'manual', signal: giveUp.signal } as const;
    const response = await fetch(url, request);
    const text = pieces === null ? await response.text() : await beginning(response, pieces, giveUp);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    return { code: thrown.code, details: thrown.details };
  }
}

/** Reads the first pieces, gives the request up, and goes on reading. */
async function beginning(response: Response, pieces: number, giveUp: AbortController): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let count = 0;
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(piece, { stream: true });
    count += 1;
    if (count === pieces) giveUp.abort();
  }
  return text;
}
