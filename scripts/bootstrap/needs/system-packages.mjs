import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ByHand } from '../by-hand.mjs';
import { installable, installedPackages, isDebian } from '../debian.mjs';
import { execute } from '../execute.mjs';
import { say, working } from '../say.mjs';
import { picturePackageList, systemPackageList, windowsPackageList } from '../system-packages-list.mjs';

/** True when such a program is on the search path, or where Debian keeps the services. */
export function hasProgram(command, path = process.env.PATH ?? '') {
  const file = process.platform === 'win32' ? `${command}.exe` : command;
  return [...path.split(delimiter), '/usr/sbin', '/sbin'].some((folder) => folder && existsSync(join(folder, file)));
}

/** What of the list is not there. Elsewhere than on Debian only programs can be looked for, not libraries. */
export function missingOf(list, { debian, installed = new Set(), hasCommand = hasProgram }) {
  return list.filter(({ names, command }) => {
    if (command && hasCommand(command)) return false;
    return debian ? !names.some((name) => installed.has(name)) : Boolean(command);
  });
}

/** The command that installs what is missing, as one would type it. */
export const aptLine = (names) => `sudo apt-get install --no-install-recommends ${names.join(' ')}`;

const purposes = (missing) => [...new Set(missing.map(({ why }) => why))].join(', ');

async function namesFor(missing) {
  const all = missing.flatMap(({ names }) => names);
  const { stdout } = await execute('apt-cache', ['policy', ...all], { env: { ...process.env, LC_ALL: 'C' } });
  return missing.map(({ names }) => installable(names, stdout));
}

/** A need for packages of the system, on Linux. Windows and macOS need none. */
export const packagesNeed = (name, list) => ({
  name,
  missing() {
    if (process.platform !== 'linux') return undefined;
    const debian = isDebian();
    const missing = missingOf(list, { debian, installed: debian ? installedPackages() : undefined });
    return missing.length > 0 ? missing : undefined;
  },
  async provide(missing) {
    if (!isDebian()) {
      const commands = missing.map(({ command }) => command).join(', ');
      throw new ByHand(
        `For ${purposes(missing)}, these programs are missing: ${commands}.\n` +
          "Install the packages of your Linux that bring them, also Electron's libraries (GTK 3, NSS, ALSA, GBM) and " +
          'the virtual smartcard reader (vpcd), then run the command again.',
      );
    }
    if (process.getuid?.() !== 0) {
      throw new ByHand(
        `For ${purposes(missing)}, system packages are missing that only root may install. Run:\n` +
          `  sudo apt-get update && ${aptLine(await namesFor(missing))}\nand then this command again.`,
      );
    }
    await aptInstall(missing);
  },
});

/** What starting and testing Lanyard needs. */
export const systemPackages = packagesNeed('system', systemPackageList);

/** What building and testing the Windows parts needs. */
export const windowsPackages = packagesNeed('windows-packages', windowsPackageList);

/** What taking pictures of the window needs. */
export const picturePackages = packagesNeed('picture-packages', picturePackageList);

async function aptInstall(missing) {
  say(`System packages are missing (for ${purposes(missing)}).`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const update = await working('apt-get update', () => execute('apt-get', ['update'], { env }));
  const names = await namesFor(missing);
  const install = await working(`apt-get install ${names.join(' ')}`, () =>
    execute('apt-get', ['install', '--yes', '--no-install-recommends', ...names], { env }),
  );
  if (install.code === 0) return;
  const outputs = [update.code === 0 ? '' : update.output, install.output];
  throw new ByHand(
    `${outputs.join('').trim().split('\n').slice(-15).join('\n')}\n\napt-get could not install them. See that the ` +
      `package lists can be fetched, then run:\n  sudo apt-get update && ${aptLine(names)}\nand this command again.`,
  );
}
