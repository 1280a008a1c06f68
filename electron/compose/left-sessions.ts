import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { bootTime } from './circumstances.ts';

/** Of this person, and of this session of the operating system; absolute paths. */
interface Folders {
  readonly person: string;
  readonly session: string;
}

/** Two starts of a computer are never so close together, ms. */
const sameBoot = 30_000;
const mark = 'running.json';

const running = v.strictObject({ pid: v.pipe(v.number(), v.integer(), v.minValue(1)), boot: v.number() });

/**
 * Says in this session's folder who runs in it. A session of the operating system may never come again: what a power cut, a
 * kill or a quit with the card in left of it has to be found by the next run, in whichever session that is.
 */
export function markRunning({ session }: Folders): void {
  writeFileSync(path.join(session, mark), JSON.stringify({ pid: process.pid, boot: bootTime() }), { mode: 0o600 });
}

/** The folders of this person's other sessions in which the program was running and runs no more. */
export function leftSessions({ person, session }: Folders): string[] {
  return readdirSync(person, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('session-'))
    .map(({ name }) => path.join(person, name))
    .filter((folder) => folder !== session && isLeft(path.join(folder, mark)));
}

/** Without a mark the program never ran there. */
function isLeft(file: string): boolean {
  try {
    const { pid, boot } = v.parse(running, JSON.parse(readFileSync(file, 'utf8')));
    return Math.abs(boot - bootTime()) > sameBoot || !isAlive(pid);
  } catch (thrown) {
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT');
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
