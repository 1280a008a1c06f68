import type { WorkstationEvidence } from './evidence.ts';
import type { RegistryValue } from '../registry/index.ts';
import type { WorkstationPlaces } from './places.ts';
import type { ComputerPorts, ReadRegistry } from './ports.ts';

/** A computer on which nothing of the smartcard software is found. */
export const nothing: WorkstationEvidence = {
  programs: [],
  agentFile: null,
  ticketLibrary: null,
  agentSettings: false,
  listening: [],
};

export const agentFile = 'C:\\Program Files (x86)\\HSCIC\\Identity Agent\\IdentityAgent.exe';
export const agentLibrary = 'C:\\Program Files (x86)\\HSCIC\\Identity Agent\\TicketApiDll.dll';

/** The names and ports that public text tells. */
export const places: WorkstationPlaces = {
  programNames: {
    agent: ['Identity Agent'],
    'credential-management': ['Credential Management', 'NHS Identity Hub'],
    'smartcard-connect': ['Smartcard Connect'],
  },
  ports: [43_485, 55_000],
};

/** A registry of these keys and values. */
export function registryOf(keys: Readonly<Record<string, Readonly<Record<string, string | number>>>>): ReadRegistry {
  const names = Object.keys(keys);
  const valueOf = (value: string | number): RegistryValue =>
    typeof value === 'string' ? { kind: 'text', text: value } : { kind: 'number', number: value };
  return {
    values: (key) =>
      names.includes(key)
        ? new Map(Object.entries(keys[key] ?? {}).map(([name, value]) => [name, valueOf(value)]))
        : null,
    subkeys: (key) => {
      const below = names.filter((name) => name.startsWith(`${key}\\`)).map((name) => name.slice(key.length + 1));
      if (below.length === 0 && !names.includes(key)) return null;
      return [...new Set(below.map((name) => name.split('\\')[0] ?? ''))];
    },
  };
}

/** A Windows computer with these files, programs by name and version, and listening ports. */
export function windowsWith(found: {
  files?: readonly string[];
  programs?: Readonly<Record<string, string>>;
  keys?: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  listening?: readonly number[];
  library?: string;
}): ComputerPorts {
  const uninstall = 'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
  const programs = Object.entries(found.programs ?? {}).map(
    ([DisplayName, DisplayVersion], index) =>
      [`${uninstall}\\{0000-${String(index)}}`, { DisplayName, DisplayVersion }] as const,
  );
  return {
    environment: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', ProgramFiles: 'C:\\Program Files' },
    isFile: (path) => Promise.resolve((found.files ?? []).includes(path)),
    registry: registryOf({
      [uninstall]: {},
      ...Object.fromEntries<Readonly<Record<string, string>>>(programs),
      ...found.keys,
    }),
    isListening: (port) => Promise.resolve((found.listening ?? []).includes(port)),
    ticketLibrary: () => found.library ?? null,
  };
}
