import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import type { ClientMetadata } from 'oidc-provider';

/** The registered clients, with what they need to prove who they are. */
export interface RegisteredClients {
  /** The organisation's broker: a client secret, which never leaves it. */
  readonly broker: { readonly clientId: string; readonly secret: string };
  /** A native application without a credential; CIS2 registers none today (cis2 3). */
  readonly public: { readonly clientId: string };
  readonly privateKey: {
    readonly clientId: string;
    readonly key: CryptoKey;
    readonly kid: string;
    readonly alg: 'RS512';
  };
}

/** Made once for all services of a test run: keys take long. */
let labKeys: ReturnType<typeof generateKeyPair> | undefined;

export async function registerClients(redirectUris: readonly string[]) {
  labKeys ??= generateKeyPair('RS512', { extractable: true });
  const { privateKey, publicKey } = await labKeys;
  const jwk = await exportJWK(publicKey);
  const clients: RegisteredClients = {
    broker: {
      clientId: '4400000001.lanyard-broker.5d0c6f0e-1b77-4c1e-9f0a-0d9d2b7c1a11.apps',
      secret: 'invented-secret-of-the-simulated-broker-3f9a',
    },
    public: { clientId: '4400000002.lanyard-native.8b1f2a34-56c7-4d8e-9f01-23456789abcd.apps' },
    privateKey: {
      clientId: '4400000003.lanyard-lab.0e9d8c7b-6a59-4847-b635-241302f1e0dd.apps',
      key: privateKey,
      kid: 'lab/+key=',
      alg: 'RS512',
    },
  };
  const common = {
    redirect_uris: [...redirectUris],
    response_types: ['code'],
    response_modes: ['query'],
    grant_types: ['authorization_code'],
    // Not "native": the provider would then take any loopback port, and CIS2 is not known to (cis2 3.2).
    application_type: 'web',
    id_token_signed_response_alg: 'RS256',
  } as const satisfies Partial<ClientMetadata>;
  const metadata = [
    {
      ...common,
      client_id: clients.broker.clientId,
      client_secret: clients.broker.secret,
      token_endpoint_auth_method: 'client_secret_post',
    },
    { ...common, client_id: clients.public.clientId, token_endpoint_auth_method: 'none' },
    {
      ...common,
      client_id: clients.privateKey.clientId,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: clients.privateKey.alg,
      jwks: { keys: [{ ...jwk, kid: clients.privateKey.kid, use: 'sig', alg: clients.privateKey.alg }] },
    },
  ] as ClientMetadata[];
  return { clients, metadata };
}
