import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setEveryFuse } from './fuses.mjs';

/** What of the bare runtime has no business in the package: it would run any folder, or tells of the build machine. */
const leftovers = ['resources/default_app.asar', 'resources/runtime.json', 'version'];

/** electron-builder calls this with the app folder of each platform, before it is signed. */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  for (const file of leftovers) rmSync(join(appOutDir, file), { force: true });
  const windows = electronPlatformName === 'win32';
  const name = windows ? `${packager.appInfo.productFilename}.exe` : packager.executableName;
  await setEveryFuse(join(appOutDir, name));
}
