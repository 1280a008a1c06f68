import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';
import { call, cis2Way, demandOk, readJson, type Answer } from './call.ts';
import { authenticate, type DirectAuthentication } from './client-authentication.ts';
import { hostOf } from './endpoint.ts';
import { isLive } from './options.ts';
import type { Cis2Clock, Cis2Fetch } from './ports.ts';
import { tokenError } from './provider-error.ts';
import type { TokenExchange, Tokens } from './token-exchange.ts';

export interface DirectOptions {
  readonly fetch: Cis2Fetch;
  readonly clock: Cis2Clock;
  readonly environment: string;
  readonly authentication: DirectAuthentication;
  /** Seconds. */
  readonly requestTimeout: number;
}

const tokenAnswerSchema = v.object({
  id_token: v.pipe(v.string(), v.nonEmpty()),
  /** RFC 6749, A.12: anything else could be no header. */
  access_token: v.pipe(v.string(), v.regex(/^[\x20-\x7e]+$/)),
  token_type: v.pipe(v.string(), v.regex(/^bearer$/i)),
});
const errorSchema = v.object({ error: v.string() });

/**
 * Code to tokens straight from the token endpoint, for simulators, labs and public clients (cis2 3.1, 7). Refused for the live
 * environment, and for the live issuer whatever the environment is called.
 *
 * @throws LanyardError LAN-4012 at once in the live environment; the exchange rejects with LAN-4012, LAN-4013, LAN-430x or
 *   what the way says.
 */
export function createDirectExchange(options: DirectOptions): TokenExchange {
  const { fetch, clock, environment, authentication, requestTimeout: seconds } = options;
  if (environment === 'live') throw new LanyardError('LAN-4012');

  return async function exchange({ provider, clientId, code, codeVerifier, redirectUri }, signal) {
    if (isLive(environment, provider.issuer) || isLive(environment, provider.tokenEndpoint))
      throw new LanyardError('LAN-4012');
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    });
    await authenticate(form, authentication, { provider, clientId, now: clock.now() });
    const url = provider.tokenEndpoint;
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    const body = form.toString();
    return tokensOf(
      await call({ fetch, url, method: 'POST', headers, body, seconds, signal, way: cis2Way }),
      provider.tokenEndpoint,
    );
  };
}

function tokensOf(answer: Answer, url: string): Tokens {
  if (answer.status === 400 || answer.status === 401) {
    const refusal = readJson(answer.text, errorSchema);
    if ('value' in refusal) throw tokenError(refusal.value.error);
  }
  demandOk(answer, url, 'tokens');
  const tokens = readJson(answer.text, tokenAnswerSchema);
  if ('reason' in tokens)
    throw new LanyardError('LAN-4008', { host: hostOf(url), what: 'token answer', reason: tokens.reason });
  return { idToken: tokens.value.id_token, accessToken: tokens.value.access_token };
}
