import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { commandOf, execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';

/**
 * Makes the hardened app folder of this platform with electron-builder (`electron-builder.yml`), in the folder `output`.
 * Answers with it.
 */
export async function makeAppFolder(output = inTree('dist')) {
  const windows = process.platform === 'win32';
  if (windows) mustHave(['ticket-host-x86.exe', 'ticket-host-x64.exe']);
  const folder = join(output, windows ? 'win-unpacked' : 'linux-unpacked');
  rmSync(folder, { recursive: true, force: true });
  const { code, output: said } = await execute(process.execPath, [
    commandOf('electron-builder'),
    windows ? '--win' : '--linux',
    'dir',
    '--x64',
    '--publish',
    'never',
    `-c.directories.output=${output}`,
  ]);
  if (code !== 0) throw new ByHand(`electron-builder could not make the app folder:\n${said.trim()}`);
  return folder;
}

/** The ticket hosts are cross-compiled, the same bytes every time; without them nobody signs in with the agent. */
function mustHave(hosts) {
  const missing = hosts.filter((name) => !existsSync(inTree('out', 'native', name)));
  if (missing.length === 0) return;
  throw new ByHand(
    `${missing.join(' and ')} must be in out/native.\nMake them on Debian with: node scripts/build.mjs windows`,
  );
}
