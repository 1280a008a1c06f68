import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  filesBelow,
  install,
  makeMsi,
  msiexec,
  msiexecCode,
  registryKey,
  snapshot,
  stubApp,
  uninstall,
} from './installer-bench.ts';
import { running } from './processes.ts';
import { installerList } from './scripts.ts';
import { here, wine, wineCommand } from './wine.ts';

/** The installer under wine, one state of the computer after another: each test begins where the last one ended. */

const settingsKey = 'HKLM\\Software\\Lanyard\\Settings';
const runKey = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const policyFiles = ['cy-GB/lanyard.adml', 'en-GB/lanyard.adml', 'en-US/lanyard.adml', 'lanyard.admx'];
const appFiles = ['Lanyard.exe', 'resources/app.asar', 'resources/native/ticket-host-x86.exe'];
const installed = () => filesBelow('Program Files/Lanyard');

/** Every setting the installer knows, those given with their text, the others empty. */
function settingsWith(given: Readonly<Record<string, string>>): Record<string, string> {
  const all = installerList().properties.map(({ setting }) => [setting, `REG_SZ ${given[setting] ?? ''}`.trim()]);
  return Object.fromEntries(all) as Record<string, string>;
}

/** A line of the registry about Lanyard; Windows Installer's own notes on its packages left out. */
const ours = (line: string): boolean => /lanyard/i.test(line) && !line.includes('\\Installer\\');

let first: string;
let second: string;
let before: Awaited<ReturnType<typeof snapshot>>;

beforeAll(async () => {
  first = await makeMsi(await stubApp('first', { 'resources/app.asar': 'one', 'resources/old.txt': 'old' }), '1.0.0');
  second = await makeMsi(
    await stubApp('second', { 'resources/app.asar': 'two', 'resources/a & b.txt': 'new' }),
    '1.1.0',
  );
  before = await snapshot();
});

