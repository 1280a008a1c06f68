import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pcscSocket } from './cards/outage.ts';
import type { Settings } from './settings/index.ts';

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

/** The circumstances at this moment. */
export function circumstancesOf({ environment, cis2, cards, identityAgent }: Settings): Circumstances {
  const settings = [environment, cis2, identityAgent.withoutCard];
  return {
    boot: bootTime(),
    service: serviceMark(cards.simulatorSocket ?? pcscSocket(process.platform, process.env)),
    settings: createHash('sha256').update(JSON.stringify(settings)).digest('hex'),
  };
}

/** Two starts of a computer are never so close together, ms. */
const sameBoot = 30_000;

/** Whether the cards of then can be compared with those of now. */
export function sameCards(then: Circumstances, now: Circumstances): boolean {
  return Math.abs(then.boot - now.boot) <= sameBoot && then.service === now.service;
}

/** When the computer was started, UTC ms; a change of the wall clock moves it, too. */
export function bootTime(): number {
  return Math.round(Date.now() - os.uptime() * 1_000);
}

/** pcsc-lite makes its socket and its process file anew at every start; Windows shows nothing of the kind. */
function serviceMark(socket: string | undefined): string {
  if (socket === undefined) return '';
  return [socket, path.join(path.dirname(socket), 'pcscd.pid')].map(madeAt).join(' ');
}

function madeAt(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? '-' : `${String(found.ino)}:${String(Math.round(found.ctimeMs))}`;
}
