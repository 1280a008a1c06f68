import { rmSync } from 'node:fs';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { commandOf, execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';

/**
 * Makes the hardened app folder of this platform with electron-builder (`electron-builder.yml`), on Windows its zip, too.
 * Answers with the folder.
 */
export async function makeAppFolder() {
  const windows = process.platform === 'win32';
  const folder = inTree('dist', windows ? 'win-unpacked' : 'linux-unpacked');
  rmSync(folder, { recursive: true, force: true });
  const targets = windows ? ['--win', 'dir', 'zip'] : ['--linux', 'dir'];
  const { code, output } = await execute(process.execPath, [
    commandOf('electron-builder'),
    ...targets,
    '--x64',
    '--publish',
    'never',
  ]);
  if (code !== 0) throw new ByHand(`electron-builder could not make the app folder:\n${output.trim()}`);
  return folder;
}
