import { connectKeychainThread } from './keychain-thread.ts';

export interface CredentialOptions {
  /** Milliseconds that one call of the keychain may take. */
  readonly callLimit?: number;
  /** Absolute path of the keyring library; for tests. */
  readonly library?: string;
}

/**
 * Makes the way to read what an administrator put into this person's keychain: one text per name, under the service
 * `lanyard-<room>` (for instance `lanyard-cis2`, account `client-secret`). Nothing is cached, nothing is ever written.
 *
 * @returns a function that resolves with `null` when there is no such item and rejects with `KeychainFailure`.
 */
export function credentialsOf(room: string, options: CredentialOptions = {}): (name: string) => Promise<string | null> {
  const { callLimit = 3_000, library } = options;
  const thread = { service: `lanyard-${room}`, callLimit, ...(library === undefined ? {} : { library }) };
  return async (name) => {
    const value = await (await connectKeychainThread(thread)).get(name);
    if (value === null) return null;
    const text = value.toString('utf8');
    value.fill(0);
    return text;
  };
}
