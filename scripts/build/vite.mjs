import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ByHand } from '../bootstrap/by-hand.mjs';
import { inTree, root } from '../bootstrap/paths.mjs';
import { filesUnder } from './fingerprint.mjs';

/**
 * Bundles with Vite and writes the files, answering with their names from the root of the tree. Vite is loaded here
 * and not at the top of a file: a build with nothing to do never pays for it. Nothing is written before everything is
 * bundled, so a broken source leaves the last good build in place.
 *
 * @param {import('vite').InlineConfig} config
 * @param {{ copy?: string }} [options] a folder whose files are copied beside what is bundled
 */
export async function bundle(config, { copy } = {}) {
  const { outDir } = config.build;
  const results = [await quietly(config)].flat();
  const outputs = results.flatMap(({ output }) => output.map((file) => write(outDir, file)));
  return [...outputs, ...copied(copy, outDir)];
}

async function quietly(config) {
  const { build } = await import('vite');
  const { NODE_ENV } = process.env;
  const { outDir } = config.build;
  const basics = { root, configFile: false, envFile: false, publicDir: false, logLevel: 'silent' };
  try {
    return await build({ ...basics, ...config, build: { ...config.build, write: false } });
  } catch (error) {
    const message = process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message);
    throw new ByHand(`The build into ${outDir} failed.\n${message}`, { cause: error });
  } finally {
    // Vite leaves "production" behind; the tests and programs started after the build are not for it to decide on.
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

function write(outDir, file) {
  const name = posix.join(outDir, file.fileName);
  mkdirSync(dirname(inTree(name)), { recursive: true });
  writeFileSync(inTree(name), file.type === 'chunk' ? file.code : file.source);
  return name;
}

function copied(folder, outDir) {
  if (!folder || !existsSync(inTree(folder))) return [];
  cpSync(inTree(folder), inTree(outDir), { recursive: true });
  return filesUnder(inTree(folder), ['.']).map((name) => posix.join(outDir, name));
}
