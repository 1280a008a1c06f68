import { existsSync, rmSync } from 'node:fs';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { commandOf, execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';

/**
 * Makes the hardened app folder of this platform with electron-builder (`electron-builder.yml`), on Windows its zip, too.
 * Answers with the folder.
 */
export async function makeAppFolder() {
  const windows = process.platform === 'win32';
  if (windows) mustHave(['ticket-host-x86.exe', 'ticket-host-x64.exe']);
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

/** The ticket hosts are cross-compiled, the same bytes every time; without them nobody signs in with the agent. */
function mustHave(hosts) {
  const missing = hosts.filter((name) => !existsSync(inTree('out', 'native', name)));
  if (missing.length === 0) return;
  throw new ByHand(
    `${missing.join(' and ')} must be in out/native.\nMake them on Debian with: node scripts/build.mjs windows`,
  );
}
