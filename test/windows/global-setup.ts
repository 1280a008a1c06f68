import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { compileDoubles } from './compile.ts';
import { windowsNode } from './scripts.ts';
import { commandIn, run } from './wine.ts';

const root = join(import.meta.dirname, '../..');

declare module 'vitest' {
  export interface ProvidedContext {
    /** This run's folder: wine's Windows (`prefix`), the programs under test and what the tests make. */
    lab: string;
  }
}

/**
 * Makes a Windows of its own for this run, with nothing in it, and compiles what runs there. A program is kept waiting
 * in it meanwhile: without one, wine's services would start anew for every test and hold its output open.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const lab = await mkdtemp(join(tmpdir(), 'lanyard-windows-'));
  project.provide('lab', lab);
  const cleanUp = () => rm(lab, { recursive: true, force: true, maxRetries: 5 });
  try {
    await fill(lab);
  } catch (failure) {
    await cleanUp();
    throw failure;
  }
  const keeper = await keepAlive(lab);
  // Node and the installer want a Windows of their time.
  await run(commandIn(lab, 'wine', 'reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'));
  return async () => {
    keeper.kill('SIGKILL');
    await run(commandIn(lab, 'wineserver', '-k'));
    await cleanUp();
  };
}

async function fill(lab: string): Promise<void> {
  for (const name of ['programs', 'tmp']) await mkdir(join(lab, name));
  const making = run(commandIn(lab, 'wine', 'wineboot', '-i'));
  const [made, compiled] = await Promise.allSettled([making, compileDoubles(join(lab, 'programs'))]);
  if (compiled.status === 'rejected') throw compiled.reason;
  if (made.status === 'rejected') throw made.reason;
  if (made.value.code !== 0) throw new Error(`wine could not make a Windows: ${made.value.stderr}`);
  // Making it leaves a service manager that is about to end; whoever came now would start a second one beside it.
  await run(commandIn(lab, 'wineserver', '-w'));
  await plantTree(lab);
}

/** Lanyard's own code as Windows would have it, with Node and koffi for Windows: what `runTypeScript` runs. */
async function plantTree(lab: string): Promise<void> {
  const tree = join(lab, 'tree');
  const packages = join(tree, 'node_modules');
  const { node, koffi } = windowsNode();
  for (const part of ['electron', 'package.json', 'test/windows/programs']) {
    await cp(join(root, part), join(tree, part), { recursive: true });
  }
  for (const name of ['valibot', 'koffi']) {
    await cp(join(root, 'node_modules', name), join(packages, name), { recursive: true });
  }
  await cp(koffi, join(packages, '@koromix', 'koffi-win32-x64'), { recursive: true });
  await copyFile(join(node, 'bin', 'node.exe'), join(lab, 'programs', 'node.exe'));
}

/** Starts the program that waits; resolves once it runs, for two that start wine at the same moment can lock each other out. */
async function keepAlive(lab: string): Promise<ChildProcess> {
  const [program, ...args] = commandIn(lab, 'wine', 'cmd', '/c', 'echo ready & pause');
  const keeper = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  await once(keeper.stdout, 'data');
  return keeper;
}
