import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualReader } from './virtual-reader.ts';

/** A real PC/SC daemon with virtual readers, apart from any other daemon of the machine. */
export interface PcscDaemon {
  /** Its socket. */
  readonly socket: string;
  /** What a PC/SC client needs in its environment to talk to this daemon. */
  readonly env: { readonly PCSCLITE_CSOCK_NAME: string };
  /** Its reader slots, in the order of the names PC/SC gives them. vpcd makes them in pairs, so their number is even. */
  readonly readers: readonly VirtualReader[];
  /** Ends the daemon at once (as a crash would) or in an orderly way. Cards lose contact. */
  stop(how?: 'crash' | 'orderly'): Promise<void>;
  /** Starts it again at the same place, with empty readers. */
  start(): Promise<void>;
  /** Ends it and removes what it left. */
  close(): Promise<void>;
}

export interface PcscDaemonOptions {
  /** How many readers at least; rounded up to an even number, at most 14. */
  readonly readers?: number;
}

/** vpcd's slots per reader configuration, on consecutive ports. */
const slotsPerReader = 2;
const daemonPath = '/usr/sbin/pcscd';
const driverPath = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/** Why no PC/SC daemon with virtual readers can run here, or `null` when it can. */
export function whyNoPcscDaemon(): string | null {
  if (process.platform !== 'linux') return 'virtual readers need Linux';
  if (process.getuid?.() !== 0) return 'virtual readers need root';
  if (!existsSync(daemonPath)) return 'the package pcscd is not installed';
  if (!existsSync(driverPath)) return 'the package vsmartcard-vpcd is not installed';
  return null;
}

/**
 * Starts pcscd in a mount namespace of its own, where a fresh directory stands for /run/pcscd: its socket is then
 * visible outside as an ordinary file, and several daemons run side by side. Needs Linux and root.
 */
export async function startPcscDaemon(options: PcscDaemonOptions = {}): Promise<PcscDaemon> {
  const why = whyNoPcscDaemon();
  if (why !== null) throw new Error(why);
  const directory = await mkdtemp(join(tmpdir(), 'lanyard-pcsc-'));
  const socket = join(directory, 'pcscd.comm');
  const drivers = Math.min(Math.ceil((options.readers ?? 2) / slotsPerReader), 7);
  const ports = await freePortRuns(drivers, slotsPerReader);
  const configuration = join(directory, 'readers');
  // vpcd keeps its slots in global variables: each further pair of slots needs a copy of the driver of its own.
  const libraries = ports.map((_, driver) => join(directory, `vpcd-${String(driver)}.so`));
  await Promise.all(libraries.map((library) => copyFile(driverPath, library)));
  await writeFile(
    configuration,
    ports.map((port, driver) => readerConfiguration(driver, port, libraries[driver] ?? '')).join('\n'),
  );
  const readers = ports.flatMap((port, driver) =>
    Array.from({ length: slotsPerReader }, (_, slot) => new VirtualReader(readerName(driver, slot), port + slot)),
  );
  let daemon: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    daemon ??= await startProcess(directory, configuration, socket, readers);
  };
  const stop = async (how: 'crash' | 'orderly' = 'crash'): Promise<void> => {
    const running = daemon;
    daemon = null;
    if (running !== null) await endProcess(running, how === 'crash' ? 'SIGKILL' : 'SIGTERM');
    await Promise.all(readers.map((reader) => reader.remove()));
  };
  const close = async (): Promise<void> => {
    await stop();
    await rm(directory, { recursive: true, force: true });
  };
  await start();
  return { socket, env: { PCSCLITE_CSOCK_NAME: socket }, readers, start, stop, close };
}

function readerConfiguration(driver: number, port: number, library: string): string {
  const address = `0x${port.toString(16).toUpperCase()}`;
  return [
    `FRIENDLYNAME "${driverName(driver)}"`,
    `DEVICENAME /dev/null:${address}`,
    `LIBPATH ${library}`,
    `CHANNELID ${address}`,
    '',
  ].join('\n');
}

/** pcscd tells readers of one name apart only by driver: equal names would give two readers the same full name. */
function driverName(driver: number): string {
  return driver === 0 ? 'Virtual PCD' : `Virtual PCD ${String(driver + 1)}`;
}

function readerName(driver: number, slot: number): string {
  return `${driverName(driver)} 00 ${String(slot).padStart(2, '0')}`;
}

/** Base ports with `run` free ports each. */
async function freePortRuns(count: number, run: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (let attempt = 0; found.length < count && attempt < 1_000; attempt += 1) {
    const base = 20_000 + Math.floor(Math.random() * 12_000);
    const wanted = Array.from({ length: run }, (_, offset) => base + offset);
    const taken = found.some((other) => Math.abs(other - base) < run);
    if (!taken && (await Promise.all(wanted.map(isFree))).every(Boolean)) found.push(base);
  }
  if (found.length < count) throw new Error('no free ports for virtual readers');
  return found;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

async function startProcess(
  directory: string,
  configuration: string,
  socket: string,
  readers: readonly VirtualReader[],
): Promise<ChildProcess> {
  // A crashed daemon leaves its socket and pid file; pcscd would take the latter for a running one.
  await Promise.all(['pcscd.comm', 'pcscd.pid'].map((name) => rm(join(directory, name), { force: true })));
  const script = [
    'set -e',
    'mount --make-rprivate /',
    'mkdir -p /run/pcscd',
    'mount --bind "$1" /run/pcscd',
    `exec ${daemonPath} --foreground --config "$2"`,
  ].join('\n');
  // The daemon ends with this process, even when this is killed.
  const inOwnPlace = ['unshare', '--mount', 'sh', '-c', script, 'pcscd', directory, configuration];
  const daemon = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...inOwnPlace], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (text: Buffer): void => {
    output = (output + text.toString()).slice(-4_000);
  };
  daemon.stdout.on('data', collect);
  daemon.stderr.on('data', collect);
  const ports = readers.map((reader) => reader.port);
  const deadline = Date.now() + 15_000;
  while (!(await isReady(socket, ports))) {
    if (daemon.exitCode !== null || Date.now() > deadline) {
      await endProcess(daemon, 'SIGKILL');
      throw new Error(`pcscd did not start: ${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return daemon;
}

/** Ready: the socket answers and every slot of the virtual readers listens. */
async function isReady(socket: string, ports: readonly number[]): Promise<boolean> {
  if (!existsSync(socket)) return false;
  if (!(await answers(socket))) return false;
  // Connecting to a slot would be a card, so a listening slot shows by its port being taken.
  return (await Promise.all(ports.map(isFree))).every((free) => !free);
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createConnection(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => {
      resolve(false);
    });
  });
}

/** Ends a process this module started, by its own id: `setpriv`, `unshare` and `sh` have become pcscd by then. */
function endProcess(daemon: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (daemon.exitCode !== null || daemon.signalCode !== null) {
      resolve();
      return;
    }
    const force = setTimeout(() => daemon.kill('SIGKILL'), 3_000);
    daemon.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    daemon.kill(signal);
  });
}
