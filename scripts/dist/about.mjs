import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';
import { executable, electronPackage, wantedVersion } from '../electron/installed.mjs';

/**
 * What a build was made from. `runtime` is asked of the Electron that is packed: where the official one could not be
 * had, it is another than the electron package names, and the result is for tests, never for people.
 */
export async function aboutBuild() {
  const { name, version, description } = JSON.parse(readFileSync(inTree('package.json'), 'utf8'));
  const runtime = await runtimeVersions();
  return {
    name,
    version,
    description,
    commit: await git('rev-parse', 'HEAD'),
    /** Nothing was changed since that commit. */
    clean: (await git('status', '--porcelain')) === '',
    /** UTC seconds; every time stamp in what is built. */
    committed: Number(await git('log', '-1', '--format=%ct')) || 0,
    lockFile: createHash('sha256')
      .update(readFileSync(inTree('package-lock.json')))
      .digest('hex'),
    node: process.versions.node,
    electron: wantedVersion(),
    runtime,
    releasable: runtime.electron === wantedVersion(),
  };
}

async function git(...args) {
  return (await execute('git', args)).stdout.trim();
}

/** Asked before Electron opens anything: a module that ends the program is never waited for. */
async function runtimeVersions() {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const script = join(import.meta.dirname, 'versions.mjs');
  const { stdout } = await execute(electronPackage('dist', executable), [...root, script], { limit: 60_000 });
  return JSON.parse(stdout);
}
