import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { isAdministrators } from '../../electron/protection/access.ts';
import { filesBelow, install, makeMsi, msiexecCode, stubApp, uninstall } from './installer-bench.ts';
import { compileInstaller, makeAppFolder, publicProperties, signWith } from './scripts.ts';
import { here } from './wine.ts';

/** The MSI as a file: what both compilers say, its tables, its signature, and one with a whole app in it. */

const execute = promisify(execFile);
const msi = here('msi', '3.0.0.msi');

async function tableOf(name: string): Promise<Record<string, string>[]> {
  const { stdout } = await execute('msiinfo', ['export', msi, name], { maxBuffer: 1 << 26 });
  const [columns = '', , , ...rows] = stdout.split(/\r?\n/).filter((line) => line !== '');
  const names = columns.split('\t');
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, at) => [names[at] ?? '', cell])));
}

const columnOf = async (table: string, column: string) => (await tableOf(table)).map((row) => row[column] ?? '');

let app: string;
beforeAll(async () => {
  app = await stubApp('package', { 'resources/app.asar': 'whole', 'resources/a & b.txt': '' });
  await makeMsi(app, '3.0.0');
});

describe('the source', () => {
  it('is taken by WiX 3, too', async () => {
    await compileInstaller({ folder: app, version: '3.0.0', output: '', compiler: 'candle' });
  });

  it('makes a product of its own from other contents, and the same from the same', async () => {
    const product = async () => (await tableOf('Property')).find((row) => row['Property'] === 'ProductCode')?.['Value'];
    const first = await product();
    await makeMsi(app, '3.0.0');
    expect(await product()).toBe(first);
    await writeFile(join(app, 'resources', 'app.asar'), 'other');
    await makeMsi(app, '3.0.0');
    expect(await product()).not.toBe(first);
  });
});

describe('the tables', () => {
  it('give the folder of the machine file to administrators, as the source does', async () => {
    const [folder, ...others] = await tableOf('MsiLockPermissionsEx');
    expect([folder?.['LockObject'], folder?.['Table'], others]).toEqual(['MachineFolder', 'CreateFolder', []]);
    expect(await columnOf('CreateFolder', 'Directory_')).toContain('MachineFolder');
    const access = folder?.['SDDLText'] ?? '';
    expect([isAdministrators(access, 'folder'), isAdministrators(access, 'file')]).toEqual([true, true]);
    expect(await readFile(join(import.meta.dirname, '../../build/installer/product.wxs'), 'utf8')).toContain(access);
  });

  it('lead nowhere that is not there, and hold no component twice', async () => {
    const components = await columnOf('Component', 'Component');
    const folders = await columnOf('Directory', 'Directory');
    const features = await columnOf('Feature', 'Feature');
    const actions = await columnOf('CustomAction', 'Action');
    for (const table of ['File', 'Registry', 'Shortcut', 'FeatureComponents']) {
      expect(components).toEqual(expect.arrayContaining(await columnOf(table, 'Component_')));
    }
    expect(folders).toEqual(expect.arrayContaining(await columnOf('Component', 'Directory_')));
    expect(features).toEqual(expect.arrayContaining(await columnOf('FeatureComponents', 'Feature_')));
    expect(await columnOf('InstallExecuteSequence', 'Action')).toEqual(expect.arrayContaining(actions));
    for (const guids of [await columnOf('Component', 'ComponentId'), components]) {
      expect(new Set(guids).size).toBe(guids.length);
    }
    expect(await columnOf('FeatureComponents', 'Component_')).toHaveLength(components.length);
  });

  it('take over what is remembered before anything is decided, and close Lanyard before anything is removed', async () => {
    const rows = await tableOf('InstallExecuteSequence');
    const placeOf = (action: string) => Number(rows.find((row) => row['Action'] === action)?.['Sequence']);
    const keeping = rows.filter((row) => row['Action']?.startsWith('Keep_')).map((row) => Number(row['Sequence']));
    expect(keeping).toHaveLength(publicProperties().length - 1);
    expect(Math.min(...keeping)).toBeGreaterThan(placeOf('AppSearch'));
    expect(Math.max(...keeping)).toBeLessThan(placeOf('CostInitialize'));
    expect(placeOf('CloseLanyard')).toBeGreaterThan(placeOf('InstallInitialize'));
    expect(placeOf('CloseLanyard')).toBeLessThan(placeOf('RemoveExistingProducts'));
    expect(placeOf('RemoveExistingProducts')).toBeLessThan(placeOf('ProcessComponents'));
  });

  it('take no property of a person who is no administrator: secure are only those of the upgrade', async () => {
    const rows = await tableOf('Property');
    const valueOf = (name: string) => rows.find((row) => row['Property'] === name)?.['Value'];
    const secure = valueOf('SecureCustomProperties')?.split(';');
    expect(secure?.toSorted()).toEqual(['WIX_DOWNGRADE_DETECTED', 'WIX_UPGRADE_DETECTED']);
    expect([valueOf('ALLUSERS'), valueOf('REBOOT')]).toEqual(['1', 'ReallySuppress']);
  });
});

