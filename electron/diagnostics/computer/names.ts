import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { LanyardError } from '../../errors/index.ts';

/** A resolver that asks dead servers goes on for half a minute and more; people do not wait so long. Milliseconds. */
const patience = 5_000;

/**
 * How many names are looked up at once. Each takes a thread until the system gives up; there are four of them, and files are
 * read on the same ones.
 */
const atOnce = 2;

export type LookUp = (hostname: string) => Promise<readonly string[]>;

/**
 * Makes the way to look up names as the system does. It answers within twice the patience; the system may go on asking.
 *
 * @returns a function that resolves with addresses and rejects with LanyardError LAN-3001.
 */
export function createLookUp(
  ask: (hostname: string) => Promise<readonly { readonly address: string }[]> = (name) => lookup(name, { all: true }),
  limit = patience,
): LookUp {
  let free = atOnce;
  const waiting: (() => void)[] = [];

  async function asked(hostname: string): Promise<readonly string[]> {
    try {
      return (await ask(hostname.replace(/^\[|\]$/g, ''))).map(({ address }) => address);
    } finally {
      free += 1;
      waiting.shift()?.();
    }
  }

  return async function lookUp(hostname) {
    try {
      if (free === 0) await within(limit, new Promise<void>((resolve) => waiting.push(resolve)));
      free -= 1;
      return await within(limit, asked(hostname));
    } catch (cause) {
      const reason = cause instanceof NoAnswer ? { reason: 'no answer' } : {};
      throw new LanyardError('LAN-3001', { host: hostname, ...reason }, { cause });
    }
  };
}

class NoAnswer extends Error {}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = wait(milliseconds, undefined, { signal: over.signal }).then(() => {
    throw new NoAnswer();
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}

/** Whether any network adapter but the loopback has an address. */
export function isOnline(): boolean {
  return Object.values(networkInterfaces()).some((adapter) => adapter?.some(({ internal }) => !internal) === true);
}
