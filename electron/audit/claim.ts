import { readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isCode } from './head.ts';

/**
 * Says which program writes a chain. A claim is a numbered file, `claim.1.8`, that only one program can create; the
 * highest number holds the chain as long as the program that made it lives. Nobody ever takes a claim away, a dead one
 * is outnumbered: so two programs can never both believe that they hold the chain. A process id that was given to
 * another program meanwhile makes a chain look held; the next chain is taken then, and nothing is lost.
 */
export interface Claim {
  readonly chain: string;
  release(): Promise<void>;
}

/** How long a claim may be without its text before it counts as left by a killed program, ms. */
const unfinishedFor = 10_000;

const held = new Set<string>();

/** Claims a chain; `null` = a living program holds it. */
export async function claimChain(folder: string, chain: string): Promise<Claim | null> {
  const latest = await latestClaim(folder, chain);
  if (latest > 0 && (await isHeld(claimFile(folder, chain, latest)))) return null;
  const mine = latest + 1;
  if (!(await create(folder, chain, mine))) return null;
  const file = claimFile(folder, chain, mine);
  await removeBelow(folder, chain, mine);
  return {
    chain,
    release: async () => {
      held.delete(file);
      await writeFile(file, 'released', { mode: 0o600 });
    },
  };
}

/** Makes the claim of that number; false = somebody else was quicker. */
async function create(folder: string, chain: string, number: number): Promise<boolean> {
  const file = claimFile(folder, chain, number);
  if (held.has(file)) return false;
  // Before the file is there: to this very process it must never look like one that a dead program left.
  held.add(file);
  let made = false;
  try {
    await writeFile(file, JSON.stringify({ pid: process.pid, host: os.hostname() }), { flag: 'wx', mode: 0o600 });
    made = (await latestClaim(folder, chain)) === number;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    if (!made) held.delete(file);
  }
  return made;
}

function claimFile(folder: string, chain: string, number: number): string {
  return path.join(folder, `claim.${chain}.${String(number)}`);
}

async function claimsOn(folder: string, chain: string): Promise<number[]> {
  return (await readdir(folder)).flatMap((name) => {
    const [, of, number] = /^claim\.(\d{1,2})\.(\d{1,15})$/.exec(name) ?? [];
    return of === chain ? [Number(number)] : [];
  });
}

async function latestClaim(folder: string, chain: string): Promise<number> {
  return Math.max(0, ...(await claimsOn(folder, chain)));
}

async function removeBelow(folder: string, chain: string, number: number): Promise<void> {
  for (const old of await claimsOn(folder, chain)) {
    if (old < number) await unlink(claimFile(folder, chain, old)).catch(() => undefined);
  }
}

/** Whether the program that made the claim may still live. What cannot be told counts as yes. */
async function isHeld(file: string): Promise<boolean> {
  if (held.has(file)) return true;
  try {
    const text = await readFile(file, 'utf8');
    if (text === 'released') return false;
    const [, pid, host] = /^\{"pid":(\d{1,10}),"host":(".*")\}$/.exec(text) ?? [];
    if (pid === undefined) return Date.now() - (await stat(file)).mtimeMs < unfinishedFor;
    return host !== JSON.stringify(os.hostname()) || lives(Number(pid));
  } catch (error) {
    // Removed meanwhile: somebody else has a higher number.
    return isCode(error, 'ENOENT');
  }
}

function lives(pid: number): boolean {
  // Our own number, and not in `held`: it belonged to a program that is gone.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}
