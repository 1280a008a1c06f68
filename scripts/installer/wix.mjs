import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { execute } from '../bootstrap/execute.mjs';
import { inTree } from '../bootstrap/paths.mjs';

/** WiX 3 as the package electron-winstaller carries it, which electron-builder brings. */
const wix = (program) => inTree('node_modules', 'electron-winstaller', 'vendor', program);

/** Why WiX 3 is not to be had, or undefined. */
export function whyNoWix() {
  return existsSync(wix('candle.exe')) ? undefined : 'node_modules holds no WiX 3 (electron-winstaller)';
}

/**
 * Compiles the sources with candle: on Windows as it is, elsewhere under mono, to see that WiX takes them. Answers with
 * the object files in `work`.
 *
 * @param {{ work: string, sources: string[], defines: Record<string, string> }} job the sources lie in `work`: a path that
 *   begins with a slash is an option to WiX
 */
export async function compileWithCandle({ work, sources, defines }) {
  const obstacle = whyNoWix();
  if (obstacle) throw new ByHand(`The installer cannot be compiled: ${obstacle}.`);
  const given = Object.entries(defines).map(([name, value]) => `-d${name}=${value}`);
  const objects = [];
  for (const source of sources) {
    const object = `${basename(source, '.wxs')}.wixobj`;
    const args = ['-arch', 'x64', '-out', object, ...given, source];
    await windowsTool('candle.exe', ['-nologo', ...args], work);
    objects.push(object);
  }
  return objects;
}

/**
 * Checks of Windows Installer that are left out: they want the component of a shortcut to be known by a key of the person,
 * even where the product is for everybody. Such a key would stay in the profile of whoever installed it.
 */
export const checksLeftOut = ['ICE43', 'ICE57'];

/** Compiles and links the installer that is handed out: on Windows only. Runs the checks of Windows Installer (ICE). */
export async function compileWithWix(job) {
  const objects = await compileWithCandle(job);
  const leftOut = checksLeftOut.map((check) => `-sice:${check}`);
  await windowsTool(
    'light.exe',
    ['-nologo', '-spdb', '-dcl:high', '-cultures:en-us', ...leftOut, '-out', job.output, ...objects],
    job.work,
  );
}

async function windowsTool(program, args, cwd) {
  const [command, ...first] = process.platform === 'win32' ? [wix(program)] : ['mono', wix(program)];
  const { code, output } = await execute(command, [...first, ...args], { cwd });
  if (code !== 0) throw new ByHand(`${program} failed on the installer:\n${output.trim()}`);
}
