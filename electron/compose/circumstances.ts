import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pcscSocket } from '../cards/outage.ts';
import { serviceProcess } from '../cards/win-service-process.ts';
import type { Settings } from '../settings/index.ts';

/**
 * Under which circumstances a session is. A reader's insertion count says that a card never left only as long as the same
 * smartcard service runs: a restarted one counts from the beginning (design, rule 3).
 */
export interface Circumstances {
  /** When the computer was started, UTC ms, as far as clocks tell. */
  readonly boot: number;
  /** Tells one run of the smartcard service from another, where the system lets one see that. */
  readonly service: string;
  /** Tells other settings of sign-in in the browser: what was accepted under these need not be under others. */
  readonly settings: string;
}

/** Tells the circumstances at the moment it is asked. */
export async function circumstancesOf({
  environment,
  cis2,
  cards,
  identityAgent,
}: Settings): Promise<() => Circumstances> {
  const accepted = JSON.stringify([environment, cis2, identityAgent.withoutCard]);
  const settings = createHash('sha256').update(accepted).digest('hex');
  const service = await serviceMark(cards.simulatorSocket ?? pcscSocket(process.platform, process.env));
  return () => ({ boot: bootTime(), service: service(), settings });
}

/** Two starts of a computer are never so close together, ms. */
const sameBoot = 30_000;

/** Whether the computer has not been started anew since then. */
export function sameStart(then: Circumstances, now: Circumstances): boolean {
  return Math.abs(then.boot - now.boot) <= sameBoot;
}

/** Whether the cards of then can be compared with those of now. */
export function sameCards(then: Circumstances, now: Circumstances): boolean {
  return sameStart(then, now) && then.service === now.service;
}

/** When the computer was started, UTC ms; a change of the wall clock moves it, too. */
function bootTime(): number {
  return Math.round(Date.now() - os.uptime() * 1_000);
}

/**
 * pcsc-lite makes its socket and its process file anew at every start; Windows tells the service's process. Where Windows has
 * little memory that process is shared with other services and may outlive a start of this one: then only `boot` tells.
 */
async function serviceMark(socket: string | undefined): Promise<() => string> {
  if (socket !== undefined) {
    const files = [socket, path.join(path.dirname(socket), 'pcscd.pid')];
    return () => files.map(madeAt).join(' ');
  }
  if (process.platform !== 'win32') return () => '';
  try {
    const running = serviceProcess((await import('koffi')).default, 'SCardSvr');
    return () => String(running() ?? '-');
  } catch {
    // Without koffi there are no cards either.
    return () => '';
  }
}

function madeAt(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? '-' : `${String(found.ino)}:${String(Math.round(found.ctimeMs))}`;
}
