import { importPKCS8 } from 'jose';
import {
  ClientSecretPost,
  modifyAssertion,
  None,
  PrivateKeyJwt,
  type ClientAuth,
  type CryptoKey,
  type ServerMetadata,
} from 'openid-client';
import { LanyardError } from '../errors/index.ts';
import type { Provider } from './discovery.ts';

/** A private key as it is kept in the keychain: PEM (PKCS 8), and the id and algorithm it is registered with. */
export interface ClientKey {
  readonly pem: string;
  readonly kid: string;
  readonly algorithm: 'RS256' | 'RS512';
}

/** How the direct client proves itself (cis2 4). Credentials are read from the keychain when they are needed. */
export type DirectAuthentication =
  | { readonly method: 'none' }
  | { readonly method: 'client_secret_post'; readonly secret: () => Promise<string | null> }
  | { readonly method: 'private_key_jwt'; readonly key: () => Promise<ClientKey | null> };

/** Seconds an assertion lives: live services use 180 to 300, and 300 is the most (cis2 4.1). */
const assertionLifetime = 180;

/** Adds the client's proof to a token request. @throws LanyardError LAN-4013. */
export async function authenticate(
  form: URLSearchParams,
  authentication: DirectAuthentication,
  { provider, clientId, now }: { provider: Provider; clientId: string; now: number },
): Promise<void> {
  const server: ServerMetadata = { issuer: provider.issuer, token_endpoint: provider.tokenEndpoint };
  // Its declared type hides that a signing method works asynchronously.
  const prove: (...args: Parameters<ClientAuth>) => unknown = await methodOf(authentication, provider, now);
  try {
    await prove(server, { client_id: clientId }, form, new Headers());
  } catch (thrown) {
    throw new LanyardError('LAN-4013', { reason: 'the key cannot sign' }, { cause: thrown });
  }
}

async function methodOf(authentication: DirectAuthentication, provider: Provider, now: number): Promise<ClientAuth> {
  switch (authentication.method) {
    case 'none':
      return None();
    case 'client_secret_post':
      return ClientSecretPost(await stored(authentication.secret));
    case 'private_key_jwt': {
      const { pem, kid, algorithm } = await stored(authentication.key);
      const key = await signingKey(pem, algorithm);
      return PrivateKeyJwt(
        { key, kid },
        {
          /** The audience is the token endpoint letter by letter; the library would take the issuer (cis2 4.1, 17 no. 1). */
          [modifyAssertion](header, payload) {
            header['typ'] = 'JWT';
            delete payload['nbf'];
            payload['aud'] = provider.tokenEndpoint;
            payload['iat'] = Math.floor(now / 1000);
            payload['exp'] = Math.floor(now / 1000) + assertionLifetime;
          },
        },
      );
    }
  }
}

async function stored<T>(read: () => Promise<T | null>): Promise<T> {
  const value = await read().catch((thrown: unknown) => {
    throw new LanyardError('LAN-4013', { reason: 'the keychain cannot be read' }, { cause: thrown });
  });
  if (value === null || value === '') throw new LanyardError('LAN-4013', { reason: 'not in the keychain' });
  return value;
}

async function signingKey(pem: string, algorithm: string): Promise<CryptoKey> {
  try {
    return await importPKCS8(pem, algorithm);
  } catch (thrown) {
    throw new LanyardError('LAN-4013', { reason: 'not a private key (PKCS 8)' }, { cause: thrown });
  }
}
