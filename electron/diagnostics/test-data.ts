import { nothing, agentFile, agentLibrary } from '../workstation/test-data.ts';
import { workstationState } from '../workstation/index.ts';
import type { CheckParts, Service } from './parts.ts';

/** A computer on which all is well; tests change what they are about. */
export const healthy: CheckParts = {
  platform: 'win32',
  cards: {
    readers: () =>
      Promise.resolve([{ name: 'OMNIKEY 3121 0', card: { reader: 'OMNIKEY 3121 0', atr: '3B8001811F', count: 1 } }]),
    drivers: () => [{ name: 'OMNIKEY 3121', provider: 'HID Global', version: '2.3.4.120' }],
  },
  library: {
    find: () => ({ path: agentLibrary, from: 'agent-folder' }),
    machineOf: () => Promise.resolve('x86'),
    versionOf: () => Promise.resolve('2.4.10.0'),
    signatureOf: () => Promise.resolve({ state: 'valid', by: 'NHS England' }),
    hosts: () => Promise.resolve(['x86', 'x64']),
  },
  agent: {
    info: () =>
      Promise.resolve({
        path: agentLibrary,
        machine: 'x86',
        hostBits: 32,
        exports: [],
        apiVersion: '0x00020004',
        engineVersion: '0x00020004',
        dllVersion: null,
        terminalSession: false,
      }),
    someoneSignedIn: () => Promise.resolve(false),
    address: () => null,
  },
  workstation: {
    state: () =>
      Promise.resolve(
        workstationState({
          ...nothing,
          programs: [{ kind: 'agent', name: 'NHS Identity Agent', version: '2.4.10.0' }],
          agentFile,
          ticketLibrary: agentLibrary,
        }),
      ),
    versionOf: () => Promise.resolve('2.4.10.0'),
    routes: ['agent', 'browser'],
    cis2Configured: true,
    endsOn: '2027-02-28',
    warnBefore: 120,
  },
  network: {
    proxiesOf: 'system',
    services: (['role-assertion', 'cis2', 'broker'] as const).map(serviceNamed),
    isOnline: () => true,
    lookUp: () => Promise.resolve(['192.0.2.7']),
    routesTo: () => Promise.resolve(['direct']),
    answersAt: () => Promise.resolve(true),
    reach: () => Promise.resolve({ status: 404, serverTime: 0, ownTime: 400 }),
    certificateOf: () => Promise.resolve({ subject: 'CN=one', signedBy: 'CN=two', validTo: '2027-02-28' }),
    clockTolerance: 60_000,
  },
  cis2: {
    obstacle: null,
    discover: () => Promise.resolve({ issuer: 'https://cis2.example:443/realm', acrValues: ['AAL3_ANY'] }),
    acrValues: ['AAL3_ANY'],
    redirectPorts: [38_181, 38_182],
    tryPort: () => Promise.resolve('free'),
  },
  keychain: { probe: () => Promise.resolve(null) },
  settings: { environment: 'live', locked: ['environment'], refused: [], weakening: [], exposed: [] },
  browsers: { policies: () => Promise.resolve([]) },
  program: { version: '1.2.3', builtAt: 0, runtime: 'Electron 45.4.1' },
  updates: { announced: () => Promise.resolve({ version: '1.2.3', released: null }) },
  now: () => 0,
};

export function serviceNamed(name: Service['name']): Service {
  return { name, origin: `https://${name}.example`, hostname: `${name}.example` };
}

/** Some policies of one browser. */
export function policiesOf(values: Readonly<Record<string, boolean | number | readonly string[]>>) {
  return { policies: () => Promise.resolve([{ browser: 'Microsoft Edge', values: new Map(Object.entries(values)) }]) };
}

/** A Windows program file: headers, and the resource that holds its version, as far as anybody looks. */
export function windowsFile(about: { machine?: 'x86' | 'x64'; version?: string; signed?: boolean }): Buffer {
  const { machine = 'x86', version, signed = false } = about;
  const file = Buffer.alloc(4096);
  const header = 0x80;
  const optional = header + 24;
  file.write('MZ', 0, 'latin1');
  file.writeUInt32LE(header, 0x3c);
  file.write('PE\0\0', header, 'latin1');
  file.writeUInt16LE(machine === 'x86' ? 0x014c : 0x8664, header + 4);
  file.writeUInt16LE(machine === 'x86' ? 0x10b : 0x20b, optional);
  const certificates = optional + (machine === 'x86' ? 96 : 112) + 4 * 8;
  file.writeUInt32LE(signed ? 0x800 : 0, certificates);
  file.writeUInt32LE(signed ? 1234 : 0, certificates + 4);
  if (version !== undefined) {
    const [a = 0, b = 0, c = 0, d = 0] = version.split('.').map(Number);
    const named = 0x400;
    file.write('VS_VERSION_INFO\0', named, 'utf16le');
    const fixed = named + 32 + 2;
    file.writeUInt32LE(0xfeef04bd, fixed);
    file.writeUInt32LE(((a << 16) | b) >>> 0, fixed + 8);
    file.writeUInt32LE(((c << 16) | d) >>> 0, fixed + 12);
  }
  return file;
}
