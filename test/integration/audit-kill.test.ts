import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { openJournal, verifyJournal } from '../../electron/audit/index.ts';
import { entriesIn, kindsIn, newFolder } from './audit-folder.ts';

/** Real programs write a journal and are killed at any instant. */

let program = '';

beforeAll(async () => {
  const outDir = mkdtempSync(path.join(os.tmpdir(), 'lanyard-audit-writer-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: path.resolve('test/integration/audit-writer.ts'),
      outDir,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
  program = path.join(outDir, 'writer.mjs');
});

/** Runs a writer and kills it so many ms after its start, or after it first wrote; answers with what it said. */
async function writeAndKill(
  folder: string,
  after: number,
  since: 'start' | 'first-write',
): Promise<{ burst: number; said: string[] }> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  const gone = new Promise((resolve) => child.once('close', resolve));
  if (since === 'first-write') await new Promise((resolve) => lines.once('line', resolve));
  await delay(after);
  child.kill('SIGKILL');
  await gone;
  return { burst: Number(said.at(-1) ?? 0), said };
}

test('killed at any instant: nothing that was flushed is lost, and the chain is whole', async () => {
  const folder = newFolder();
  for (let round = 0; round < 30; round += 1) {
    const before = existsSync(folder) ? entriesIn(folder).length : 0;
    const { burst, said } =
      round % 3 === 0
        ? await writeAndKill(folder, 40 + round * 3, 'start')
        : await writeAndKill(folder, round % 20, 'first-write');
    expect(said.filter((line) => line.startsWith('trouble'))).toEqual([]);
    if (burst === 0) continue;
    const bursts = entriesIn(folder)
      .slice(before)
      .flatMap(({ attempt }) => attempt ?? []);
    expect(bursts).toContain(burst);
  }
  const journal = openJournal({ folder, now: () => Date.now(), osSession: '1' });
  expect(await journal.before).toBe('unclean');
  await journal.close();
  expect(kindsIn(folder)).not.toContain('tampering-found');
  expect((await verifyJournal(folder)).problems).toEqual([]);
}, 120_000);

test('programs at the same time never write into one file', async () => {
  const folder = newFolder();
  const rounds = [0, 20, 50, 100, 150, 200];
  for (let round = 0; round < 3; round += 1) {
    const all = await Promise.all(rounds.map((after) => writeAndKill(folder, after + round * 13, 'first-write')));
    expect(all.flatMap(({ said }) => said.filter((line) => line.startsWith('trouble')))).toEqual([]);
  }
  // Every chain is claimed, and set right where it was torn.
  const journals = rounds.map(() => openJournal({ folder, now: () => Date.now(), osSession: '1' }));
  for (const journal of journals) await journal.before;
  for (const journal of journals) await journal.close();
  expect((await verifyJournal(folder)).problems).toEqual([]);
}, 120_000);
