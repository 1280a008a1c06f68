import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';

/** What the program needs of a Debian or Ubuntu system, by both names where a package was renamed. */
const depends = [
  'libc6',
  'libgtk-3-0t64 | libgtk-3-0',
  'libnss3',
  'libasound2t64 | libasound2',
  'libgbm1',
  'libxss1',
  'libpcsclite1',
  'xdg-utils',
];
const recommends = ['pcscd', 'libsecret-1-0', 'gnome-keyring | kwalletmanager'];

const desktopFile = `[Desktop Entry]
Type=Application
Name=Lanyard
Comment=Sign in with your NHS smartcard
Comment[cy]=Mewngofnodi gyda'ch cerdyn clyfar GIG
Exec=/opt/Lanyard/lanyard -- %u
Icon=lanyard
Terminal=false
Categories=Utility;Security;
MimeType=x-scheme-handler/lanyard;
StartupWMClass=Lanyard
Actions=sign-in;

[Desktop Action sign-in]
Name=Sign in
Name[cy]=Mewngofnodi
Exec=/opt/Lanyard/lanyard lanyard:sign-in
`;

/**
 * Makes the deb of an app folder, with nothing but `dpkg-deb`, and answers with its path. The same files and the same
 * commit make the same bytes.
 *
 * @param {string} appFolder
 * @param {{name: string, version: string, description: string, committed: number}} about
 * @param {string} licences the text of `licences.mjs`
 */
export async function makeDeb(appFolder, about, licences) {
  const { name, version } = about;
  const tree = inTree('dist', 'deb');
  rmSync(tree, { recursive: true, force: true });
  const put = (path, content) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
  };
  put('DEBIAN/control', control(about));
  put('usr/share/applications/lanyard.desktop', desktopFile);
  put('usr/share/doc/lanyard/copyright', licences);
  cpSync(appFolder, join(tree, 'opt', 'Lanyard'), { recursive: true });
  // Chromium's sandbox where the system lets no user make a namespace.
  chmodSync(join(tree, 'opt', 'Lanyard', 'chrome-sandbox'), 0o4755);
  for (const picture of readdirSync(inTree('build', 'icons', 'app'))) {
    const target = join('usr/share/icons/hicolor', picture.replace('.png', ''), 'apps', 'lanyard.png');
    mkdirSync(dirname(join(tree, target)), { recursive: true });
    cpSync(inTree('build', 'icons', 'app', picture), join(tree, target));
  }
  mkdirSync(join(tree, 'usr', 'bin'));
  symlinkSync('/opt/Lanyard/lanyard', join(tree, 'usr', 'bin', 'lanyard'));

  const deb = inTree('dist', `${name}_${version}_amd64.deb`);
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(about.committed) };
  const pack = ['--root-owner-group', '-Zzstd', '-z9', '--build', tree, deb];
  const { code, output } = await execute('dpkg-deb', pack, { env });
  if (code !== 0) throw new ByHand(`dpkg-deb could not make the deb:\n${output.trim()}`);
  rmSync(tree, { recursive: true });
  return deb;
}

function control({ name, version, description }) {
  return `Package: ${name}
Version: ${version}
Architecture: amd64
Maintainer: Lanyard
Section: utils
Priority: optional
Depends: ${depends.join(', ')}
Recommends: ${recommends.join(', ')}
Description: ${description}
`;
}
