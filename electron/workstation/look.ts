import { win32 } from 'node:path';
import type { InstalledProgram, ProgramKind, WorkstationEvidence } from './evidence.ts';
import type { WorkstationPlaces } from './places.ts';
import type { ComputerPorts, ReadRegistry } from './ports.ts';
import { reading, textIn } from './registry-values.ts';

const agentProgram = ['HSCIC', 'Identity Agent', 'IdentityAgent.exe'];

/** The agent's own key, as 64-bit and 32-bit programs see it (spine-cis1 4.1). */
const agentKeys = ['HKLM\\SOFTWARE\\HSCIC\\Identity Agent', 'HKLM\\SOFTWARE\\WOW6432Node\\HSCIC\\Identity Agent'];

/** Where Windows lists installed programs: for everybody (64-bit, 32-bit) and for this person. */
const programKeys = [
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
  'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
  'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall',
];

/**
 * Looks at this computer for the smartcard software. Starts nothing and changes nothing; at most one connection is opened to
 * each port, and closed without a byte sent. Never rejects: what cannot be read counts as not seen.
 */
export async function lookAtWorkstation(ports: ComputerPorts, places: WorkstationPlaces): Promise<WorkstationEvidence> {
  const { registry } = ports;
  const programs = registry === null ? null : installedPrograms(registry, places);
  const agentSettings = registry !== null && hasAgentSettings(registry);
  const [agentFile, listening] = await Promise.all([agentFileOf(ports), listeningOf(ports, places.ports)]);
  return { programs, agentFile, ticketLibrary: ports.ticketLibrary(), agentSettings, listening };
}

/** The agent's default folder is required by other products, too (spine-cis1 4.1). */
async function agentFileOf(ports: ComputerPorts): Promise<string | null> {
  for (const variable of ['ProgramFiles(x86)', 'ProgramFiles']) {
    const folder = ports.environment[variable];
    if (folder === undefined || !/^[A-Za-z]:[\\/]/.test(folder)) continue;
    const file = win32.join(folder, ...agentProgram);
    if (await ports.isFile(file)) return file;
  }
  return null;
}

function hasAgentSettings(registry: ReadRegistry): boolean {
  return agentKeys.some((key) => reading(() => registry.values(key)) !== null);
}

async function listeningOf(ports: ComputerPorts, numbers: readonly number[]): Promise<readonly number[]> {
  const answers = await Promise.all(numbers.map((port) => ports.isListening(port).catch(() => false)));
  return numbers.filter((_, index) => answers[index]);
}

/** `null` when not one of the lists can be read. */
function installedPrograms(
  registry: ReadRegistry,
  { programNames }: WorkstationPlaces,
): readonly InstalledProgram[] | null {
  const lists = programKeys.map((key) => ({ key, names: reading(() => registry.subkeys(key)) }));
  if (lists.every(({ names }) => names === null)) return null;
  const found: InstalledProgram[] = [];
  for (const key of lists.flatMap((list) => (list.names ?? []).map((name) => `${list.key}\\${name}`))) {
    const values = reading(() => registry.values(key));
    const name = plain(textIn(values, 'DisplayName'));
    const kind = name === null ? undefined : kindOf(name, programNames);
    if (name === null || kind === undefined) continue;
    const version = plain(textIn(values, 'DisplayVersion'));
    if (!found.some((other) => other.name === name && other.version === version)) found.push({ kind, name, version });
  }
  return found;
}

function kindOf(name: string, names: WorkstationPlaces['programNames']): ProgramKind | undefined {
  const small = name.toLowerCase();
  const kinds: readonly ProgramKind[] = ['smartcard-connect', 'credential-management', 'agent'];
  return kinds.find((kind) => names[kind].some((part) => part !== '' && small.includes(part.toLowerCase())));
}

/** Other programs write these values: plain characters only, and short. */
function plain(text: string | null): string | null {
  const found = (text ?? '')
    .replace(/[^\p{L}\p{N} ._()+-]/gu, '')
    .trim()
    .slice(0, 80);
  return found === '' ? null : found;
}
