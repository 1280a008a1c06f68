import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { LanyardError } from '../../errors/index.ts';

/** A resolver that asks dead servers goes on for half a minute; people do not wait so long. Milliseconds. */
const patience = 5_000;

/**
 * The addresses of a name, as the system looks it up. After the patience is over the system goes on asking by itself.
 *
 * @throws LanyardError LAN-3001.
 */
export async function lookUp(hostname: string): Promise<readonly string[]> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const over = new AbortController();
  const tooLate = wait(patience, undefined, { signal: over.signal }).then(() => {
    throw new LanyardError('LAN-3001', { host: hostname, reason: 'no answer' });
  });
  tooLate.catch(() => undefined);
  try {
    const found = await Promise.race([lookup(bare, { all: true }), tooLate]);
    return found.map(({ address }) => address);
  } catch (cause) {
    throw cause instanceof LanyardError ? cause : new LanyardError('LAN-3001', { host: hostname }, { cause });
  } finally {
    over.abort();
  }
}

/** Whether any network adapter but the loopback has an address. */
export function isOnline(): boolean {
  return Object.values(networkInterfaces()).some((adapter) => adapter?.some(({ internal }) => !internal) === true);
}
