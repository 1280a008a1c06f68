import { randomBytes } from 'node:crypto';
import { LanyardError, toErrorValue, type ErrorValue } from '../../errors/index.ts';
import { openVault, type VaultOptions } from '../../vault/index.ts';

/** Apart from what a session keeps: a probe never sees or wipes that. */
const namespace = 'self-test';

/** Writes, reads and deletes a value of no meaning in the keychain; `null` = all of it worked. */
export async function probeKeychain(options: Partial<VaultOptions> = {}): Promise<ErrorValue | null> {
  const vault = await openVault({ namespace, ...options });
  const trouble = () => vault.trouble;
  if (vault.home === 'memory') return trouble();
  const value = randomBytes(32);
  try {
    await vault.write('probe', value);
    const read = await vault.read('probe');
    await vault.wipe();
    const kept = read?.equals(value) === true;
    return trouble() ?? (kept ? null : new LanyardError('LAN-6006').toValue());
  } catch (thrown) {
    return toErrorValue(thrown);
  }
}
