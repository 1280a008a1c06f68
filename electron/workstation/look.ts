import { win32 } from 'node:path';
import type { InstalledProgram, ProgramKind, WorkstationEvidence } from './evidence.ts';
import { defaultPlaces, type WorkstationPlaces } from './places.ts';
import type { ComputerPorts, Registry } from './ports.ts';

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
export async function lookAtWorkstation(
  ports: ComputerPorts,
  places: WorkstationPlaces = defaultPlaces,
): Promise<WorkstationEvidence> {
  const [programs, agentFile, agentSettings, listening] = await Promise.all([
    ports.registry === null ? null : installedPrograms(ports.registry, places),
    agentFileOf(ports),
    ports.registry === null ? false : hasAgentSettings(ports.registry),
    listeningOf(ports, places.ports),
  ]);
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

async function hasAgentSettings(registry: Registry): Promise<boolean> {
  const found = await Promise.all(agentKeys.map((key) => registry.values(key).catch(() => null)));
  return found.some((values) => values !== null);
}

async function listeningOf(ports: ComputerPorts, numbers: readonly number[]): Promise<readonly number[]> {
  const answers = await Promise.all(numbers.map((port) => ports.isListening(port).catch(() => false)));
  return numbers.filter((_, index) => answers[index]);
}

/** `null` when not one of the lists can be read. */
async function installedPrograms(
  registry: Registry,
  { programNames }: WorkstationPlaces,
): Promise<readonly InstalledProgram[] | null> {
  const lists = await Promise.all(programKeys.map((key) => programsUnder(registry, key).catch(() => null)));
  if (lists.every((list) => list === null)) return null;
  const found: InstalledProgram[] = [];
  for (const values of lists.flatMap((list) => list ?? [])) {
    const name = textOf(values.get('DisplayName'));
    const kind = name === null ? undefined : kindOf(name, programNames);
    if (name === null || kind === undefined) continue;
    const version = textOf(values.get('DisplayVersion'));
    if (!found.some((other) => other.name === name && other.version === version)) found.push({ kind, name, version });
  }
  return found;
}

async function programsUnder(registry: Registry, key: string): Promise<ReadonlyMap<string, string | number>[]> {
  const names = (await registry.subkeys(key)) ?? [];
  const entries = await Promise.all(names.map((name) => registry.values(`${key}\\${name}`).catch(() => null)));
  return entries.filter((values) => values !== null);
}

function kindOf(name: string, names: WorkstationPlaces['programNames']): ProgramKind | undefined {
  const small = name.toLowerCase();
  const kinds: readonly ProgramKind[] = ['smartcard-connect', 'credential-management', 'agent'];
  return kinds.find((kind) => names[kind].some((part) => part !== '' && small.includes(part.toLowerCase())));
}

/** Other programs write these values: plain characters only, and short. */
function textOf(value: string | number | undefined): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .replace(/[^\p{L}\p{N} ._()+-]/gu, '')
    .trim()
    .slice(0, 80);
  return text === '' ? null : text;
}
