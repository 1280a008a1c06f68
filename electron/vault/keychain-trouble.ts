import { LanyardError, type ErrorCode } from '../errors/index.ts';
import { KeychainFailure, type KeychainTrouble } from './keychain.ts';

/**
 * What the keyring library's text means. It gives every failure the same code, so the text is all there is; what is not
 * known here is `unexpected`, and memory is used instead in each case.
 */
const texts: readonly (readonly [RegExp, KeychainTrouble])[] = [
  [/prompt was dismissed|locked|denied|cancell?ed|not allowed|interaction/i, 'refused'],
  // No D-Bus; D-Bus without a Secret Service; a Secret Service without a default collection.
  [/did not receive a reply|timed? ?out/i, 'silent'],
  [/[dz]-?bus|no result found|secret service|ServiceUnknown/i, 'absent'],
  // Windows: no logon session to keep it in, or forbidden by policy.
  [/NoStorageAccess|access platform storage|logon session/i, 'refused'],
];

export function troubleOf(text: string): KeychainTrouble {
  return texts.find(([pattern]) => pattern.test(text))?.[1] ?? 'unexpected';
}

const codes = {
  library: 'LAN-6001',
  absent: 'LAN-6002',
  refused: 'LAN-6003',
  silent: 'LAN-6004',
  unexpected: 'LAN-6006',
} as const satisfies Record<KeychainTrouble, ErrorCode>;

/** A keychain's failure as the catalogue's error. */
export function keychainError(thrown: unknown): LanyardError {
  if (thrown instanceof LanyardError) return thrown;
  const trouble = thrown instanceof KeychainFailure ? thrown.trouble : 'unexpected';
  return new LanyardError(codes[trouble], {}, { cause: thrown });
}
