import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the working tree is: asked from the sources and from what is built of them alike. */
export const root = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package-lock.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('the simulator is not inside the working tree');
  return rootAbove(above);
}

/** The Electron program of the working tree. */
export function electronProgram(): string {
  const path: unknown = createRequire(join(root, 'package.json'))('electron');
  if (typeof path !== 'string') throw new Error('This must run in Node, not in Electron.');
  return path;
}

/** Chromium's sandbox refuses to work for root; everybody else keeps it. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The arguments with which Electron opens Lanyard on these settings, with data of its own beside them. */
export function lanyardArguments(settingsFile: string): string[] {
  return [...sandbox, `--user-data-dir=${join(dirname(settingsFile), 'lanyard')}`, root, '--settings', settingsFile];
}

/** The arguments with which Electron opens the panel. */
export function panelArguments(dir: string): string[] {
  return [...sandbox, `--user-data-dir=${join(dir, 'panel')}`, join(root, 'test', 'simulator', 'panel')];
}
