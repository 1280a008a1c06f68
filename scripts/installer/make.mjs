import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inTree } from '../bootstrap/paths.mjs';
import { buildWindowsPrograms } from '../build/windows-programs.mjs';
import { filesSource, groupSource, guidOf } from './files.mjs';
import { propertiesFile } from './properties.mjs';
import { compileWithCandle, compileWithWix } from './wix.mjs';
import { compileWithWixl } from './wixl.mjs';

/** The sources that are not made anew for each app folder. */
const kept = ['build/installer/product.wxs', propertiesFile];

const compilers = { wixl: compileWithWixl, wix: compileWithWix, candle: compileWithCandle };

/**
 * Makes the MSI of an app folder.
 *
 * @param {{ folder: string, version: string, output: string, compiler?: keyof compilers,
 *   sign?: (files: string[]) => Promise<void> }} job absolute paths; the compiler is WiX on Windows and wixl elsewhere,
 *   `candle` compiles without linking; `sign` signs the program that only the installer has, and the MSI
 */
export async function compileInstaller({ folder, version, output, compiler = ownCompiler(), sign = async () => {} }) {
  await buildWindowsPrograms();
  const work = mkdtempSync(join(tmpdir(), 'lanyard-msi-'));
  try {
    const closeRunning = join(work, 'close-running.exe');
    copyFileSync(inTree('out', 'installer', 'close-running.exe'), closeRunning);
    await sign([closeRunning]);
    const { source, components } = filesSource(folder);
    writeFileSync(join(work, 'files.wxi'), source);
    writeFileSync(join(work, 'group.wxs'), groupSource(components));
    const defines = {
      Version: productVersion(version),
      ProductCode: guidOf(`product ${version} ${digestOf(folder)}`),
      App: folder,
      Policy: inTree('build', 'policy'),
      CloseRunning: closeRunning,
      Icon: inTree('build', 'icons', 'app.ico'),
    };
    for (const file of kept) copyFileSync(inTree(file), join(work, basename(file)));
    const sources = ['product.wxs', 'group.wxs'];
    await compilers[compiler]({ work, sources, defines, output });
    if (compiler !== 'candle') await sign([output]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const ownCompiler = () => (process.platform === 'win32' ? 'wix' : 'wixl');

/** Windows Installer compares three numbers; what is before a release (`1.2.0-rc.1`) has none of its own. */
const productVersion = (version) => version.replace(/-.*$/, '');

/** One checksum over everything that goes in: another content is another product to Windows Installer. */
function digestOf(folder) {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    hash.update(`${path.slice(folder.length)}\0`).update(readFileSync(path));
  }
  for (const file of [...kept, 'build/policy/lanyard.admx']) hash.update(readFileSync(inTree(file)));
  return hash.digest('hex');
}
