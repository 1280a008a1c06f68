import { LanyardError } from '../errors/index.ts';
import { chooseRole } from '../roles/cis2-role-choice.ts';
import { createAttempt } from './attempt.ts';
import { acrValuesFor, authorizationUrl, changeRoleScopes, demandAcrSupported } from './authorization-url.ts';
import { check } from './call.ts';
import { checkIdToken, demandIdentityLevel } from './check-id-token.ts';
import { createDiscovery, type Provider } from './discovery.ts';
import { withQuery } from './endpoint.ts';
import { idTokenSchema } from './id-token-claims.ts';
import { createKeySet } from './key-set.ts';
import { levelOfRequest } from './levels.ts';
import { listenForLogout } from './logout-notices.ts';
import { endsSession } from './logout-token.ts';
import { openLoopback } from './loopback.ts';
import { checkAcrValues, checkOptions, type CheckedOptions, type Cis2Options } from './options.ts';
import type { Cis2Clock, Cis2Fetch, OpenBrowser, RandomBytes } from './ports.ts';
import { resultOf, type Cis2SignInResult } from './sign-in-result.ts';
import { verifySignedToken } from './signed-token.ts';
import type { TokenExchange, Tokens } from './token-exchange.ts';
import { fetchUserInfo } from './user-info.ts';

export interface Cis2Parts {
  readonly options: Cis2Options;
  readonly fetch: Cis2Fetch;
  readonly openBrowser: OpenBrowser;
  readonly clock: Cis2Clock;
  readonly random: RandomBytes;
  readonly exchange: TokenExchange;
  /** For logout notices; without it there are none. */
  readonly brokerUrl?: string | undefined;
}

export interface SignInRequest {
  /** Ends the sign-in at any moment: card out, cancel, quit. */
  readonly signal: AbortSignal;
  /** For this sign-in in place of the options': `AAL3_ANY` to step up. */
  readonly acrValues?: readonly string[] | undefined;
  /** The way the person chose: CIS2 is asked for it by its own word, where it lists that and the options' level allows it. */
  readonly authenticator?: string | undefined;
  /** Asks CIS2 for the role again (cis2 11.3). */
  readonly changeRole?: boolean | undefined;
  /** Step-up and role change: `subject` of the session; anybody else is refused (cis2 6.3; 18, no. 29 and 30). */
  readonly sameSubject?: string | undefined;
  /** Told the address before the browser is opened. It holds `state` and `nonce`: for the person's eyes, not for a log. */
  readonly onUrl?: ((url: string) => void) | undefined;
  /** Told that the browser has brought its answer back: the person has nothing more to do there. */
  readonly onCode?: (() => void) | undefined;
}

/** The session that logout notices are asked for: from {@link Cis2SignInResult}. */
export type NoticedSignIn = Pick<Cis2SignInResult, 'sid' | 'subject' | 'issuedAt'>;

export interface Cis2SignIn {
  /**
   * Signs a person in with the system browser. Nothing of an attempt outlives it but the result.
   *
   * @throws LanyardError LAN-4xxx; LAN-30xx and LAN-31xx as the fetch reports them; LAN-4004 when stopped.
   */
  signIn(request: SignInRequest): Promise<Cis2SignInResult>;
  /**
   * The address that ends the session at CIS2, to be opened in the browser; `null` when it has none (cis2 12.6). Optional, and
   * never a condition of signing out here. It holds the ID token: to be opened with `openUnseen` only.
   */
  endSessionUrl(idToken: string, signal: AbortSignal): Promise<string | null>;
  /**
   * Calls `onNotice` once when the broker relays a valid logout token for this session (cis2 12.4; docs/broker.md). Resolves
   * then, or when stopped.
   *
   * @throws LanyardError LAN-4310 without a broker, LAN-4601 when it has no notices, LAN-4418 without a `sid`.
   */
  logoutNotices(session: NoticedSignIn, onNotice: () => void, signal: AbortSignal): Promise<void>;
}

/**
 * Sign-in with CIS2: authorization code with PKCE in the system browser, loopback callback, token exchange through a port,
 * every check of the sheet (cis2 5 to 11). Free of Electron; all that is outside comes in `parts`.
 *
 * @throws LanyardError LAN-4001 or LAN-4011 for options that cannot be used.
 */
