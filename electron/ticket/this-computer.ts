import { statSync } from 'node:fs';
import path from 'node:path';
import type { HostCommand } from './host-session.ts';
import { findLibrary, type FoundLibrary } from './library-search.ts';
import type { Machine } from './machine-of.ts';

/** The ticket host for each kind of library, by file name; the Windows ones are built for 32 and 64 bits. */
const hosts: Partial<Record<Machine, string>> = {
  x86: 'ticket-host-x86.exe',
  x64: 'ticket-host-x64.exe',
  elf64: 'ticket-host',
};

/** Chooses the ticket host in `folder` (absolute) by the kind of library; `null` = there is none for this kind. */
export function ticketHostIn(folder: string): (library: Machine) => HostCommand | null {
  return (library) => {
    const name = hosts[library];
    return name === undefined ? null : [path.join(folder, name)];
  };
}

/**
 * Where the ticket library of this computer is, looked up anew at each call.
 * @throws LanyardError LAN-2001 or LAN-2002, see {@link findLibrary}.
 */
export function ticketLibrary(configured: string | undefined): () => string {
  return () => foundLibrary(configured).path;
}

/** As {@link ticketLibrary}, with the rule by which it was found. @throws LanyardError LAN-2001 or LAN-2002. */
export function foundLibrary(configured: string | undefined): FoundLibrary {
  return findLibrary(configured, { platform: process.platform, environment: process.env, isFile });
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
