import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { SpawnWatchProcess, WatchProcess } from '../../../electron/cards/watch-supervised.ts';

const here = import.meta.dirname;

/** Builds `watch-process.ts` as it is shipped, into a folder of its own. Returns the built file. */
export async function buildWatchProcess(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['koffi'] },
    build: {
      ssr: join(here, '../../../electron/cards/watch-process.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.18',
      rolldownOptions: { output: { format: 'esm', entryFileNames: 'watch-process.mjs' } },
    },
  });
  return join(folder, 'watch-process.mjs');
}

/** Card watching processes in plain Node, and what they use. */
export interface WatchChildren {
  readonly spawn: SpawnWatchProcess;
  /** The process that runs now. */
  current(): ChildProcess;
}

/** Runs the built card watching process in plain Node, as the composition root runs it in Electron. */
export function watchChildren(entry: string, env: Readonly<Record<string, string>>): WatchChildren {
  let current: ChildProcess | null = null;
  const spawn = (): WatchProcess => {
    const child = fork(entry, [], {
      env: { ...process.env, ...env },
      execArgv: ['--import', join(here, 'parent-port.mjs')],
    });
    current = child;
    return {
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      send: (message) => {
        if (child.connected) child.send(message as object);
      },
      kill: () => void child.kill(),
    };
  };
  return {
    spawn,
    current: () => {
      if (current === null) throw new Error('no process yet');
      return current;
    },
  };
}

/** What a process uses now: memory in kB, open files, threads, and its processor time in clock ticks. */
export interface Usage {
  readonly rss: number;
  readonly files: number;
  readonly threads: number;
  readonly ticks: number;
}

/** Reads the usage of a process from /proc (Linux). */
export function usageOf(process: ChildProcess): Usage {
  const folder = `/proc/${String(process.pid)}`;
  const status = readFileSync(`${folder}/status`, 'utf8');
  const number = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  const fields = (readFileSync(`${folder}/stat`, 'utf8').split(') ')[1] ?? '').split(' ');
  return {
    rss: number('VmRSS'),
    threads: number('Threads'),
    files: readdirSync(`${folder}/fd`).length,
    ticks: Number(fields[11]) + Number(fields[12]),
  };
}
