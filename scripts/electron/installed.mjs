import { existsSync, readFileSync } from 'node:fs';
import { inTree } from '../bootstrap/paths.mjs';

const executables = {
  linux: 'electron',
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/** Where the executable stands inside the runtime, as the electron package notes it in path.txt. */
export const executable = executables[process.platform] ?? 'electron';

export const electronPackage = (...parts) => inTree('node_modules', 'electron', ...parts);

/** The version of the electron package, which is the version of the runtime it asks for. */
export const wantedVersion = () => JSON.parse(readFileSync(electronPackage('package.json'), 'utf8')).version;

/** True when the electron package would start without downloading anything: the same test as its own. */
export function runtimeInstalled() {
  try {
    return (
      readFileSync(electronPackage('dist', 'version'), 'utf8').replace(/^v/, '').trim() === wantedVersion() &&
      readFileSync(electronPackage('path.txt'), 'utf8') === executable &&
      existsSync(electronPackage('dist', executable))
    );
  } catch {
    return false;
  }
}