describe('a silent installation', () => {
  it('puts files, settings, scheme, event source, autostart and shortcut where the documents say', async () => {
    const properties = [
      'ENVIRONMENT=integration',
      'CIS2_CLIENT_ID=a client',
      'SIGN_IN_ROUTES=agent;browser',
      'AUTOSTART=1',
    ];
    expect(await install(first, ...properties)).toBe(msiexecCode.done);

    expect(await installed()).toEqual([...appFiles, 'resources/old.txt'].sort());
    expect(await filesBelow('windows/PolicyDefinitions')).toEqual(policyFiles);
    expect(await registryKey('HKLM\\Software\\Lanyard')).toMatchObject({
      Folder: 'REG_SZ C:\\Program Files\\Lanyard\\',
      Autostart: 'REG_SZ 1',
    });
    const given = {
      environment: 'integration',
      'cis2.clientId': 'a client',
      'signIn.routes': 'agent;browser',
    };
    expect(await registryKey(settingsKey)).toEqual(settingsWith(given));

    const program = '"C:\\Program Files\\Lanyard\\Lanyard.exe"';
    expect(await registryKey(runKey)).toEqual({ Lanyard: `REG_SZ ${program} --hidden` });
    expect(await registryKey('HKLM\\Software\\Classes\\lanyard')).toEqual({
      '(Default)': 'REG_SZ URL:Lanyard',
      'URL Protocol': 'REG_SZ',
    });
    expect(await registryKey('HKLM\\Software\\Classes\\lanyard\\shell\\open\\command')).toEqual({
      '(Default)': `REG_SZ ${program} -- "%1"`,
    });
    expect(await registryKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\Lanyard')).toEqual({
      EventMessageFile: 'REG_EXPAND_SZ %SystemRoot%\\Microsoft.NET\\Framework64\\v4.0.30319\\EventLogMessages.dll',
      TypesSupported: 'REG_DWORD 0x7',
    });
    const links = (await snapshot()).files.filter((file) => file.endsWith('.lnk') && !before.files.includes(file));
    expect(links.map((file) => file.replace(/^.*\//, ''))).toEqual(['Lanyard.lnk']);
  });

  it('brings the policy templates as they are', () => {
    for (const file of policyFiles) {
      const copy = readFileSync(here('prefix', 'drive_c', 'windows', 'PolicyDefinitions', file));
      expect(copy.equals(readFileSync(join(import.meta.dirname, '../../build/policy', file)))).toBe(true);
    }
  });

  it('makes the folder of the machine file, before anybody else does', () => {
    expect(existsSync(here('prefix', 'drive_c', 'ProgramData', 'Lanyard'))).toBe(true);
  });

  it('starts nothing', () => {
    expect(running('Lanyard.exe')).toBe(0);
  });

  it('is no change when it is done again', async () => {
    const same = await snapshot();
    expect(await install(first)).toBe(msiexecCode.done);
    const now = await snapshot();
    expect(now.files).toEqual(same.files);
    expect(now.registry.filter(ours)).toEqual(same.registry.filter(ours));
  });

  it('is put right by a repair, settings included', async () => {
    await rm(here('prefix', 'drive_c', 'Program Files', 'Lanyard', 'resources', 'app.asar'));
    await wine(['reg', 'delete', settingsKey, '/v', 'cis2.clientId', '/f', '/reg:64']);
    await wine(['reg', 'delete', 'HKLM\\Software\\Classes\\lanyard', '/f', '/reg:64']);
    expect(await install(first, 'REINSTALL=ALL', 'REINSTALLMODE=omus', 'CIS2_CLIENT_ID=a client')).toBe(0);
    expect(await installed()).toContain('resources/app.asar');
    expect(await registryKey(settingsKey)).toMatchObject({
      environment: 'REG_SZ integration',
      'cis2.clientId': 'REG_SZ a client',
    });
    expect(await registryKey('HKLM\\Software\\Classes\\lanyard')).not.toBeNull();
  });
});

describe('an upgrade', () => {
  it('closes a running Lanyard, replaces it in place, and remembers what it was told', async () => {
    const [program, ...args] = wineCommand('C:\\Program Files\\Lanyard\\Lanyard.exe');
    const app = spawn(program, args, { stdio: 'ignore' });
    const ended = new Promise((resolve) => app.once('exit', resolve));
    await expect.poll(() => running('Lanyard\\Lanyard.exe'), { timeout: 30_000 }).toBe(1);

    expect(await install(second, 'ENVIRONMENT=live')).toBe(msiexecCode.done);
    await ended;
    expect(running('Lanyard\\Lanyard.exe')).toBe(0);
    expect(await installed()).toEqual(['resources/a & b.txt', ...appFiles].sort());
    const asar = here('prefix', 'drive_c', 'Program Files', 'Lanyard', 'resources', 'app.asar');
    expect(await readFile(asar, 'utf8')).toBe('two');

    const kept = {
      environment: 'live',
      'cis2.clientId': 'a client',
      'signIn.routes': 'agent;browser',
    };
    expect(await registryKey(settingsKey)).toEqual(settingsWith(kept));
    expect(await registryKey(runKey)).toHaveProperty('Lanyard');
    const { registry } = await snapshot();
    const products = registry.filter(
      (line) => line.includes('\\Uninstall\\') && line.includes('"DisplayName"="Lanyard"'),
    );
    expect(products).toHaveLength(1);
  });

  it('of the same version with other contents replaces, too', async () => {
    const again = await makeMsi(await stubApp('again', { 'resources/app.asar': 'three' }), '1.1.0', '1.1.0-again');
    expect(await install(again)).toBe(msiexecCode.done);
    expect(await installed()).toEqual(appFiles);
    second = again;
  });

  it('to an older version is refused and changes nothing', async () => {
    const same = await snapshot();
    expect(await install(first)).toBe(msiexecCode.failed);
    const now = await snapshot();
    expect(now.files).toEqual(same.files);
    expect(await registryKey(settingsKey)).toMatchObject({ environment: 'REG_SZ live' });
  });

  it('forgets on request', async () => {
    const third = await makeMsi(await stubApp('third', { 'resources/app.asar': 'four' }), '1.2.0');
    expect(await install(third, 'REMEMBER=0', 'LOG_DAYS=30')).toBe(msiexecCode.done);
    expect(await registryKey(settingsKey)).toEqual(settingsWith({ 'log.days': '30' }));
    expect((await registryKey(runKey))?.['Lanyard']).toBeUndefined();
    second = third;
  });
});

describe('an uninstallation', () => {
  it('leaves nothing', async () => {
    expect(await uninstall(second)).toBe(msiexecCode.done);
    const after = await snapshot();
    expect(after.files.filter((file) => !before.files.includes(file))).toEqual([]);
    expect(after.registry.filter((line) => /lanyard/i.test(line) && !before.registry.includes(line))).toEqual([]);
    expect(await registryKey('HKLM\\Software\\Lanyard')).toBeNull();
  });
});

describe('other choices', () => {
  it('without the policy templates, in another folder, kept by the next version', async () => {
    expect(await install(first, 'ADDLOCAL=Lanyard', 'INSTALLDIR=C:\\Apps\\Lanyard')).toBe(msiexecCode.done);
    expect(await filesBelow('windows/PolicyDefinitions')).toEqual([]);
    expect(await filesBelow('Apps/Lanyard')).toContain('Lanyard.exe');
    expect((await registryKey(runKey))?.['Lanyard']).toBeUndefined();
    expect(await install(second)).toBe(msiexecCode.done);
    expect(await filesBelow('Apps/Lanyard')).toContain('Lanyard.exe');
    expect(await installed()).toEqual([]);
    expect(await uninstall(second)).toBe(msiexecCode.done);
    expect(await filesBelow('Apps')).toEqual([]);
  });

  it('is refused on a Windows that is too old, and changes nothing', async () => {
    await wine(['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win7', '/f']);
    expect(await install(first)).toBe(msiexecCode.failed);
    expect(await installed()).toEqual([]);
    expect(await registryKey('HKLM\\Software\\Lanyard')).toBeNull();
    await wine(['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']);
    expect(await msiexec('/x', first, '/qn')).toBe(msiexecCode.done);
  });
});
