import type { RegistryValue } from '../../registry/index.ts';
import { reading, textIn, type ReadRegistry } from '../../workstation/index.ts';
import type { ReaderDriver } from '../parts.ts';

/** Windows' class of smartcard readers. */
const readerClass = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{50DD5230-BA8A-11D1-BF5D-0000F805F530}';

/** Where the agent looks for its settings: policies first, then person and computer (spine-cis1 11.2; order unconfirmed). */
const agentKeys = [
  'HKLM\\SOFTWARE\\Policies\\HSCIC\\Identity Agent',
  'HKCU\\Software\\HSCIC\\Identity Agent',
  'HKLM\\SOFTWARE\\HSCIC\\Identity Agent',
  'HKLM\\SOFTWARE\\WOW6432Node\\HSCIC\\Identity Agent',
];

/** The installed drivers of smartcard readers. Throws when the registry cannot be read. */
export function readerDrivers(registry: ReadRegistry): readonly ReaderDriver[] {
  // Below the class there is a key for each device, `0000` and so on, and others that nobody may read.
  const devices = (registry.subkeys(readerClass) ?? []).filter((name) => /^\d{4}$/.test(name));
  const drivers = devices.map((name) => driverOf(reading(() => registry.values(`${readerClass}\\${name}`))));
  return drivers.filter(({ name }) => name !== '');
}

function driverOf(values: ReadonlyMap<string, RegistryValue> | null): ReaderDriver {
  const text = (key: string) => (textIn(values, key) ?? '').replace(/[^\p{L}\p{N} ._()+-]/gu, '').slice(0, 80);
  return { name: text('DriverDesc'), provider: text('ProviderName'), version: text('DriverVersion') };
}

/** The agent's `ActivatePOSTURL`, which tells its environment; `null` = not set. Throws when the registry cannot be read. */
export function agentAddress(registry: ReadRegistry): string | null {
  for (const key of agentKeys) {
    const address = textIn(registry.values(key), 'ActivatePOSTURL') ?? '';
    if (address !== '') return address.slice(0, 500);
  }
  return null;
}
