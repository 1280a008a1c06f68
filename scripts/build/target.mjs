import { rmSync } from 'node:fs';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { oneAtATime } from '../bootstrap/one-at-a-time.mjs';
import { inTree, root } from '../bootstrap/paths.mjs';
import { say } from '../bootstrap/say.mjs';
import { fingerprint, readStamp, upToDate, writeStamp } from './fingerprint.mjs';

/** What every build depends on besides its own sources: the tools, their versions and these scripts. */
const COMMON = ['package.json', 'package-lock.json', 'scripts/build'];

/**
 * Builds the targets that are not up to date, one after another. A target that fails does not keep the others from
 * being built; the first failure is thrown at the end.
 *
 * A target is `{ name, stamp, inputs, unavailable?(), build() }`: `inputs` are the files and folders it is made from,
 * `unavailable` says why this machine cannot build it (or undefined), `build` makes it and answers with the files made.
 */
export async function build(targets) {
  const failures = [];
  for (const target of targets) {
    if (isCurrent(target)) continue;
    const obstacle = target.unavailable?.();
    if (obstacle) {
      say(`- ${target.name}: not built, ${obstacle}`);
      continue;
    }
    await oneAtATime(() => make(target)).catch((error) => {
      if (!(error instanceof ByHand)) throw error;
      failures.push(error);
    });
  }
  if (failures.length > 0) throw new ByHand(failures.map(({ message }) => message).join('\n\n'));
}

async function make(target) {
  const print = printOf(target);
  const stamp = inTree(target.stamp);
  if (upToDate(root, stamp, print)) return;
  const began = performance.now();
  const before = readStamp(stamp).outputs;
  const outputs = await target.build();
  for (const old of before) if (!outputs.includes(old)) rmSync(inTree(old), { force: true });
  writeStamp(stamp, print, outputs);
  say(`- ${target.name}: built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const printOf = ({ inputs }) => fingerprint(root, [...COMMON, ...inputs]);
const isCurrent = (target) => upToDate(root, inTree(target.stamp), printOf(target));
