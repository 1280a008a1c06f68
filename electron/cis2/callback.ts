import { LanyardError } from '../errors/index.ts';
import type { Attempt } from './attempt.ts';
import { providerError } from './provider-error.ts';

/** One request that reached the listener, as it came. */
export interface ReceivedRequest {
  readonly method: string;
  /** The raw target of the request line. */
  readonly target: string;
  readonly host: string | undefined;
}

export interface ExpectedCallback {
  /** The `Host` headers that a browser sends for the redirect address. */
  readonly hosts: readonly string[];
  readonly path: string;
  readonly issuer: string;
  readonly attempt: Pick<Attempt, 'take'>;
}

/** What to do with a request: turn a stranger away and go on waiting, or end the wait with a code or an error. */
export type CallbackDecision =
  | { readonly kind: 'stranger'; readonly status: 400 | 404 | 405 | 421 }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'failed'; readonly error: LanyardError };

const longestCode = 8192;
/** RFC 6749 3.1: these must not be there twice. Any other parameter is ignored (cis2 5). */
const ourParameters = ['state', 'code', 'error', 'iss'] as const;

/**
 * Judges a request to the loopback listener (cis2 18, no. 6, 11, 12). Only a request with our `state`, which no other program
 * knows, can end the wait; so nobody else can spoil a sign-in.
 */
export function judgeCallback(request: ReceivedRequest, expected: ExpectedCallback): CallbackDecision {
  if (!expected.hosts.includes(request.host?.toLowerCase() ?? '')) return { kind: 'stranger', status: 421 };
  const [path, query = ''] = split(request.target);
  if (path !== expected.path) return { kind: 'stranger', status: 404 };
  if (request.method !== 'GET') return { kind: 'stranger', status: 405 };

  const parameters = new URLSearchParams(query);
  const states = parameters.getAll('state');
  const state = states.length === 1 ? (states[0] ?? '') : '';
  const taken = expected.attempt.take(state);
  if (taken === 'unknown' || taken === 'used') return { kind: 'stranger', status: 400 };
  if (taken === 'expired') return failed(new LanyardError('LAN-4107'));
  return judgeAnswer(parameters, expected.issuer);
}

function judgeAnswer(parameters: URLSearchParams, issuer: string): CallbackDecision {
  if (ourParameters.some((name) => parameters.getAll(name).length > 1)) return damaged('a parameter comes twice');
  const iss = parameters.get('iss');
  if (iss !== null && iss !== issuer) return failed(new LanyardError('LAN-4106'));
  const error = parameters.get('error');
  if (error !== null) return failed(providerError(error));
  const code = parameters.get('code') ?? '';
  if (code === '') return damaged('neither code nor error');
  return code.length > longestCode ? damaged('the code is too long') : { kind: 'code', code };
}

/** Cuts at the first `?`. The target stays raw: no decoding and no `..` can make another path look like ours. */
function split(target: string): [string, string?] {
  const at = target.indexOf('?');
  return at === -1 ? [target] : [target.slice(0, at), target.slice(at + 1)];
}

function failed(error: LanyardError): CallbackDecision {
  return { kind: 'failed', error };
}

function damaged(reason: string): CallbackDecision {
  return failed(new LanyardError('LAN-4105', { reason }));
}
