import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LanyardError } from '../../electron/errors/index.ts';
import { openLog } from '../../electron/log/index.ts';
import { saveSupportFile, supportEntries, type SupportOptions } from '../../electron/support/index.ts';
import { openAt, started, writeRun } from './audit-folder.ts';
import { CliProcess } from './cli-process.ts';
import { unzipped } from './support-zip.ts';

const noon = (day: number) => Date.UTC(2026, 10, day, 12);

/** A folder that is gone with the test. */
function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lanyard-support-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function optionsIn(folder: string, options: Partial<SupportOptions> = {}): SupportOptions {
  return {
    selfTest: () => Promise.resolve([]),
    versions: {},
    settings: {},
    logs: path.join(folder, 'logs'),
    journal: path.join(folder, 'journal'),
    now: noon(22),
    ...options,
  };
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof LanyardError ? error.code : error),
  );
}

test('has the last seven days of log and journal, and no more', async () => {
  const folder = newFolder();
  const { logs, journal } = optionsIn(folder);
  for (const day of [10, 14, 15, 22]) {
    const clock = { now: () => noon(day) };
    openLog({ folder: logs, osSession: '1', part: 'desktop', days: 30, clock }).info('state', { attempt: day });
    await writeRun(journal, day, 0);
    const record = openAt(journal, day);
    record.append(started(day));
    await record.close();
  }
  const entries = await supportEntries(optionsIn(folder));
  expect(entries.map(({ name }) => name).filter((name) => name.startsWith('logs/'))).toEqual([
    'logs/lanyard-2026-11-15.1.desktop.1.jsonl',
    'logs/lanyard-2026-11-22.1.desktop.1.jsonl',
  ]);
  const attempts = entries.find(({ name }) => name === 'journal.jsonl')?.text.match(/"attempt":\d+/g);
  expect(attempts).toEqual(['"attempt":15', '"attempt":22']);
});

test('is made also where there is no log, no journal, and the self-test breaks', async () => {
  const entries = await supportEntries(
    optionsIn(newFolder(), { selfTest: () => Promise.reject(new Error('Okonkwo broke it')) }),
  );
  const [readme, selfTest] = entries;
  expect(readme?.text).toContain('self-test.json');
  expect(selfTest?.text).toContain('LAN-9001');
  expect(selfTest?.text).not.toContain('Okonkwo');
});

test('a great log is cut to its newest files, and the list of contents says so', async () => {
  const folder = newFolder();
  const logs = path.join(folder, 'logs');
  mkdirSync(logs);
  const line = `${JSON.stringify({ time: '2026-11-22T12:00:00.000Z', level: 'info', event: 'state', part: 'desktop' })}\n`;
  for (const number of [1, 2, 3]) {
    writeFileSync(
      path.join(logs, `lanyard-2026-11-22.1.desktop.${String(number)}.jsonl`),
      line.repeat(2e6 / line.length),
    );
  }
  const entries = await supportEntries(optionsIn(folder));
  expect(entries.map(({ name }) => name).slice(-2)).toEqual([
    'logs/lanyard-2026-11-22.1.desktop.2.jsonl',
    'logs/lanyard-2026-11-22.1.desktop.3.jsonl',
  ]);
  expect(entries[0]?.text).toContain('1 older log files were too much');
});

test('never replaces a file unasked; what replaces one is the person’s own', async () => {
  const file = path.join(newFolder(), 'support.zip');
  writeFileSync(file, 'mine', { mode: 0o644 });
  const entries = [{ name: 'README.txt', text: 'é' }];
  expect(await refusalOf(saveSupportFile(entries, { file, replace: false, at: noon(22) }))).toBe('LAN-8801');
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await saveSupportFile(entries, { file, replace: true, at: noon(22) });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await unzipped(file)).get('README.txt')?.text).toBe('é');
});

test('a folder that is not there, or a folder in the way, has its code', async () => {
  const folder = newFolder();
  for (const file of [path.join(folder, 'nowhere', 'support.zip'), folder]) {
    expect(await refusalOf(saveSupportFile([], { file, replace: true, at: noon(22) }))).toBe('LAN-8802');
  }
});

