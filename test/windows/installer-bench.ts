import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileInstaller } from './scripts.ts';
import { here, there, wine } from './wine.ts';

/** Windows' own return codes of msiexec (winerror.h, "MsiExec.exe and InstMsi.exe error messages"). */
export const msiexecCode = { done: 0, failed: 1603, otherPackage: 1638 } as const;

/** An app folder as small as can be: a Lanyard.exe that runs until it is ended, and these files besides. */
export async function stubApp(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = here('apps', name);
  await mkdir(join(folder, 'resources', 'native'), { recursive: true });
  await copyFile(here('programs', 'stub.exe'), join(folder, 'Lanyard.exe'));
  await copyFile(here('programs', 'ticket-host-x86.exe'), join(folder, 'resources/native/ticket-host-x86.exe'));
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
  return folder;
}

/** Makes the MSI of an app folder; answers with its path for `msiexec`. */
export async function makeMsi(folder: string, version: string, name = version): Promise<string> {
  await compileInstaller({ folder, version, output: here('msi', `${name}.msi`), compiler: 'wixl' });
  return there('msi', `${name}.msi`);
}

/** Runs msiexec through a batch file, which alone can tell a return code of more than eight bits. */
export async function msiexec(...args: string[]): Promise<number> {
  const batch = '@echo off\r\nstart /wait msiexec %*\r\necho RC=%ERRORLEVEL%\r\n';
  await writeFile(here('msiexec.bat'), batch);
  const { stdout } = await wine(['cmd', '/c', there('msiexec.bat'), ...args]);
  const code = /RC=(-?\d+)/.exec(stdout)?.[1];
  if (code === undefined) throw new Error(`msiexec told no return code: ${stdout}`);
  return Number(code);
}

/** Installs silently, as software distribution does. */
export const install = (msi: string, ...properties: string[]): Promise<number> =>
  msiexec('/i', msi, '/qn', '/norestart', ...properties);

export const uninstall = (msi: string): Promise<number> => msiexec('/x', msi, '/qn', '/norestart');

/** A key of the registry as `reg query` shows it: names and texts, "name TYPE data". `null`: there is no such key. */
export async function registryKey(key: string): Promise<Record<string, string> | null> {
  const { code, stdout } = await wine(['reg', 'query', key, '/reg:64']);
  if (code !== 0) return null;
  const lines = stdout.split(/\r?\n/).flatMap((line) => {
    const [, name = '', data = ''] = /^ {4}(.*?) {4}(REG_\w+(?: {4}.*)?)$/.exec(line) ?? [];
    return name === '' ? [] : [[name, data.replace(/ {4}/, ' ').trim()] as const];
  });
  return Object.fromEntries(lines);
}

/** The files below a folder of the Windows drive, by their paths from there. Empty when there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const root = here('prefix', 'drive_c', ...folder.split('/'));
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}

/** Everything that uninstalling must leave as it was: the files of the drive, and the registry as text. */
export async function snapshot(): Promise<{ readonly files: readonly string[]; readonly registry: readonly string[] }> {
  const keys = ['HKLM\\Software', 'HKLM\\System\\CurrentControlSet\\Services', 'HKCU\\Software'];
  const registry: string[] = [];
  for (const [at, key] of keys.entries()) {
    await wine(['reg', 'export', key, there(`registry-${String(at)}.reg`), '/y', '/reg:64']);
    const { stdout } = await promisify(execFile)('iconv', ['-f', 'utf-16', here(`registry-${String(at)}.reg`)], {
      maxBuffer: 1 << 28,
    });
    let section = '';
    for (const line of stdout.split(/\r?\n/)) {
      if (line.startsWith('[')) section = line;
      registry.push(`${section} ${line}`);
    }
  }
  // What Windows Installer and every program write there anyway, whatever is installed.
  const files = (await filesBelow('')).filter(
    (file) => !/^(windows\/(Installer|temp)|users\/[^/]+\/Temp)\//i.test(file),
  );
  return { files, registry };
}
