import * as v from 'valibot';
import {
  createBrokerExchange,
  createCis2SignIn,
  createDirectExchange,
  type Cis2Clock,
  type Cis2Options,
  type Cis2SignIn,
  type DirectAuthentication,
  type OpenBrowser,
  type RandomBytes,
} from '../cis2/index.ts';
import { asLanyardError, type LanyardError } from '../errors/index.ts';
import { createFetch } from '../net/fetch.ts';
import { toldRequests, type RequestListener } from '../net/told-requests.ts';
import { direct, type WayOut } from '../net/way-out.ts';
import type { Settings } from '../settings/index.ts';

/** The credentials of a direct client in the keychain (`credentialsOf('cis2')` of the vault). */
export const credentialNames = { secret: 'client-secret', key: 'private-key' } as const;

export interface Cis2Surroundings {
  readonly wayOut: WayOut;
  /** Told of each request to CIS2 and the broker. */
  readonly onRequest?: RequestListener;
  readonly openBrowser: OpenBrowser;
  readonly clock: Cis2Clock;
  readonly random: RandomBytes;
  /** Reads a credential from the keychain; `null` = not there. */
  readonly readCredential: (name: string) => Promise<string | null>;
}

/**
 * Sign-in with CIS2 as the settings have it; `null` when it is not configured (no `cis2.clientId`).
 *
 * @throws LanyardError LAN-4001, LAN-4011, LAN-4012, LAN-4310 for settings that cannot be used.
 */
export function cis2Of(settings: Settings, parts: Cis2Surroundings): Cis2SignIn | null {
  const { cis2, environment } = settings;
  const options = cis2OptionsOf(settings);
  if (options === null) return null;
  const { wayOut, onRequest = () => undefined, openBrowser, clock, random } = parts;
  const { brokerUrl, caFile } = cis2;
  const { allowLoopbackHttp = false, requestTimeout = 20 } = options;
  const send = createFetch({
    wayOut,
    connectTimeout: cis2.requestTimeout,
    caFor: () => caFile,
    allowLoopbackHttp,
  });
  const toWhom = (url: string) => (brokerUrl !== undefined && url.startsWith(brokerUrl) ? 'broker' : 'cis2');
  const fetch = toldRequests(send, toWhom, onRequest);
  const exchange =
    cis2.client === 'broker'
      ? createBrokerExchange({ fetch, brokerUrl, requestTimeout, allowLoopbackHttp })
      : createDirectExchange({
          fetch,
          clock,
          environment,
          authentication: authenticationOf(cis2.authentication, parts.readCredential),
          requestTimeout,
        });
  return createCis2SignIn({ options, fetch, openBrowser, clock, random, exchange, brokerUrl });
}

/** Why these settings let no sign-in in the browser begin; `null` where they do, and where it is not set up. */
export function cis2Obstacle(settings: Settings): LanyardError | null {
  try {
    cis2Of(settings, nowhere);
    return null;
  } catch (thrown) {
    return asLanyardError(thrown);
  }
}

/** Surroundings in which nothing can be done. */
const nowhere: Cis2Surroundings = {
  wayOut: direct,
  openBrowser: () => Promise.reject(new Error('no browser is opened')),
  clock: { now: () => 0, after: () => () => undefined },
  random: (size) => Buffer.alloc(size),
  readCredential: () => Promise.resolve(null),
};

/** The settings in the words of the cis2 room (seconds for milliseconds); `null` when there is no client id. */
export function cis2OptionsOf({ cis2, environment }: Settings): Cis2Options | null {
  if (cis2.clientId === undefined) return null;
  return {
    environment,
    issuer: cis2.issuer,
    clientId: cis2.clientId,
    acrValues: cis2.acrValues,
    requiredLevel: cis2.requiredLevel,
    scopes: cis2.scopes,
    changeRoleScope: cis2.changeRoleScope,
    redirectHost: cis2.redirectHost,
    redirectPorts: cis2.redirectPorts,
    redirectPath: cis2.redirectPath,
    browserTimeout: cis2.browserTimeout / 1_000,
    requestTimeout: cis2.requestTimeout / 1_000,
    maxAge: cis2.maxAge / 1_000,
    minimumIdentityLevel: cis2.minimumIdentityLevel,
    clockTolerance: cis2.clockTolerance / 1_000,
    algorithms: cis2.algorithms,
    requireNonce: cis2.requireNonce,
    requireSid: cis2.requireSid,
    // Packaged builds refuse a plain http address in the settings, so there this is always false.
    allowLoopbackHttp: [cis2.issuer, cis2.brokerUrl].some((address) => address?.startsWith('http:') === true),
  };
}

/** The keychain item of a private key: JSON, so that what belongs together is kept together. */
const keySchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ pem: v.string(), kid: v.string(), algorithm: v.picklist(['RS256', 'RS512']) }),
);

function authenticationOf(
  method: DirectAuthentication['method'],
  read: Cis2Surroundings['readCredential'],
): DirectAuthentication {
  switch (method) {
    case 'none':
      return { method };
    case 'client_secret_post':
      return { method, secret: () => read(credentialNames.secret) };
    case 'private_key_jwt':
      return { method, key: async () => v.parse(v.nullable(keySchema), await read(credentialNames.key)) };
  }
}