test('lanyard support-file: saves, lists, and refuses to replace', async () => {
  const folder = newFolder();
  const env = { ...process.env, XDG_STATE_HOME: folder, LOCALAPPDATA: folder };
  const run = async (...args: string[]) => {
    const command = new CliProcess(['support-file', ...args, '--json'], env);
    return { code: await command.exit, lines: command.lines };
  };
  const { code, lines } = await run(folder);
  expect(code).toBe(0);
  const [{ file, contents } = { file: '', contents: [] }] = lines as { file: string; contents: { name: string }[] }[];
  expect(path.dirname(file)).toBe(folder);
  expect(path.basename(file)).toMatch(/^lanyard-support-\d{4}-\d\d-\d\d-\d{6}Z\.zip$/);
  expect(contents.map(({ name }) => name)).toContain('self-test.json');
  const files = await unzipped(file);
  const results = JSON.parse(files.get('self-test.json')?.text ?? '') as { outcome: string }[];
  expect(results.length).toBeGreaterThan(5);
  expect(files.get('settings.json')?.text).toContain('"environment"');
  expect(files.get('versions.json')?.text).toContain(process.versions.node);

  expect(await run(file)).toMatchObject({ code: 1, lines: [{ error: { code: 'LAN-8801' } }] });
  expect(await run(file, '--force')).toMatchObject({ code: 0 });
  expect(existsSync(file)).toBe(true);
});

/** What stands in a folder, whatever it is called. */
const namesIn = (folder: string) => readdirSync(folder);

test('stopped while it is made, it writes nothing and says so', async () => {
  const [folder, out] = [newFolder(), newFolder()];
  // A service that never answers: the self-test is under way when somebody has called it, and not done.
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const settings = path.join(folder, 'settings.json');
  const spine = { roleAssertionUrl: `https://127.0.0.1:${String(port)}/` };
  writeFileSync(settings, JSON.stringify({ environment: 'simulator', spine }));
  const env = { ...process.env, XDG_STATE_HOME: folder, LOCALAPPDATA: folder };
  const command = new CliProcess(['support-file', out, '--json', '--settings', settings], env);
  const connections: Socket[] = [];
  silent.on('connection', (connection) => {
    connections.push(connection.on('error', () => undefined));
    command.stop('SIGINT');
  });
  expect(await command.exit).toBe(1);
  expect(command.lines).toMatchObject([{ error: { code: 'LAN-8803' } }]);
  expect(namesIn(out)).toEqual([]);
  for (const connection of connections) connection.destroy();
  silent.close();
});

test('on a disk that is full nothing is left of it, and what was to be replaced is still there', async () => {
  const [folder, out] = [newFolder(), newFolder()];
  const env = { ...process.env, XDG_STATE_HOME: folder, LOCALAPPDATA: folder };
  const run = (...args: string[]) =>
    new Promise<{ code: number | null; text: string }>((resolve) => {
      // The limit on the size of files does what a full disk does: what fits is taken, and the rest is not.
      const command = `trap '' XFSZ; ulimit -f 1; exec "$0" "$@"`;
      const program = [process.execPath, path.resolve('out/cli/main.js'), 'support-file', ...args, '--json'];
      const child = execFile('/bin/bash', ['-c', command, ...program], { env }, (_, text) => {
        resolve({ code: child.exitCode, text });
      });
    });
  const fresh = await run(path.join(out, 'new.zip'));
  expect(fresh.text).toContain('LAN-8802');
  expect(fresh.code).toBe(1);
  expect(namesIn(out)).toEqual([]);

  writeFileSync(path.join(out, 'old.zip'), 'mine');
  expect((await run(path.join(out, 'old.zip'), '--force')).text).toContain('LAN-8802');
  expect(namesIn(out)).toEqual(['old.zip']);
  expect(readFileSync(path.join(out, 'old.zip'), 'utf8')).toBe('mine');
});

test('the folders of persons, on shares, too, are not in it', async () => {
  const settings = {
    'cis2.caFile': { value: '\\\\server\\users$\\jane.doe\\ca.pem' },
    'spine.caFile': { value: '/home/jane.doe/ca.pem' },
  };
  const entries = await supportEntries(optionsIn(newFolder(), { settings }));
  expect(entries.map(({ text }) => text).join('\n')).not.toContain('jane');
  expect(entries.find(({ name }) => name === 'settings.json')?.text).toContain('[removed]');
});
