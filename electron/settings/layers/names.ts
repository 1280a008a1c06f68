import type { Registry, RegistryValue } from '../../registry/index.ts';
import type { Names } from './overrides.ts';

const volatile = String.raw`HKCU\Volatile Environment`;

/** Names a client is given by Remote Desktop and Citrix, and by VMware Horizon. */
const variables = ['CLIENTNAME', 'ViewClient_Machine_Name'];

/**
 * What this computer and the thin client in front of it are called. A person who reconnects may sit at another client
 * while the environment of the process stays as it was, so the registry comes first: there each session of the person has
 * a key of its own; with several sessions nobody can tell which is this one, and the environment decides.
 */
export function namesOf(
  computerName: string,
  env: NodeJS.ProcessEnv,
  registry: Pick<Registry, 'values' | 'subkeys'> | null,
): Names {
  const said = [...(registry === null ? [] : registered(registry)), ...variables.map((name) => env[name])];
  const client = said.find((name) => name !== undefined && name !== '' && name.toLowerCase() !== 'console');
  return { computer: computerName, client: client ?? null };
}

function registered(registry: Pick<Registry, 'values' | 'subkeys'>): (string | undefined)[] {
  try {
    const sessions = (registry.subkeys(volatile) ?? []).filter((name) => /^\d+$/.test(name));
    const keys = sessions.length === 1 ? [`${volatile}\\${sessions[0] ?? ''}`, volatile] : [volatile];
    return keys.flatMap((key) => {
      const values = registry.values(key) ?? new Map<string, RegistryValue>();
      return variables.map((name) => textOf(values, name));
    });
  } catch {
    return [];
  }
}

function textOf(values: ReadonlyMap<string, RegistryValue>, name: string): string | undefined {
  for (const [key, value] of values) {
    if (key.toLowerCase() === name.toLowerCase() && 'text' in value) return value.text;
  }
  return undefined;
}
