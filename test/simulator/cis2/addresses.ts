/** The realm of the real service (cis2 2.1). */
export const realmPath = '/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';

/** Paths below the issuer (cis2 2.2). */
export const paths = {
  discovery: '/.well-known/openid-configuration',
  authorize: '/authorize',
  token: '/access_token',
  userinfo: '/userinfo',
  jwks: '/connect/jwk_uri',
  endSession: '/connect/endSession',
  /** The simulator's own page; the real one is elsewhere and not ours to know. */
  signIn: '/sign-in',
} as const;

export type Endpoint = keyof typeof paths;

/** Which endpoint a path below the issuer belongs to. */
export function endpointOf(path: string): Endpoint | null {
  const names = Object.keys(paths) as Endpoint[];
  return names.find((name) => path === paths[name] || path.startsWith(`${paths[name]}/`)) ?? null;
}
