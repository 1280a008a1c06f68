import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ByHand } from './bootstrap/by-hand.mjs';
import { ensure, run } from './bootstrap/ensure.mjs';
import { inTree } from './bootstrap/paths.mjs';
import { say, working } from './bootstrap/say.mjs';

/**
 * `npm run dist`: everything that is handed out, in `dist/`: on Linux the deb and the test MSI, on Windows the zip (and
 * there the MSI, docs/deployment.md); everywhere the app folder, the bill of materials, the licences, what it was built
 * from, and the checksums of them all. The programs in C for Windows come with it, in `out/`. With `--sign COMMAND`
 * programs and MSI are signed on the way (`dist/sign.mjs`).
 *
 * `node scripts/dist.mjs package` leaves the MSI out, and on Linux those programs, too. `node scripts/dist.mjs checksums`
 * only makes the checksums anew, of what lies in `dist/` now.
 */
await run(async () => {
  const { values, positionals } = parseArgs({ options: { sign: { type: 'string' } }, allowPositionals: true });
  const [what = 'all'] = positionals;
  if (!['all', 'package', 'checksums'].includes(what)) throw new ByHand(`There is no "${what}": package, checksums.`);
  const { writeChecksums } = await import('./dist/checksums.mjs');
  const dist = inTree('dist');
  if (what === 'checksums') return writeChecksums(dist);

  const withInstaller = what === 'all';
  await ensure(['node', 'packages', 'electron']);
  if (withInstaller) await ensureInstallerTools();
  const { buildAll, buildWindowsPrograms } = await import('./build/all.mjs');
  await buildAll();
  if (withInstaller || process.platform === 'win32') await buildWindowsPrograms();

  const { aboutBuild } = await import('./dist/about.mjs');
  const { makeSbom } = await import('./dist/sbom.mjs');
  const { licencesText } = await import('./dist/licences.mjs');
  const { makeAppFolder } = await import('./dist/app-folder.mjs');
  const { makeDeb } = await import('./dist/deb.mjs');
  const { makeMsi } = await import('./msi.mjs');
  const { programsIn, signWith } = await import('./dist/sign.mjs');
  const { makeZip } = await import('./dist/zip.mjs');

  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const about = await aboutBuild();
  const named = (ending) => join(dist, `${about.name}-${about.version}${ending}`);
  const bom = await working('bill of materials', () => makeSbom(about, named('.cdx.json')));
  const licences = licencesText(bom, about);
  writeFileSync(named('-licences.txt'), licences);
  writeFileSync(named('-build.json'), `${JSON.stringify(about, null, 2)}\n`);
  const folder = await working('app folder', () => makeAppFolder());
  const sign = signWith(values.sign);
  await sign(programsIn(folder));
  if (process.platform === 'linux') await working('deb', () => makeDeb(folder, about, licences));
  if (withInstaller) await working('installer', () => makeMsi({ folder, version: about.version, output: dist, sign }));
  if (process.platform === 'win32') {
    await working('zip', () => makeZip({ folder, output: named('.zip'), committed: about.committed }));
  }
  // Last of all: a signature changes a file.
  writeChecksums(dist);
  if (!about.releasable) {
    say(`\nThis holds Electron ${about.runtime.electron} in place of ${about.electron}: for tests, never for people.`);
  }
  say(`\nIn dist/: ${readdirSync(dist).join(', ')}`);
});

/** Asked for before anything is built: a `dist` without the installer is never made by the way. */
async function ensureInstallerTools() {
  try {
    await ensure(['windows-packages']);
  } catch (error) {
    if (!(error instanceof ByHand)) throw error;
    throw new ByHand(`${error.message}

Everything but the MSI can be made without: node scripts/dist.mjs package`);
  }
}
