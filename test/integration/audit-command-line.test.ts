import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { journalFiles, newFolder, writeRun } from './audit-folder.ts';

/** `lanyard audit` as scripts use it: a process, its lines, its exit code. */

interface Result {
  readonly code: number;
  readonly lines: Record<string, unknown>[];
}

async function lanyard(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [path.resolve('out/cli/main.js'), 'audit', ...args, '--json'],
      { env: { ...process.env, ...env } },
      (_error, stdout) => {
        const lines = stdout.split('\n').filter((line) => line !== '');
        resolve({
          code: child.exitCode ?? -1,
          lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
        });
      },
    );
  });
}

test('an intact journal, and one that was changed', async () => {
  const folder = newFolder();
  await writeRun(folder, 20, 3);
  const intact = await lanyard(['verify', '--folder', folder]);
  expect(intact).toMatchObject({ code: 0, lines: [{ intact: true, entries: 4, files: 1, problems: [] }] });

  const [file = ''] = journalFiles(folder);
  const text = readFileSync(path.join(folder, file), 'utf8');
  writeFileSync(path.join(folder, file), text.replace('"attempt":2', '"attempt":7'));
  const changed = await lanyard(['verify', '--folder', folder]);
  expect(changed).toMatchObject({
    code: 1,
    lines: [{ intact: false, problems: [{ file, line: 4, what: 'changed' }] }, { error: { code: 'LAN-7001' } }],
  });
});

test('the last entries', async () => {
  const folder = newFolder();
  await writeRun(folder, 20, 3);
  await writeRun(folder, 21, 3);
  const { code, lines } = await lanyard(['show', '--last', '2', '--folder', folder]);
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    { seq: 7, at: '2026-11-21T12:00:00.000Z', kind: 'sign-in-started', attempt: 2, reader: 'Alcor Micro AU9540 00 00' },
    { seq: 8, attempt: 3 },
  ]);
});

test("one's own journal may not have been begun; a folder that is named must be there", async () => {
  const env = { XDG_STATE_HOME: newFolder(), LOCALAPPDATA: newFolder(), HOME: newFolder() };
  expect(await lanyard(['verify'], env)).toMatchObject({ code: 0, lines: [{ intact: null, entries: 0 }] });
  expect(await lanyard(['show'], env)).toMatchObject({ code: 0, lines: [] });
  const missing = await lanyard(['verify', '--folder', newFolder()]);
  expect(missing).toMatchObject({ code: 1, lines: [{ error: { code: 'LAN-7004' } }] });
});

test('a journal that has been emptied is not intact', async () => {
  const folder = newFolder();
  await writeRun(folder, 20, 3);
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
  expect(await lanyard(['verify', '--folder', folder])).toMatchObject({
    code: 1,
    lines: [{ intact: null, entries: 0 }, { error: { code: 'LAN-7007' } }],
  });
});
