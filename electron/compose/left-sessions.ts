import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';

/** Of this person, and of this session of the operating system; absolute paths. */
interface Folders {
  readonly person: string;
  readonly session: string;
}

const mark = 'running.json';

/** Which start of the computer it was. Never by the wall clock, which can be set while another session lives. */
const running = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Another one at every start, where the system has such a thing. */
  bootId: v.optional(v.string()),
  /** For how long the computer was running when the program started in that session, s. */
  uptime: v.optional(v.number()),
});
type Running = v.InferOutput<typeof running>;

/**
 * Says in this session's folder who runs in it. A session of the operating system may never come again: what a power cut, a
 * kill or a quit with the card in left of it has to be found by the next run, in whichever session that is.
 */
export function markRunning({ session }: Folders): void {
  const said: Running = { pid: process.pid, ...bootNow() };
  // As a whole or not at all: another session may be looking.
  const written = path.join(session, `${mark}.new`);
  writeFileSync(written, JSON.stringify(said), { mode: 0o600 });
  renameSync(written, path.join(session, mark));
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
    const then = v.parse(running, JSON.parse(readFileSync(file, 'utf8')));
    return !isAlive(then.pid) || isEarlierBoot(then);
  } catch (thrown) {
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT');
  }
}

/** Whether the computer has certainly been started anew since: then a process of that number is another one. */
function isEarlierBoot(then: Running): boolean {
  const now = bootNow();
  if (then.bootId !== undefined && now.bootId !== undefined) return then.bootId !== now.bootId;
  return then.uptime !== undefined && now.uptime < then.uptime;
}

function bootNow(): { readonly bootId?: string; readonly uptime: number } {
  const uptime = os.uptime();
  try {
    return { bootId: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(), uptime };
  } catch {
    // Only Linux has it.
    return { uptime };
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
