/**
 * The program inside Electron that runs an app from a folder (`electron .`). Electron ships one of its own; the
 * runtime that set-up takes from the package registry has none. It is awaited at top level, as an ES module, so that
 * the app runs before `ready` fires.
 */
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { preload, version, target } = readArguments(process.argv.slice(1));

if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (preload.length > 0) Module._preloadModules(preload);
if (target === undefined) {
  process.stderr.write('Name the app to run: electron <folder or file>\n');
  process.exit(1);
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
try {
  await import(pathToFileURL(entryOf(resolve(target))).href);
} catch (error) {
  process.stderr.write(`Cannot run ${target}: ${error.stack ?? error}\n`);
  process.exit(1);
}

function readArguments(args) {
  const found = { preload: [], version: false, target: undefined };
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '-r' || arg === '--require') found.preload.push(args[++index]);
    else if (arg.startsWith('--require=')) found.preload.push(arg.slice('--require='.length));
    else if (arg === '-v' || arg === '--version') found.version = true;
    else if (!arg.startsWith('-')) return { ...found, target: arg };
  }
  return found;
}

function entryOf(path) {
  if (!statSync(path).isDirectory()) return path;
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  if (about.version) app.setVersion(about.version);
  const name = about.productName ?? about.name;
  if (name) app.setName(name);
  if (about.desktopName) app.setDesktopName(about.desktopName);
  app.setAppPath(path);
  return createRequire(join(path, 'package.json')).resolve(`./${about.main ?? 'index.js'}`);
}
