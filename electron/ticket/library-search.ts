import { posix, win32 } from 'node:path';
import { LanyardError } from '../errors/index.ts';

/** What the search needs to know of the computer. */
export interface SearchFacts {
  readonly platform: NodeJS.Platform;
  /** Variables by their Windows names, for the places of Windows and of programs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether the path leads to a file. */
  readonly isFile: (path: string) => boolean;
}

/** A library found, and by which rule. */
export interface FoundLibrary {
  readonly path: string;
  readonly from: 'settings' | 'agent-folder' | 'windows-folder';
}

const fileName = 'TicketApiDll.dll';
const agentFolder = ['HSCIC', 'Identity Agent'];

/**
 * Where the ticket library is (spine-cis1 4.1): the configured path; else the Identity Agent's folder; else the
 * system folder for 32-bit libraries. Absolute paths only, so that no planted library is ever loaded (spine-cis1 17,
 * no. 1); a configured path that leads nowhere is an error and not a reason to look elsewhere.
 * Throws `LAN-2001` (not found) or `LAN-2002` (configured path not absolute).
 */
export function findLibrary(configured: string | undefined, facts: SearchFacts): FoundLibrary {
  if (configured !== undefined) {
    requireAbsolute(configured, facts.platform);
    if (facts.isFile(configured)) return { path: configured, from: 'settings' };
    throw new LanyardError('LAN-2001', { path: configured });
  }
  const candidates = facts.platform === 'win32' ? windowsCandidates(facts.environment) : [];
  const found = candidates.find(({ path }) => facts.isFile(path));
  if (found === undefined) throw new LanyardError('LAN-2001', { path: candidates.map(({ path }) => path).join('; ') });
  return found;
}

/**
 * Throws `LAN-2002` unless the path names one file independently of working folder and search path. On Windows that
 * is a drive letter and a slash: a path on the current drive or on a network share is refused.
 */
export function requireAbsolute(path: string, platform: NodeJS.Platform): void {
  const absolute = platform === 'win32' ? /^[A-Za-z]:[\\/]/.test(path) : posix.isAbsolute(path);
  if (!absolute || path.includes('\0')) throw new LanyardError('LAN-2002', { path: path.replaceAll('\0', '') });
}

function windowsCandidates(environment: SearchFacts['environment']): FoundLibrary[] {
  const programs = [environment['ProgramFiles(x86)'], environment['ProgramFiles']];
  const windows = environment['SystemRoot'];
  return [
    ...programs.filter(isGiven).map((folder) => inFolder('agent-folder', folder, ...agentFolder)),
    ...(isGiven(windows) ? ['SysWOW64', 'System32'].map((folder) => inFolder('windows-folder', windows, folder)) : []),
  ];
}

function inFolder(from: FoundLibrary['from'], ...folders: string[]): FoundLibrary {
  return { path: win32.join(...folders, fileName), from };
}

/** Present, and itself absolute: the environment is not to be trusted with a relative folder. */
function isGiven(folder: string | undefined): folder is string {
  return folder !== undefined && /^[A-Za-z]:[\\/]/.test(folder);
}
