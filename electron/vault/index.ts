import { connectKeychainThread } from './keychain-thread.ts';
import { serviceOf } from './names.ts';
import { openVaultOn, type Vault, type VaultTrouble } from './vault.ts';

export { credentialsOf } from './credential.ts';
export type { Vault } from './vault.ts';

export interface VaultOptions {
  /** Who and where we are: operating system user, session and profile. Others' records are never seen. */
  readonly namespace: string;
  /** Milliseconds that one call of the keychain may take. A user who is asked for a password has that long, too. */
  readonly callLimit?: number;
  /** Bytes that one keychain item can hold; for tests. */
  readonly itemLimit?: number;
  /** Absolute path of the keyring library; for tests. */
  readonly library?: string;
  readonly onTrouble?: VaultTrouble;
}

/**
 * Opens the vault of a namespace in the keychain of this computer. Never rejects and never hangs; without a keychain the
 * vault is one in memory and says why. The keyring library is loaded now, in a thread of its own, and not before.
 *
 * What JavaScript cannot do: Buffers given to and got from the library are zeroed here, its own copies are not; when
 * the keychain is listed (on opening, and after a wipe, when nothing is left) the library makes texts of the values,
 * in the thread's own heap, that stay until they are collected.
 */
export function openVault(options: VaultOptions): Promise<Vault> {
  const { namespace, callLimit = 3_000, itemLimit = platformItemLimit(process.platform), library, onTrouble } = options;
  const thread = { service: serviceOf(namespace), callLimit, ...(library === undefined ? {} : { library }) };
  return openVaultOn(() => connectKeychainThread(thread), itemLimit, onTrouble);
}

/** Windows allows 2,560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE); elsewhere it is ours to choose. */
export function platformItemLimit(platform: NodeJS.Platform): number {
  return platform === 'win32' ? 2_560 : 1_048_576;
}
