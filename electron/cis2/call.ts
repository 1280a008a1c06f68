import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';
import { hostOf } from './endpoint.ts';
import type { Cis2Fetch } from './ports.ts';

/** Largest answer read, bytes. A person may have a hundred roles with a hundred activities each. */
export const maxAnswerBytes = 1_048_576;

/** Which errors stand for what can go wrong on the way: CIS2's or the broker's. */
export interface WayErrors {
  readonly failed: 'LAN-4002' | 'LAN-4311';
  readonly late: 'LAN-4003' | 'LAN-4312';
  readonly notUnderstood: 'LAN-4008' | 'LAN-4314';
}
export const cis2Way: WayErrors = { failed: 'LAN-4002', late: 'LAN-4003', notUnderstood: 'LAN-4008' };
export const brokerWay: WayErrors = { failed: 'LAN-4311', late: 'LAN-4312', notUnderstood: 'LAN-4314' };

export interface Call {
  readonly fetch: Cis2Fetch;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly way: WayErrors;
}

/** An HTTP answer, whole. `text` may hold secrets: it appears in no error. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/**
 * One request and its whole answer, bounded in time and size. A redirect is an answer like any other.
 *
 * @throws LanyardError LAN-4004 when stopped; as `way` says when it fails; what the fetch itself says (LAN-3xxx) for CIS2.
 */
export async function call(request: Call): Promise<Answer> {
  const { url, method, headers, body, seconds, signal } = request;
  const timeout = AbortSignal.timeout(seconds * 1000);
  try {
    signal.throwIfAborted();
    const both = AbortSignal.any([signal, timeout]);
    const options = { method, headers, redirect: 'manual', signal: both } as const;
    const response = await request.fetch(url, body === undefined ? options : { ...options, body });
    const text = await textWithin(response, maxAnswerBytes, both);
    return { status: response.status, type: mediaType(response), text };
  } catch (thrown) {
    throw failure(thrown, request, timeout);
  }
}

function failure(thrown: unknown, { signal, url, way, seconds }: Call, timeout: AbortSignal): LanyardError {
  const host = hostOf(url);
  if (signal.aborted) return new LanyardError('LAN-4004');
  if (timeout.aborted) return new LanyardError(way.late, { host, seconds });
  if (thrown instanceof TooLarge)
    return way === cis2Way
      ? new LanyardError('LAN-4007', { host, limit: maxAnswerBytes })
      : new LanyardError(way.notUnderstood, { host, status: 0, reason: 'too large' });
  if (thrown instanceof LanyardError && way === cis2Way) return thrown;
  const reason = thrown instanceof LanyardError ? thrown.code : systemCode(thrown);
  return new LanyardError(way.failed, { host, reason }, { cause: thrown });
}

/** The system's word for a network failure (`ECONNREFUSED`), which `fetch` hides in the cause. Never a foreign sentence. */
function systemCode(thrown: unknown): string {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const code = (error as { readonly code?: unknown }).code;
    if (typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code)) return code;
  }
  return 'no connection';
}

class TooLarge extends Error {}

/** UTF-8. One byte-order mark before the text may be ignored (RFC 8259, 8.1), and is. */
async function textWithin(response: Response, limit: number, signal: AbortSignal): Promise<string> {
  if (response.body === null) return '';
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return new TextDecoder().decode(Buffer.concat(pieces));
      size += value.byteLength;
      if (size > limit) throw new TooLarge();
      pieces.push(value);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/** `application/json` without its parameters, in small letters. */
export function mediaType(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Reads JSON of a known form; `null` when it is neither. The reason names the place, never the value. */
export function readJson<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): { readonly value: v.InferOutput<Schema> } | { readonly reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { reason: 'not JSON' };
  }
  return check(json, schema);
}

/** As {@link readJson}, for what is parsed already. */
export function check<Schema extends v.GenericSchema>(
  json: unknown,
  schema: Schema,
): { readonly value: v.InferOutput<Schema> } | { readonly reason: string } {
  const result = v.safeParse(schema, json);
  if (result.success) return { value: result.output };
  const path = v.getDotPath(result.issues[0]);
  return { reason: path === null ? 'not an object of the expected form' : `wrong or missing: ${path.slice(0, 60)}` };
}

/** Turns any status but 200 from CIS2 into an error. @throws LanyardError LAN-4005, LAN-4006. */
export function demandOk(answer: Answer, url: string, what: string): void {
  const { status } = answer;
  if (status === 200) return;
  const code = status === 429 || status >= 500 ? 'LAN-4006' : 'LAN-4005';
  throw new LanyardError(code, { host: hostOf(url), status, what });
}
