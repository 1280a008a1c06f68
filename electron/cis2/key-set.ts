import { createLocalJWKSet, errors, type CryptoKey, type JWK, type JWSHeaderParameters } from 'jose';
import * as v from 'valibot';
import { call, cis2Way, demandOk, readJson } from './call.ts';
import { LanyardError } from '../errors/index.ts';
import { hostOf } from './endpoint.ts';
import type { Cis2Clock, Cis2Fetch } from './ports.ts';

const keySetSchema = v.object({ keys: v.array(v.unknown()) });
/** Symmetric keys have no business in a published set. */
const keySchema = v.looseObject({ kty: v.picklist(['RSA', 'EC']) });

/** How long keys are used without asking again, milliseconds. */
const lifetime = 3_600_000;
/** How often an unknown key id may make us ask: longer than the checks of one sign-in, shorter than signing in again takes. */
export const refetchPause = 10_000;

/**
 * The provider's published keys. Finds those that a header can mean, nearly always one; none = there is none, also after
 * asking anew.
 */
export interface KeySet {
  keysFor(jwksUri: string, header: JWSHeaderParameters, signal: AbortSignal): Promise<readonly CryptoKey[]>;
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
    return { jwksUri, at: clock.now(), find: createLocalJWKSet({ keys: usableKeys(set.value.keys) }) };
  }

  return {
    async keysFor(jwksUri, header, signal) {
      const now = clock.now();
      const usable = held?.jwksUri === jwksUri && now >= held.at && now - held.at < lifetime;
      const current = usable && held !== null ? held : (held = await fetchKeys(jwksUri, signal));
      const found = await find(current, header);
      if (found.length > 0) return found;
      if (now >= refetchedAt && now - refetchedAt < refetchPause) return [];
      held = await fetchKeys(jwksUri, signal);
      // Not before: a fetch that failed has told nothing, so the next one need not wait for it.
      refetchedAt = now;
      return find(held, header);
    },
  };
}

async function find(keys: Held, header: JWSHeaderParameters): Promise<CryptoKey[]> {
  try {
    return [await keys.find(header)];
  } catch (thrown) {
    const several: CryptoKey[] = [];
    if (thrown instanceof errors.JWKSMultipleMatchingKeys) for await (const key of thrown) several.push(key);
    return several;
  }
}

/** What cannot be read, or is of no use, is ignored (RFC 7517, 5): one odd entry spoils no sign-in. */
function usableKeys(entries: readonly unknown[]): JWK[] {
  return entries.filter((entry): entry is JWK => v.is(keySchema, entry));
}
