import { LanyardError } from '../errors/index.ts';
import { authenticators } from './authenticators.ts';
import type { AttemptSecrets } from './attempt.ts';
import type { Provider } from './discovery.ts';
import { hostOf, withQuery } from './endpoint.ts';
import { levelOfRequest } from './levels.ts';

export interface AuthorizationRequest {
  readonly provider: Provider;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly acrValues: readonly string[];
  readonly maxAge: number;
  readonly secrets: AttemptSecrets;
}

/**
 * The address to open in the system browser (cis2 5): code flow, PKCE S256, a forced fresh authentication, an explicit
 * level. `response_mode` is left out, which means `query`; `form_post` was switched off in December 2025. The provider's
 * address stays as it is, letter by letter.
 */
export function authorizationUrl(request: AuthorizationRequest): string {
  const { provider, secrets } = request;
  return withQuery(provider.authorizationEndpoint, {
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(' '),
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: secrets.codeChallenge,
    code_challenge_method: 'S256',
    prompt: 'login',
    max_age: String(request.maxAge),
    acr_values: request.acrValues.join(' '),
  });
}

/**
 * Refuses `acr_values` that the environment does not list at run time (cis2 2.2); a document without a list allows all.
 *
 * @throws LanyardError LAN-4010.
 */
export function demandAcrSupported(provider: Provider, acrValues: readonly string[]): void {
  const supported = provider.acrValuesSupported;
  const missing = supported === null ? undefined : acrValues.find((value) => !supported.includes(value));
  if (missing !== undefined) throw new LanyardError('LAN-4010', { acr: missing, host: hostOf(provider.issuer) });
}

/**
 * What asks for the way the person chose: its own word where the environment lists it (half of these words are
 * unconfirmed, cis2 6.1), and only where that asks for no lower level; else what would be asked for anyway.
 */
export function acrValuesFor(
  authenticator: string | undefined,
  acrValues: readonly string[],
  provider: Provider,
): readonly string[] {
  const chosen = authenticators.find(({ id }) => id === authenticator);
  if (chosen === undefined || chosen.acrValue === null || chosen.level < levelOfRequest(acrValues)) return acrValues;
  return provider.acrValuesSupported?.includes(chosen.acrValue) === true ? [chosen.acrValue] : acrValues;
}

/**
 * The scopes of a change of role: the configured scope, else `changedrole` where the environment lists it, in place of
 * `selectedrole` (cis2 11.3).
 */
export function changeRoleScopes(
  scopes: readonly string[],
  configured: string | undefined,
  provider: Provider,
): readonly string[] {
  const fallback = provider.scopesSupported?.includes('changedrole') === true ? 'changedrole' : 'selectedrole';
  return [...scopes.filter((scope) => scope !== 'selectedrole'), configured ?? fallback];
}
