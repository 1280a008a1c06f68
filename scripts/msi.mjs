import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ByHand } from './bootstrap/by-hand.mjs';
import { ensure, run } from './bootstrap/ensure.mjs';
import { inTree } from './bootstrap/paths.mjs';
import { compileInstaller } from './installer/make.mjs';
import { propertiesFile, propertiesSource } from './installer/properties.mjs';

/**
 * The MSI of an app folder, into the folder `output`: on Windows the one that is handed out, elsewhere one for tests.
 * Answers with its path. `scripts/dist.mjs` calls this.
 *
 * @param {{ folder: string, version: string, output: string, sign?: (files: string[]) => Promise<void> }} job
 */
export async function makeMsi({ folder, version, output, sign }) {
  await ensure(process.platform === 'linux' ? ['windows-packages'] : []);
  const file = join(output, `lanyard-${version}${process.platform === 'win32' ? '' : '-test'}.msi`);
  await compileInstaller({ folder, version, output: file, sign });
  return file;
}

/**
 * `node scripts/msi.mjs properties` writes anew what is made from the list of settings (a test says when that is due);
 * `node scripts/msi.mjs FOLDER VERSION OUTPUT` makes an MSI.
 */
async function main() {
  const [what, version, output] = process.argv.slice(2);
  if (what === 'properties') return writeFileSync(inTree(propertiesFile), propertiesSource());
  if (!what || !version || !output) throw new ByHand('node scripts/msi.mjs FOLDER VERSION OUTPUT, or: properties');
  await makeMsi({ folder: resolve(what), version, output: resolve(output) });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(async () => void (await main()));
