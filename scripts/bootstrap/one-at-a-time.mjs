import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { inTree } from './paths.mjs';
import { say } from './say.mjs';

const HEARTBEAT = 5_000;
const DEAD_AFTER = 30_000;

/**
 * Lets one process at a time change the tree (install, build): two terminals, or a test beside `npm start`, must not
 * empty node_modules under each other. The lock is a file with the owner's process id, touched every few seconds; a
 * lock whose owner is gone, or that nobody has touched (the number may belong to another program by now), is taken
 * over.
 */
export async function oneAtATime(task, lockFile = inTree('.cache', 'set-up.lock')) {
  mkdirSync(dirname(lockFile), { recursive: true });
  let told = false;
  while (!take(lockFile)) {
    if (abandoned(lockFile)) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told) say('- waiting for another set-up to finish …');
    told = true;
    await sleep(200);
  }
  const heartbeat = setInterval(() => touch(lockFile), HEARTBEAT);
  const release = () => rmSync(lockFile, { force: true });
  process.once('exit', release);
  try {
    return await task();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

function take(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function touch(lockFile) {
  const now = new Date();
  try {
    utimesSync(lockFile, now, now);
  } catch {
    // Gone with the folder it stood in: nothing to keep alive.
  }
}

function abandoned(lockFile) {
  try {
    if (Date.now() - statSync(lockFile).mtimeMs > DEAD_AFTER) return true;
    const owner = Number(readFileSync(lockFile, 'utf8'));
    return owner > 0 && !alive(owner);
  } catch {
    return false;
  }
}

function alive(owner) {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
