import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';
import { call, cis2Way, demandOk, readJson } from './call.ts';
import { hostOf, sameAddress, usableEndpoint } from './endpoint.ts';
import { discoveryPath } from './environments.ts';
import type { Cis2Clock, Cis2Fetch } from './ports.ts';
import { withoutNulls } from './without-nulls.ts';

/** The discovery document, its addresses letter by letter (cis2 2.2). */
export interface Provider {
  /** As the document says it: what `iss` is compared with. */
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userinfoEndpoint: string;
  readonly jwksUri: string;
  readonly endSessionEndpoint: string | null;
  /** `null` = the document does not say. */
  readonly acrValuesSupported: readonly string[] | null;
  readonly scopesSupported: readonly string[] | null;
}

const words = v.optional(v.array(v.string()));
const documentSchema = withoutNulls(
  v.object({
    issuer: v.string(),
    authorization_endpoint: v.string(),
    token_endpoint: v.string(),
    userinfo_endpoint: v.string(),
    jwks_uri: v.string(),
    end_session_endpoint: v.optional(v.string()),
    acr_values_supported: words,
    scopes_supported: words,
  }),
);

/** How long a document may be used, milliseconds (cis2 2.2: up to about one hour). */
const lifetime = 3_600_000;

export interface DiscoveryOptions {
  readonly fetch: Cis2Fetch;
  readonly clock: Cis2Clock;
  /** Without the discovery path. */
  readonly issuer: string;
  readonly requestTimeout: number;
  readonly allowLoopbackHttp: boolean;
}

/**
 * Reads the discovery document at run time and keeps it for at most an hour (cis2 18, no. 1).
 *
 * @returns a function that rejects with LanyardError LAN-4002 to LAN-4009 when the document cannot be had or used.
 */
export function createDiscovery(options: DiscoveryOptions): (signal: AbortSignal) => Promise<Provider> {
  let held: { readonly provider: Provider; readonly at: number } | null = null;

  return async function provider(signal) {
    const now = options.clock.now();
    if (held !== null && now >= held.at && now - held.at < lifetime) return held.provider;
    held = null;
    const fresh = await read(options, signal);
    held = { provider: fresh, at: now };
    return fresh;
  };
}

async function read(options: DiscoveryOptions, signal: AbortSignal): Promise<Provider> {
  const { fetch, issuer, requestTimeout: seconds } = options;
  const url = issuer.replace(/\/$/, '') + discoveryPath;
  const headers = { accept: 'application/json' };
  const answer = await call({ fetch, url, method: 'GET', headers, seconds, signal, way: cis2Way });
  demandOk(answer, url, 'discovery');
  const document = readJson(answer.text, documentSchema);
  if ('reason' in document) throw damaged(url, document.reason);
  return providerOf(document.value, options, url);
}

function providerOf(
  document: v.InferOutput<typeof documentSchema>,
  { issuer, allowLoopbackHttp }: DiscoveryOptions,
  url: string,
): Provider {
  // The published address leaves ":443" out, the document has it: the document's own word counts from here on.
  if (!sameAddress(issuer, document.issuer))
    throw new LanyardError('LAN-4009', { expected: issuer, found: document.issuer.slice(0, 300) });
  const endpoints = ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'] as const;
  for (const name of endpoints)
    if (!usableEndpoint(document[name], allowLoopbackHttp)) throw damaged(url, `${name} is not an https address`);
  const end = document.end_session_endpoint;
  return {
    issuer: document.issuer,
    authorizationEndpoint: document.authorization_endpoint,
    tokenEndpoint: document.token_endpoint,
    userinfoEndpoint: document.userinfo_endpoint,
    jwksUri: document.jwks_uri,
    endSessionEndpoint: end !== undefined && usableEndpoint(end, allowLoopbackHttp) ? end : null,
    acrValuesSupported: document.acr_values_supported ?? null,
    scopesSupported: document.scopes_supported ?? null,
  };
}

function damaged(url: string, reason: string): LanyardError {
  return new LanyardError('LAN-4008', { host: hostOf(url), what: 'discovery document', reason });
}
