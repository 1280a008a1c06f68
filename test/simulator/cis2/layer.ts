import type { KoaContextWithOIDC } from 'oidc-provider';
import type Provider from 'oidc-provider';
import { paths } from './addresses.ts';
import { acrValues, authenticatorByAmr } from './authenticators.ts';
import { claimsByScope, idTokenClaims } from './claims.ts';
import type { KeyRing } from './keys.ts';
import { scopes } from './provider.ts';
import { changed, type Members, type ScenarioDesk } from './scenario.ts';
import type { Sessions } from './sessions.ts';

export interface LayerOptions {
  readonly issuer: string;
  readonly sessions: Sessions;
  readonly ring: KeyRing;
  readonly desk: ScenarioDesk;
}

/** Lies over the provider: gives its answers the shapes of CIS2, and the defects that were asked for. */
export function layOver(provider: Provider, options: LayerOptions): void {
  provider.use(async (ctx, next) => {
    await next();
    const context = ctx as unknown as KoaContextWithOIDC;
    const route = (ctx as { readonly oidc?: { readonly route?: string } }).oidc?.route;
    if (route === 'discovery') discovery(context, options);
    else if (route === 'jwks') context.body = options.ring.published();
    else if (route === 'token') await token(context, options);
    else if (route === 'userinfo') await userinfo(context, options);
    else if (route === 'authorization' || route === 'resume') callback(context, options);
  });
}

function discovery(ctx: KoaContextWithOIDC, { issuer, desk }: LayerOptions): void {
  const document = {
    issuer,
    authorization_endpoint: `${issuer}${paths.authorize}`,
    token_endpoint: `${issuer}${paths.token}`,
    userinfo_endpoint: `${issuer}${paths.userinfo}`,
    jwks_uri: `${issuer}${paths.jwks}`,
    end_session_endpoint: `${issuer}${paths.endSession}`,
    check_session_iframe: `${issuer}/connect/checkSession`,
    scopes_supported: scopes,
    acr_values_supported: acrValues,
    claims_supported: [...new Set(Object.values(claimsByScope).flat())],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    userinfo_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'none'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS512'],
    code_challenge_methods_supported: ['S256'],
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    version: '3.0',
  };
  ctx.body = desk.take('discovery')?.(document) ?? document;
}

async function token(ctx: KoaContextWithOIDC, { issuer, sessions, ring, desk }: LayerOptions): Promise<void> {
  const body = ctx.body as Members;
  if (ctx.status !== 200) {
    if (body['error'] === 'invalid_client' && ctx.oidc.params?.['client_assertion'] !== undefined)
      ctx.body = { error: 'invalid_client', error_description: 'JWT is not valid' };
    return;
  }
  const code = ctx.oidc.params?.['code'];
  const facts = sessions.redeem(code);
  const clientId = ctx.oidc.client?.clientId;
  if (facts === null || clientId === undefined) throw new Error('a code that is not known');
  const claims = idTokenClaims({
    ...facts,
    issuer,
    clientId,
    sub: facts.session.sub,
    sid: facts.session.sid,
    level: authenticatorByAmr(facts.amr)?.level ?? 0,
    code: String(code),
    accessToken: String(body['access_token']),
  });
  const draft = desk.take('idToken')?.({ claims }) ?? { claims };
  const answer = changed(body, { id_token: await ring.sign(draft) });
  ctx.body = desk.take('token')?.(answer) ?? answer;
}

async function userinfo(ctx: KoaContextWithOIDC, { desk, ring }: LayerOptions): Promise<void> {
  if (ctx.status !== 200) return;
  const claims = ctx.body as Members;
  const signed = desk.take('userinfoSigned');
  if (signed === undefined) ctx.body = desk.take('userinfo')?.(claims) ?? claims;
  else {
    ctx.body = await ring.sign(signed(claims));
    ctx.type = 'application/jwt';
  }
}

/** On the way back to the client: the parameters that CIS2 adds (cis2 5), and status 302. */
function callback(ctx: KoaContextWithOIDC, { desk }: LayerOptions): void {
  const location: unknown = ctx.response.get('Location');
  const { params, client } = ctx.oidc;
  const redirectUri = params?.['redirect_uri'];
  if (client === undefined || typeof redirectUri !== 'string' || typeof location !== 'string') return;
  if (!location.startsWith(`${redirectUri}?`)) return;
  const url = new URL(location);
  if (url.searchParams.has('code')) {
    url.searchParams.set('scope', String(params?.['scope']));
    url.searchParams.set('client_id', client.clientId);
    desk.take('callback')?.(url.searchParams);
  }
  ctx.status = 302;
  ctx.set('Location', url.href);
}
