import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { forbidCoreDumps } from '../../electron/compose/core-dumps.ts';

/**
 * A program that crashes, for `log-core-dumps.test.ts`. With the argument `forbid` it forbids core dumps first. It says
 * what the limits are: its own, those of a process it started before, and of one it started after.
 */
const limitsOf = (pid: number | undefined) =>
  (/^Max core file size +(\S+) +(\S+)/m.exec(readFileSync(`/proc/${String(pid)}/limits`, 'utf8')) ?? []).slice(1);

const older = spawn('sleep', ['30'], { stdio: 'ignore' });
const agreed = process.argv[2] === 'forbid' ? await forbidCoreDumps() : null;
const younger = spawn('sleep', ['30'], { stdio: 'ignore' });
const limits = [process.pid, older.pid, younger.pid].map(limitsOf);
for (const child of [older, younger]) child.kill();
process.stdout.write(JSON.stringify({ agreed, limits }), () => {
  process.abort();
});