describe('the signature', () => {
  /** A certificate authority and a certificate for signing code that live as long as this run. */
  async function throwAwayCertificate(folder: string) {
    await mkdir(folder, { recursive: true });
    const path = (name: string) => join(folder, name);
    const openssl = (...args: string[]) => execute('openssl', args, { cwd: folder });
    const key = ['-newkey', 'rsa:2048', '-nodes'];
    await openssl(
      'req',
      '-x509',
      ...key,
      '-days',
      '2',
      '-subj',
      '/CN=Invented CA',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
    );
    await openssl('req', ...key, '-subj', '/CN=Invented publisher', '-keyout', 'code.key', '-out', 'code.csr');
    await writeFile(path('code.ext'), 'extendedKeyUsage=codeSigning\nkeyUsage=digitalSignature\n');
    const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'code.ext'];
    await openssl('x509', '-req', '-in', 'code.csr', ...issue, '-out', 'code.pem');
    await writeFile(
      path('chain.pem'),
      (await readFile(path('code.pem'), 'utf8')) + (await readFile(path('ca.pem'), 'utf8')),
    );
    return { ca: path('ca.pem'), chain: path('chain.pem'), key: path('code.key') };
  }

  async function verdictOn(file: string, ca: string): Promise<boolean> {
    return execute('osslsigncode', ['verify', '-CAfile', ca, '-in', file]).then(
      () => true,
      () => false,
    );
  }

  it('is taken by MSI and programs, holds them whole, and the signed MSI installs', async () => {
    const { ca, chain, key } = await throwAwayCertificate(here('certificate'));
    for (const file of ['msi/3.0.0.msi', 'programs/ticket-host-x86.exe', 'programs/ticket-host-x64.exe']) {
      const plain = here(...file.split('/'));
      const signed = plain.replace(/(\.\w+)$/, '.signed$1');
      const options = ['-certs', chain, '-key', key, '-h', 'sha256', '-n', 'Lanyard'];
      await execute('osslsigncode', ['sign', ...options, '-in', plain, '-out', signed]);
      expect(await verdictOn(signed, ca)).toBe(true);
      expect(await verdictOn(plain, ca)).toBe(false);

      const tampered = await readFile(signed);
      const middle = Math.floor((await readFile(plain)).length / 2);
      tampered[middle] = (tampered[middle] ?? 0) ^ 0xff;
      await writeFile(signed.replace('signed', 'tampered'), tampered);
      expect(await verdictOn(signed.replace('signed', 'tampered'), ca)).toBe(false);
    }
    expect(await install('Z:\\lab\\msi\\3.0.0.signed.msi')).toBe(msiexecCode.done);
    expect(await filesBelow('Program Files/Lanyard')).toContain('Lanyard.exe');
    expect(await uninstall('Z:\\lab\\msi\\3.0.0.signed.msi')).toBe(msiexecCode.done);
  });

  it('is put on while the MSI is made, where a command for it is given: on the MSI and the program in it', async () => {
    const { ca, chain, key } = await throwAwayCertificate(here('certificate'));
    // As signtool does: the files are its last arguments, and are changed in place.
    const signer = here('certificate', 'sign.sh');
    const sign = `osslsigncode sign -certs '${chain}' -key '${key}' -h sha256 -in "$file" -out "$file.signed"`;
    await writeFile(signer, `for file; do ${sign} && mv "$file.signed" "$file" || exit; done\n`);
    const output = here('msi', '3.0.0-signed-on-the-way.msi');
    await compileInstaller({ folder: app, version: '3.0.0', output, compiler: 'wixl', sign: signWith(`sh ${signer}`) });
    expect(await verdictOn(output, ca)).toBe(true);
    const { stdout } = await execute('msiinfo', ['extract', output, 'Binary.CloseRunning'], {
      encoding: 'buffer',
      maxBuffer: 1 << 26,
    });
    await writeFile(here('close-running.exe'), stdout);
    expect(await verdictOn(here('close-running.exe'), ca)).toBe(true);
  });
});

describe('a whole app', () => {
  it('the hardened one for Linux, is installed file by file and taken off again', async () => {
    const folder = await makeAppFolder(here('apps'));
    const whole = await makeMsi(folder, '3.1.0');
    expect(await install(whole)).toBe(msiexecCode.done);
    const installed = await filesBelow('Program Files/Lanyard');
    expect(installed.length).toBeGreaterThan(25);
    for (const file of ['resources.pak', 'resources/app.asar', 'lanyard']) {
      const copy = await readFile(here('prefix', 'drive_c', 'Program Files', 'Lanyard', ...file.split('/')));
      expect(copy.equals(await readFile(join(folder, ...file.split('/'))))).toBe(true);
    }
    expect(await uninstall(whole)).toBe(msiexecCode.done);
    expect(await filesBelow('Program Files/Lanyard')).toEqual([]);
  });
});
