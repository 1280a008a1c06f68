import type { Registry } from '../../workstation/index.ts';
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

/** The installed drivers of smartcard readers. Rejects when the registry cannot be read. */
export async function readerDrivers(registry: Registry): Promise<readonly ReaderDriver[]> {
  // Below the class there is a key for each device, `0000` and so on, and others that nobody may read.
  const devices = ((await registry.subkeys(readerClass)) ?? []).filter((name) => /^\d{4}$/.test(name));
  const found = await Promise.all(devices.map((name) => registry.values(`${readerClass}\\${name}`).catch(() => null)));
  const drivers = found.flatMap((values) => (values === null ? [] : [driverOf(values)]));
  return drivers.filter(({ name }) => name !== '');
}

function driverOf(values: ReadonlyMap<string, string | number>): ReaderDriver {
  const text = (key: string) =>
    String(values.get(key) ?? '')
      .replace(/[^\p{L}\p{N} ._()+-]/gu, '')
      .slice(0, 80);
  return { name: text('DriverDesc'), provider: text('ProviderName'), version: text('DriverVersion') };
}

/** The agent's `ActivatePOSTURL`, which tells its environment; `null` = not set. Rejects when the registry cannot be read. */
export async function agentAddress(registry: Registry): Promise<string | null> {
  for (const key of agentKeys) {
    const address = (await registry.values(key))?.get('ActivatePOSTURL');
    if (typeof address === 'string' && address !== '') return address.slice(0, 500);
  }
  return null;
}
