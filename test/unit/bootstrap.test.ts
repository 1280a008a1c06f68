import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

interface Package {
  readonly version: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}
interface Lock {
  readonly packages: Record<string, Package>;
}
interface SystemPackage {
  readonly names: readonly string[];
  readonly command?: string;
  readonly why: string;
}
interface Scripts {
  readonly newEnough: (version: string) => boolean;
  readonly difference: (
    lock: Lock,
    installed: Lock | undefined,
    on: { platform: string; arch: string },
  ) => string | undefined;
  readonly installedPackages: (status: string) => Set<string>;
  readonly installable: (names: readonly string[], policy: string) => string;
  readonly missingOf: (
    list: readonly SystemPackage[],
    on: { debian: boolean; installed?: Set<string>; hasCommand: (command: string) => boolean },
  ) => SystemPackage[];
  readonly oneAtATime: <T>(task: () => Promise<T>, lockFile: string) => Promise<T>;
  readonly fingerprint: (base: string, names: readonly string[]) => string;
  readonly upToDate: (base: string, stamp: string, print: string) => boolean;
  readonly writeStamp: (stamp: string, print: string, outputs: readonly string[]) => void;
}

const scripts = new URL('../../scripts/', import.meta.url);

/** The scripts are plain JavaScript; what the tests use of them is typed here. */
async function load<Name extends keyof Scripts>(file: string): Promise<Pick<Scripts, Name>> {
  return (await import(/* @vite-ignore */ new URL(`${file}.mjs`, scripts).href)) as Pick<Scripts, Name>;
}

const { newEnough } = await load<'newEnough'>('bootstrap/needs/node-version');
const { difference } = await load<'difference'>('bootstrap/needs/npm-packages');
const { missingOf } = await load<'missingOf'>('bootstrap/needs/system-packages');
const { installedPackages, installable } = await load<'installedPackages' | 'installable'>('bootstrap/debian');
const { oneAtATime } = await load<'oneAtATime'>('bootstrap/one-at-a-time');
const { fingerprint, upToDate, writeStamp } = await load<'fingerprint' | 'upToDate' | 'writeStamp'>(
  'build/fingerprint',
);

const folder = mkdtempSync(join(tmpdir(), 'lanyard-bootstrap-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the Node.js version', () => {
  it.each([
    ['v20.19.0', true],
    ['v20.20.2', true],
    ['v22.0.0', true],
    ['v20.18.9', false],
    ['v18.20.0', false],
    ['nonsense', false],
  ])('%s: new enough is %s', (version, expected) => {
    expect(newEnough(version)).toBe(expected);
  });
});

describe('the npm packages', () => {
  const here = { platform: 'linux', arch: 'x64' };
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  const windows = { version: '1.0.0', integrity: 'w', optional: true, os: ['win32'], cpu: ['x64'] };
  const linux = { version: '1.0.0', integrity: 'l', optional: true, os: ['linux'], cpu: ['x64'] };
  const musl = { version: '1.0.0', integrity: 'm', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] };
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': a,
      'node_modules/win': windows,
      'node_modules/lin': linux,
      'node_modules/musl': musl,
    },
  };
  const installed = { packages: { 'node_modules/a': a, 'node_modules/lin': linux } };

  it('are those of the lock, without what is for other platforms', () => {
    expect(difference(lock, installed, here)).toBeUndefined();
  });

  it.each([
    ['nothing', undefined, 'they are not installed yet'],
    ['one missing', { packages: { 'node_modules/lin': linux } }, 'a is missing'],
    ['this platform’s binary missing', { packages: { 'node_modules/a': a } }, 'lin is missing'],
    [
      'an old version',
      { packages: { ...installed.packages, 'node_modules/a': { ...a, version: '0.9.0' } } },
      'a 1.0.0 replaces 0.9.0',
    ],
    [
      'other content',
      { packages: { ...installed.packages, 'node_modules/a': { ...a, integrity: 'sha512-b' } } },
      'a has another checksum',
    ],
    [
      'one too many',
      { packages: { ...installed.packages, 'node_modules/@x/y/node_modules/@z/old': a } },
      '@z/old is no longer used',
    ],
  ])('differ: %s', (_, own, expected) => {
    expect(difference(lock, own, here)).toBe(expected);
  });
});

