import { createLocalJWKSet, type CryptoKey, type JSONWebKeySet, type JWSHeaderParameters } from 'jose';
import * as v from 'valibot';
import { call, cis2Way, demandOk, readJson } from './call.ts';
import { LanyardError } from '../errors/index.ts';
import { hostOf } from './endpoint.ts';
import type { Cis2Clock, Cis2Fetch } from './ports.ts';

const keySetSchema = v.object({ keys: v.array(v.looseObject({ kty: v.string() })) });

/** How long keys are used without asking again, milliseconds. */
const lifetime = 3_600_000;
/** How often an unknown key id may make us ask: longer than the checks of one sign-in, shorter than signing in again takes. */
export const refetchPause = 10_000;

/** The provider's published keys. Finds the key of a header; `null` = there is none, also after asking anew. */
export interface KeySet {
  keyFor(jwksUri: string, header: JWSHeaderParameters, signal: AbortSignal): Promise<CryptoKey | null>;
}

export interface KeySetOptions {
  readonly fetch: Cis2Fetch;
  readonly clock: Cis2Clock;
  readonly requestTimeout: number;
}

interface Held {
  readonly jwksUri: string;
  readonly at: number;
  readonly find: ReturnType<typeof createLocalJWKSet>;
}

/**
 * Fetches and keeps the keys. A key id that is not known makes it fetch once more, also when the keys have only just been
 * fetched, but at most every ten seconds: so a roll-over works at once, and forged key ids cannot make us a nuisance (cis2
 * 8.3, no. 2; 18, no. 18).
 */
export function createKeySet({ fetch, clock, requestTimeout }: KeySetOptions): KeySet {
  let held: Held | null = null;
  let refetchedAt = -Infinity;

  async function fetchKeys(jwksUri: string, signal: AbortSignal): Promise<Held> {
    const headers = { accept: 'application/json' };
    const answer = await call({
      fetch,
      url: jwksUri,
      method: 'GET',
      headers,
      seconds: requestTimeout,
      signal,
      way: cis2Way,
    });
    demandOk(answer, jwksUri, 'keys');
    const set = readJson(answer.text, keySetSchema);
    if ('reason' in set)
      throw new LanyardError('LAN-4008', { host: hostOf(jwksUri), what: 'key set', reason: set.reason });
    return { jwksUri, at: clock.now(), find: createLocalJWKSet(publicKeys(set.value)) };
  }

  return {
    async keyFor(jwksUri, header, signal) {
      const now = clock.now();
      const usable = held?.jwksUri === jwksUri && now >= held.at && now - held.at < lifetime;
      const current = usable && held !== null ? held : (held = await fetchKeys(jwksUri, signal));
      const key = await find(current, header);
      if (key !== null) return key;
      if (now >= refetchedAt && now - refetchedAt < refetchPause) return null;
      held = await fetchKeys(jwksUri, signal);
      // Not before: a fetch that failed has told nothing, so the next one need not wait for it.
      refetchedAt = now;
      return find(held, header);
    },
  };
}

async function find(keys: Held, header: JWSHeaderParameters): Promise<CryptoKey | null> {
  try {
    return await keys.find(header);
  } catch {
    return null;
  }
}

/** Symmetric keys have no business in a published set and are left out. */
function publicKeys(set: v.InferOutput<typeof keySetSchema>): JSONWebKeySet {
  return { keys: set.keys.filter(({ kty }) => kty === 'RSA' || kty === 'EC') };
}
