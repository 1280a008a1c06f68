import { ByHand } from '../by-hand.mjs';

/** The oldest Node.js that runs the tools; the same as `engines` in package.json. */
const OLDEST = [20, 19];

/** True when a version such as `v20.19.1` is new enough. */
export function newEnough(version, [major, minor] = OLDEST) {
  const [, ownMajor, ownMinor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(ownMajor) > major || (Number(ownMajor) === major && Number(ownMinor) >= minor);
}

/** Node.js itself, which set-up cannot replace while it runs on it. */
export const nodeVersion = {
  name: 'node',
  missing: () => !newEnough(process.version),
  provide() {
    throw new ByHand(
      `Lanyard's tools need Node.js ${OLDEST.join('.')} or newer; this is ${process.version}.\n` +
        'Install a current Node.js (20 LTS or later) and run the command again.',
    );
  },
};