describe('the system packages', () => {
  const status = [
    'Package: gcc\nStatus: install ok installed\nVersion: 12',
    'Package: old\nStatus: deinstall ok config-files',
    'Package: held\nStatus: hold ok installed\nDescription: Package: not this',
  ].join('\n\n');
  const list: SystemPackage[] = [
    { names: ['libnew', 'libold'], why: 'x' },
    { names: ['gcc'], command: 'cc', why: 'y' },
    { names: ['pcscd'], command: 'pcscd', why: 'z' },
  ];
  const none = () => false;

  it('are read from the status file', () => {
    expect([...installedPackages(status)]).toEqual(['gcc', 'held']);
  });

  it('may have any of their names, or be stood in for by a command', () => {
    const names = (found: SystemPackage[]) => found.map((entry) => entry.names[0]);
    expect(names(missingOf(list, { debian: true, installed: new Set(['libold', 'pcscd']), hasCommand: none }))).toEqual(
      ['gcc'],
    );
    expect(
      names(missingOf(list, { debian: true, installed: new Set(), hasCommand: (command) => command === 'cc' })),
    ).toEqual(['libnew', 'pcscd']);
  });

  it('are looked for by their commands where there is no dpkg', () => {
    expect(missingOf(list, { debian: false, hasCommand: none })).toEqual(list.slice(1));
  });

  it('are installed under the name this release knows', () => {
    const policy =
      'libnew:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n' +
      'libold:\n  Installed: (none)\n  Candidate: 3.24\n  Version table:\n     3.24 500\n';
    expect(installable(['libnew', 'libold'], policy)).toBe('libold');
    expect(installable(['libnew', 'libold'], policy.replace('(none)\n  Version', '4.0\n  Version'))).toBe('libnew');
    expect(installable(['unheard-of'], '')).toBe('unheard-of');
  });
});

describe('one at a time', () => {
  const lockFile = join(folder, 'locks', 'set-up.lock');

  it('lets the second wait for the first, and leaves no lock', async () => {
    const order: string[] = [];
    const slow = oneAtATime(async () => {
      order.push('first in');
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('first out');
    }, lockFile);
    const second = oneAtATime(() => Promise.resolve(order.push('second in')), lockFile);
    await Promise.all([slow, second]);
    expect(order).toEqual(['first in', 'first out', 'second in']);
    expect(existsSync(lockFile)).toBe(false);
  });

  it('leaves no lock when the task fails', async () => {
    await expect(oneAtATime(() => Promise.reject(new Error('no')), lockFile)).rejects.toThrow('no');
    expect(existsSync(lockFile)).toBe(false);
  });

  it('takes over the lock of a process that is gone, and one that nobody keeps', async () => {
    const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
    writeFileSync(lockFile, gone);
    expect(await oneAtATime(() => Promise.resolve('done'), lockFile)).toBe('done');
    writeFileSync(lockFile, String(process.pid));
    utimesSync(lockFile, 0, 0);
    expect(await oneAtATime(() => Promise.resolve('done'), lockFile)).toBe('done');
  });
});

describe('the fingerprint of a build', () => {
  const base = join(folder, 'tree');
  mkdirSync(join(base, 'src', 'deep'), { recursive: true });
  writeFileSync(join(base, 'src', 'a.ts'), 'a');
  writeFileSync(join(base, 'src', 'deep', 'b.ts'), 'b');
  const print = () => fingerprint(base, ['src', 'not-there']);

  it('changes with a name or a content, and with nothing else', () => {
    const first = print();
    utimesSync(join(base, 'src', 'a.ts'), 1, 1);
    writeFileSync(join(base, 'src', 'a.test.ts'), 'a test');
    expect(print()).toBe(first);
    writeFileSync(join(base, 'src', 'a.ts'), 'c');
    const second = print();
    writeFileSync(join(base, 'src', 'new.ts'), '');
    expect(new Set([first, second, print()]).size).toBe(3);
  });

  it('holds only as long as everything built is there', () => {
    const stamp = join(base, 'out', '.built', 'x.json');
    expect(upToDate(base, stamp, 'p')).toBe(false);
    writeStamp(stamp, 'p', ['out/x.js']);
    expect(upToDate(base, stamp, 'p')).toBe(false);
    writeFileSync(join(base, 'out', 'x.js'), '');
    expect(upToDate(base, stamp, 'p')).toBe(true);
    expect(upToDate(base, stamp, 'q')).toBe(false);
  });
});