export function createCis2SignIn(parts: Cis2Parts): Cis2SignIn {
  const { fetch, clock, random } = parts;
  const options = checkOptions(parts.options);
  const { requestTimeout } = options;
  const discover = createDiscovery({ ...options, fetch, clock });
  const keys = createKeySet({ fetch, clock, requestTimeout });

  async function signIn(request: SignInRequest): Promise<Cis2SignInResult> {
    const { signal } = request;
    const general = request.acrValues ?? options.acrValues;
    checkAcrValues(general, options.live);
    const provider = await discover(signal);
    const acrValues = acrValuesFor(request.authenticator, general, provider);
    demandAcrSupported(provider, acrValues);
    const { tokens, nonce } = await tokensByBrowser(parts, options, provider, { ...request, acrValues });
    const verification = { keys, jwksUri: provider.jwksUri, algorithms: options.algorithms, signal };
    const { claims, levels } = await judge(tokens, nonce, acrValues, provider, verification);
    if (request.sameSubject !== undefined && claims.sub !== request.sameSubject) throw new LanyardError('LAN-4419');
    const { accessToken } = tokens;
    const url = provider.userinfoEndpoint;
    const { clientId, clockTolerance } = options;
    const expected = { issuer: provider.issuer, clientId, now: clock.now() / 1000, clockTolerance };
    const asked = { fetch, url, accessToken, subject: claims.sub, requestTimeout, verification, expected };
    const person = await fetchUserInfo(asked);
    demandIdentityLevel(person.identityLevel, options.minimumIdentityLevel);
    demandGoingOn(signal);
    return resultOf(claims, levels, person, chooseRole(person.profiles, claims.selected_roleid), tokens);
  }

  async function judge(
    { idToken, accessToken }: Tokens,
    nonce: string,
    acrValues: readonly string[],
    provider: Provider,
    verification: Parameters<typeof verifySignedToken>[1],
  ) {
    const { payload, algorithm } = await verifySignedToken(idToken, verification);
    const claims = check(payload, idTokenSchema);
    if ('reason' in claims) throw new LanyardError('LAN-4401', { reason: claims.reason });
    const requiredLevel = Math.max(options.requiredLevel ?? 0, requestedLevel(acrValues, options));
    const now = clock.now() / 1000;
    const { issuer } = provider;
    const expected = { ...options, issuer, nonce, accessToken, algorithm, acrValues, requiredLevel, now };
    return { claims: claims.value, levels: checkIdToken(claims.value, expected) };
  }

  return {
    signIn,
    async endSessionUrl(idToken, signal) {
      const { endSessionEndpoint } = await discover(signal);
      return endSessionEndpoint === null ? null : withQuery(endSessionEndpoint, { id_token_hint: idToken });
    },
    async logoutNotices({ sid, subject, issuedAt }, onNotice, signal) {
      if (sid === '') throw new LanyardError('LAN-4418');
      const { clientId, algorithms } = options;
      const noticed = async () => {
        const { issuer, jwksUri } = await discover(signal);
        const session = { issuer, clientId, sid, subject, issuedAt: issuedAt / 1000 };
        const verification = { keys, jwksUri, algorithms, signal };
        return {
          request: { issuer, client_id: clientId, sid },
          endsSession: (token: string) => endsSession(token, session, verification, clock),
        };
      };
      const ended = await listenForLogout(
        { ...options, fetch, clock, random, brokerUrl: parts.brokerUrl },
        { session: noticed, signal },
      );
      if (ended) onNotice();
    },
  };
}

/** A setting of level 0 means a provider without levels: then `acr_values` says nothing about them either. */
function requestedLevel(acrValues: readonly string[], { requiredLevel }: CheckedOptions): number {
  return requiredLevel === 0 ? 0 : levelOfRequest(acrValues);
}

/** From the browser's opening to the tokens. Whatever happens, the port is free afterwards. */
async function tokensByBrowser(
  { openBrowser, clock, random, exchange }: Cis2Parts,
  options: CheckedOptions,
  provider: Provider,
  request: SignInRequest & { readonly acrValues: readonly string[] },
): Promise<{ readonly tokens: Tokens; readonly nonce: string }> {
  const { clientId, redirectPorts: ports, redirectHost: host, redirectPath: path, maxAge } = options;
  const { signal, acrValues } = request;
  const attempt = await createAttempt(random, clock);
  const loopback = await openLoopback({ ports, host, path, clock });
  const { redirectUri } = loopback;
  try {
    demandGoingOn(signal);
    const changed = request.changeRole === true;
    const scopes = changed ? changeRoleScopes(options.scopes, options.changeRoleScope, provider) : options.scopes;
    const { secrets } = attempt;
    const url = authorizationUrl({ provider, clientId, redirectUri, scopes, acrValues, maxAge, secrets });
    request.onUrl?.(url);
    const code = await codeByBrowser(
      () => openBrowser(url),
      signal,
      (stopped) => loopback.callback({ issuer: provider.issuer, attempt }, options.browserTimeout, stopped),
    );
    demandGoingOn(signal);
    request.onCode?.();
    const { codeVerifier, nonce } = secrets;
    const tokens = await exchange({ provider, clientId, code, codeVerifier, redirectUri, nonce }, signal);
    demandGoingOn(signal);
    return { tokens, nonce };
  } finally {
    loopback.close();
  }
}

/** Opens the browser and waits for what it brings back; a browser that does not open ends the wait. */
async function codeByBrowser(
  open: () => Promise<void>,
  signal: AbortSignal,
  callback: (stopped: AbortSignal) => Promise<string>,
): Promise<string> {
  const browser = new AbortController();
  const waiting = callback(AbortSignal.any([signal, browser.signal]));
  const opening = Promise.resolve().then(open);
  opening.catch(() => {
    browser.abort();
  });
  try {
    return await waiting;
  } catch (thrown) {
    if (!signal.aborted && browser.signal.aborted) throw new LanyardError('LAN-4103');
    throw thrown;
  }
}

/** @throws LanyardError LAN-4004. */
function demandGoingOn(signal: AbortSignal): void {
  if (signal.aborted) throw new LanyardError('LAN-4004');
}
