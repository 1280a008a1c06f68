import { randomBytes } from 'node:crypto';
import { exportJWK } from 'jose';
import Provider, {
  interactionPolicy,
  type ClientMetadata,
  type Configuration,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import type { SimulatedPerson } from '../people.ts';
import { paths } from './addresses.ts';
import { acrMet, acrValues, authenticatorByAmr, defaultAcr } from './authenticators.ts';
import { claimsByScope, personClaims } from './claims.ts';
import type { KeyRing } from './keys.ts';
import { memory } from './memory.ts';
import { escaped, page } from './pages.ts';
import { roleWithoutAsking, type RoleQuestion, type Sessions } from './sessions.ts';

export interface ProviderOptions {
  readonly issuer: string;
  readonly people: readonly SimulatedPerson[];
  readonly sessions: Sessions;
  readonly ring: KeyRing;
  readonly clients: readonly ClientMetadata[];
  /** A browser session is over: its clients are to be told. */
  readonly ended: (uid: string) => void;
}

export const scopes = Object.keys(claimsByScope);

const { Check, Prompt } = interactionPolicy;
const hour = 3_600;

/** The OpenID provider behind: codes, PKCE, client authentication, `prompt`, `max_age`, cookies and access tokens. */
export async function createProvider(options: ProviderOptions): Promise<Provider> {
  const { issuer, people, sessions, ring, clients } = options;
  const provider = new Provider(issuer, {
    adapter: memory(),
    clients: clients.map((client) => ({ ...client })),
    jwks: { keys: [{ ...(await exportJWK(ring.first.privateKey)), kid: ring.first.kid, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    routes: {
      authorization: paths.authorize,
      token: paths.token,
      userinfo: paths.userinfo,
      jwks: paths.jwks,
      end_session: paths.endSession,
    },
    responseTypes: ['code'],
    scopes,
    claims: claimsByScope,
    acrValues,
    clientAuthMethods: ['client_secret_post', 'private_key_jwt', 'none'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS256', 'RS512'], idTokenSigningAlgValues: ['RS256'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const button = '<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>';
          ctx.body = page('Sign out of Care Identity?', `${form}${button}`);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = page('You are signed out', '<p>You can close this page.</p>');
        },
      },
    },
    // That CIS2 enforces PKCE is not known (cis2 5): a code without a challenge is fine, a wrong verifier is not.
    pkce: { required: () => false },
    clientBasedCORS: () => false,
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      Grant: 12 * hour,
      IdToken: hour,
      Interaction: hour,
      Session: 12 * hour,
    },
    interactions: {
      policy: policy(people, sessions),
      url: (_ctx, { uid }) => `${new URL(issuer).pathname}${paths.signIn}/${uid}`,
    },
    findAccount: (_ctx, sub) => {
      const person = people.find(({ uid }) => uid === sub);
      if (person === undefined) return undefined;
      return { accountId: sub, claims: () => ({ ...personClaims(person) }) };
    },
    // Consent is implied by the terms of CIS2 (cis2 5).
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(scopes.join(' '));
      await grant.save();
      return grant;
    },
    renderError: (ctx, { error, error_description }) => {
      const text = [error, error_description].filter((part) => typeof part === 'string').join(': ');
      ctx.type = 'html';
      ctx.body = page('Something went wrong', `<p>${escaped(text)}</p>`);
    },
  } satisfies Configuration);
  // CIS2 wants its token endpoint and nothing else as the audience, letter by letter (cis2 4.1, 17 no. 1).
  provider.OIDCContext.prototype.clientJwtAuthExpectedAudience = () => new Set([`${issuer}${paths.token}`]);
  provider.on('authorization.success', (ctx, answer) => {
    remember(ctx, answer?.['code'], options);
  });
  provider.on('end_session.success', ({ oidc }) => {
    if (oidc.session !== undefined) options.ended(oidc.session.uid);
  });
  return provider;
}

/** Sign-in first, again where the authenticator used is not good enough; then the role. */
function policy(people: readonly SimulatedPerson[], sessions: Sessions): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.get('login')?.checks.add(
    new Check('acr', 'another authenticator is needed', ({ oidc }) => {
      const authenticator = authenticatorByAmr(oidc.session?.amr?.[0]);
      return authenticator === null || acrMet(oidc.params?.['acr_values'], authenticator) === null;
    }),
  );
  const check = new Check('role', 'a role must be chosen', (ctx) => {
    const question = roleQuestion(ctx, people, sessions);
    return question !== null && ctx.oidc.result?.['role'] === undefined && roleWithoutAsking(question) === null;
  });
  policy.add(new Prompt({ name: 'role', requestable: false }, check));
  return policy;
}

function roleQuestion(
  { oidc }: KoaContextWithOIDC,
  people: readonly SimulatedPerson[],
  sessions: Sessions,
): RoleQuestion | null {
  const { session, params } = oidc;
  const person = people.find(({ uid }) => uid === session?.accountId);
  if (person === undefined) return null;
  const chosen = sessions.find(session?.uid, person.uid)?.role ?? null;
  return { scope: String(params?.['scope']), person, amr: session?.amr?.[0], chosen };
}

/** Keeps what the ID token will need and the provider does not keep with the code. */
function remember(ctx: KoaContextWithOIDC, code: unknown, { people, sessions }: ProviderOptions): void {
  const { session, params, client, result } = ctx.oidc;
  const question = roleQuestion(ctx, people, sessions);
  if (session?.accountId === undefined || client === undefined || question === null || typeof code !== 'string') return;
  const browser = sessions.open(session.uid, session.accountId);
  browser.clients.add(client.clientId);
  const picked = result?.['role'];
  const role = typeof picked === 'string' ? picked : (roleWithoutAsking(question) ?? undefined);
  browser.role = role ?? browser.role;
  const amr = session.amr?.[0] ?? '';
  const authenticator = authenticatorByAmr(amr);
  sessions.remember(code, {
    session: browser,
    acr: (authenticator === null ? null : acrMet(params?.['acr_values'], authenticator)) ?? defaultAcr,
    amr,
    authTime: session.authTime() ?? 0,
    nonce: optional(params?.['nonce']),
    state: optional(params?.['state']),
    selectedRole: role,
  });
}

function optional(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
