import { LanyardError } from '../errors/index.ts';
import type { Reader } from './card.ts';
import { plugAndPlayReader, serviceIsGone, stateBit } from './pcsc-codes.ts';
import { pcscFailure } from './pcsc-failure.ts';
import type { Pcsc } from './pcsc.ts';
import { compareNames, compareStates } from './reader-states.ts';
import { loadWinscard } from './winscard.ts';

/** How long the service may take to say what is there, ms. */
const patience = 5_000;

/**
 * The readers of this computer and the cards in them, now. Touches no card. Throws a `LanyardError`: `LAN-1001` when
 * the smartcard service is not running, `LAN-1002` when there is none, `LAN-1007` for an unexpected answer of it, and
 * `LAN-1017` when it does not answer: a thread of this process is then held inside a call of the system.
 */
export async function listCards(load: () => Promise<Pcsc> = loadWinscard, longest = patience): Promise<Reader[]> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new LanyardError('LAN-1017'));
    }, longest);
  });
  try {
    return await Promise.race([listed(load), silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function listed(load: () => Promise<Pcsc>): Promise<Reader[]> {
  let pcsc: Pcsc | null = null;
  try {
    pcsc = await load();
    return await readersNow(pcsc);
  } catch (thrown) {
    // Windows stops its service when no reader is plugged in.
    if (pcsc?.sleepsWithoutReaders === true && serviceIsGone(thrown)) return [];
    throw pcscFailure(thrown);
  }
}

async function readersNow(pcsc: Pcsc): Promise<Reader[]> {
  const context = await pcsc.establish();
  try {
    let { readers } = compareNames(new Map(), await context.listReaders());
    const queries = [...readers.keys()].map((name) => ({ name, state: stateBit.unaware }));
    for (let start = 0; start < queries.length; start += pcsc.maxStates) {
      const result = await context.waitForChange(queries.slice(start, start + pcsc.maxStates), 0);
      if (result.outcome === 'changed') ({ readers } = compareStates(readers, result.readers));
    }
    return [...readers]
      .filter(([name, { attached }]) => attached && name !== plugAndPlayReader)
      .map(([name, { card }]) => ({ name, card }));
  } finally {
    await context.release().catch(() => undefined);
  }
}
