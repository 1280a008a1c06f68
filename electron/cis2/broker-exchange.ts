import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';
import {
  errorAnswerSchema,
  tokenAnswerSchema,
  tokenPath,
  tokenRequestSchema,
  type BrokerError,
  type BrokerTokenRequest,
} from './broker-contract.ts';
import { brokerWay, call, readJson, type Answer } from './call.ts';
import { hostOf, usableEndpoint } from './endpoint.ts';
import type { Cis2Fetch } from './ports.ts';
import type { TokenExchange, Tokens } from './token-exchange.ts';

export interface BrokerOptions {
  readonly fetch: Cis2Fetch;
  /** `cis2.brokerUrl`; without it nothing works. */
  readonly brokerUrl: string | undefined;
  /** Seconds. */
  readonly requestTimeout: number;
  readonly allowLoopbackHttp: boolean;
}

/**
 * Code to tokens through the organisation's broker, which holds the credential (docs/broker.md).
 *
 * @throws LanyardError LAN-4310 at once when no usable address is set; the exchange rejects with LAN-43xx.
 */
export function createBrokerExchange(options: BrokerOptions): TokenExchange {
  const { fetch, requestTimeout: seconds } = options;
  const url = brokerAddress(options, tokenPath);

  return async function exchange({ provider, clientId, code, codeVerifier, redirectUri, nonce }, signal) {
    const request: BrokerTokenRequest = {
      issuer: provider.issuer,
      client_id: clientId,
      code,
      code_verifier: codeVerifier,
      redirect_uri: redirectUri,
      nonce,
    };
    if (!v.is(tokenRequestSchema, request))
      throw new LanyardError('LAN-4316', { host: hostOf(url), error: 'invalid_request' });
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const body = JSON.stringify(request);
    const answer = await call({ fetch, url, method: 'POST', headers, body, seconds, signal, way: brokerWay });
    return tokensOf(answer, hostOf(url));
  };
}

/**
 * An address of the broker.
 *
 * @throws LanyardError LAN-4310.
 */
export function brokerAddress(options: Pick<BrokerOptions, 'brokerUrl' | 'allowLoopbackHttp'>, path: string): string {
  const base = options.brokerUrl ?? '';
  if (!usableEndpoint(base, options.allowLoopbackHttp) || base.includes('?')) throw new LanyardError('LAN-4310');
  return base.replace(/\/$/, '') + path;
}

function tokensOf(answer: Answer, host: string): Tokens {
  const { status, text } = answer;
  if (status !== 200) throw brokerFailure(answer, host);
  const tokens = readJson(text, tokenAnswerSchema);
  if ('reason' in tokens) throw new LanyardError('LAN-4314', { host, status, reason: tokens.reason });
  return { idToken: tokens.value.id_token, accessToken: tokens.value.access_token };
}

/** By the status; an error is told apart only where its own status comes with it (docs/broker.md). */
function brokerFailure({ status, text }: Answer, host: string): LanyardError {
  if (status === 401 || status === 403) return new LanyardError('LAN-4315', { host, status });
  const answer = readJson(text, errorAnswerSchema);
  const error = 'value' in answer ? answer.value.error : 'none';
  const meaning = meaningOf(error, status, host);
  if (meaning !== null) return meaning;
  if (status === 429 || status >= 500) return new LanyardError('LAN-4313', { host, status, error });
  const reason = 'reason' in answer ? answer.reason : 'an error of another status';
  return new LanyardError('LAN-4314', { host, status, reason });
}

function meaningOf(error: BrokerError | 'none', status: number, host: string): LanyardError | null {
  switch (`${String(status)} ${error}`) {
    case '400 invalid_grant':
      return new LanyardError('LAN-4301');
    case '400 nonce_mismatch':
      return new LanyardError('LAN-4410');
    case '400 invalid_request':
      return new LanyardError('LAN-4316', { host, error });
    case '502 invalid_client':
      return new LanyardError('LAN-4302');
    case '502 provider_error':
    case '503 provider_unavailable':
      return new LanyardError('LAN-4317', { host, error });
    default:
      return null;
  }
}
