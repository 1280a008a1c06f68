import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { HostProcess } from '../../electron/ticket/host-process.ts';
import { hexOfText, type HostAnswer, type HostVerb } from '../../electron/ticket/host-protocol.ts';
import { here, there, wineCommand } from './wine.ts';

/** The name of a double of the ticket library, in `compile.ts`. */
export type Double = 'cdecl' | 'stdcall' | 'stdcall-decorated' | 'older' | 'x64';

/** Generous: wine on a busy machine may take seconds to start a program. */
const limits = { timeout: 60_000 };

let folders = 0;

/** Puts a double of the ticket library into a folder of its own, with what its exports shall do ("getTicket crash"). */
export async function placeLibrary(double: Double, script: readonly string[] = [], name = 'Identity Agent – Ä') {
  const parts = ['libraries', String(++folders), name];
  const folder = here(...parts);
  await mkdir(folder, { recursive: true });
  await copyFile(here('programs', `${double}.dll`), `${folder}/TicketApiDll.dll`);
  await writeFile(`${folder}/TicketApiDll.dll.script`, script.map((line) => `${line}\n`).join(''));
  return { folder, path: there(...parts, 'TicketApiDll.dll') };
}

/** A ticket host under wine, through the very class that Lanyard uses. */
export interface HostBench {
  readonly call: (verb: HostVerb, argument?: string, timeout?: number) => Promise<HostAnswer>;
  readonly host: HostProcess;
}

/** Starts a ticket host for 32-bit or 64-bit libraries; it is over with the test. */
export function startHost(machine: 'x86' | 'x64' = 'x86'): HostBench {
  const host = new HostProcess(wineCommand(`Z:\\lab\\programs\\ticket-host-${machine}.exe`));
  onTestFinished(() => host.close());
  return {
    host,
    call: (verb, argument, timeout) => host.call(verb, argument, timeout === undefined ? limits : { timeout }),
  };
}

/** Starts a host with this library loaded and initialised. */
export async function hostWith(path: string, machine: 'x86' | 'x64' = 'x86'): Promise<HostBench> {
  const bench = startHost(machine);
  await bench.call('LOAD_ANYWHERE', hexOfText(path));
  await bench.call('INIT');
  return bench;
}

/** A host with a double that does as the script says. */
export async function scriptedHost(double: Double, ...script: string[]): Promise<HostBench> {
  return hostWith((await placeLibrary(double, script)).path, double === 'x64' ? 'x64' : 'x86');
}

/** What the doubles answer with unless told otherwise. */
export const ticket = 'a-ticket-of-the-windows-double-0123456789';

/** The answer "OK" with these fields. */
export const ok = (...fields: string[]): HostAnswer => ({ kind: 'ok', fields });

/** A ticket or text as the protocol carries it. */
export const hex = (text: string, encoding: BufferEncoding = 'latin1'): string =>
  Buffer.from(text, encoding).toString('hex');
