import { readdirSync, readFileSync } from 'node:fs';
import type koffi from 'koffi';

/**
 * Sees to it that a crash leaves no image of the memory behind, from now on and for every process started from here.
 * It is asked for before the first ticket or token can come. Resolves to whether the system agreed; Lanyard works either
 * way. Crash reports of Chromium's are off anyway (`desktop/before-ready.ts`).
 */
export async function forbidCoreDumps(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  try {
    const { default: native } = await import('koffi');
    return forbid(native, platform);
  } catch {
    return false;
  }
}

function forbid(native: typeof koffi, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return forbidOnWindows(native);
  return platform === 'darwin' ? forbidOnMac(native) : forbidOnLinux(native);
}

/** Number of the limit for core files, Linux and macOS. */
const limitCore = 4;

/**
 * One byte, not none: a limit of 0 keeps the kernel from writing a file, but not from handing the memory to a collector
 * (systemd-coredump, apport); a limit of 1 keeps it from both (core(5), and the kernel's coredump.c).
 */
const oneByte = 1n;

/** The processes that run already, too: Chromium's zygote, from which every page's process comes, is older than we are. */
function forbidOnLinux(native: typeof koffi): boolean {
  const prlimit = native.load(null).func('prlimit', 'int', ['int', 'int', 'void *', 'void *']);
  const limit = limits(oneByte);
  return processesFrom(process.pid)
    .map((pid) => prlimit(pid, limitCore, limit, null) === 0)
    .every(Boolean);
}

function forbidOnMac(native: typeof koffi): boolean {
  const setrlimit = native.load(null).func('setrlimit', 'int', ['int', 'void *']);
  return setrlimit(limitCore, limits(0n)) === 0;
}

/** No Windows Error Reporting for these processes, and if an administrator's settings ask for one all the same, no heap. */
function forbidOnWindows(native: typeof koffi): boolean {
  const kernel = native.load(`${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\kernel32.dll`);
  const noDialogs = 0x0001 | 0x0002 | 0x8000;
  kernel.func('__stdcall', 'SetErrorMode', 'uint32', ['uint32'])(noDialogs);
  const noHeap = 1;
  return kernel.func('__stdcall', 'WerSetFlags', 'int32', ['uint32'])(noHeap) === 0;
}

/** `struct rlimit`, soft and hard the same. */
function limits(bytes: bigint): Buffer {
  const limit = Buffer.alloc(16);
  limit.writeBigUInt64LE(bytes, 0);
  limit.writeBigUInt64LE(bytes, 8);
  return limit;
}

/** A process and everything started from it that still runs. */
function processesFrom(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(processesFrom)];
}

function childrenOf(pid: number): number[] {
  try {
    const tasks = `/proc/${String(pid)}/task`;
    return readdirSync(tasks).flatMap((task) =>
      readFileSync(`${tasks}/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    // It ended just now.
    return [];
  }
}
