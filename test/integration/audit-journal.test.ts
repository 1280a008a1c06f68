import { appendFileSync, chmodSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifyJournal, type Recorded } from '../../electron/audit/index.ts';
import type { LanyardError } from '../../electron/errors/index.ts';
import { entriesIn, journalFiles, kindsIn, newFolder, noon, openAt, started, writeRun } from './audit-folder.ts';

/** The journal on a real file system. */

test('entries are on the disk in order, chained across files and runs', async () => {
  const folder = newFolder();
  await writeRun(folder, 20, 3);
  await writeRun(folder, 20, 2);
  await writeRun(folder, 22, 2);
  expect(journalFiles(folder)).toEqual(['journal-2026-11-20.1.1.jsonl', 'journal-2026-11-22.1.2.jsonl']);
  expect(entriesIn(folder).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await verifyJournal(folder)).toEqual({
    entries: 9,
    files: 2,
    from: '2026-11-20T12:00:00.000Z',
    to: '2026-11-22T12:00:00.000Z',
    problems: [],
  });
});

test('an entry carries the time it is about, and sinks hear of it when it is on the disk', async () => {
  const folder = newFolder();
  const heard: Recorded[] = [];
  const journal = openAt(folder, 20, { sinks: [(entry) => heard.push(entry)] });
  journal.append({ kind: 'session-ended', attempt: 1, reason: 'idle' }, noon(19));
  expect(heard).toEqual([]);
  await journal.flush();
  expect(heard).toEqual([
    { seq: 2, at: '2026-11-19T12:00:00.000Z', kind: 'session-ended', attempt: 1, reason: 'idle' },
  ]);
  expect(entriesIn(folder).at(-1)).toMatchObject(heard[0] ?? {});
  await journal.close();
});

test('a full file is continued in the next', async () => {
  const folder = newFolder();
  await writeRun(folder, 20, 40, { maxBytes: 2000 });
  const files = journalFiles(folder);
  expect(files.length).toBeGreaterThan(4);
  for (const name of files) expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(2000);
  expect((await verifyJournal(folder)).problems).toEqual([]);
});

test('a file past its age is removed, and the journal says from where on it begins', async () => {
  const folder = newFolder();
  for (const day of [1, 2, 3]) await writeRun(folder, day, 2, { keepDays: 5 });
  await writeRun(folder, 8, 2, { keepDays: 5 });
  expect(journalFiles(folder)).toEqual(['journal-2026-11-03.1.3.jsonl', 'journal-2026-11-08.1.4.jsonl']);
  expect(kindsIn(folder)).toContain('journal-pruned');
  expect((await verifyJournal(folder)).problems).toEqual([]);
  rmSync(path.join(folder, 'journal-2026-11-03.1.3.jsonl'));
  expect((await verifyJournal(folder)).problems).toMatchObject([{ what: 'start-missing' }]);
});

test('a day with the clock set far ahead removes nothing; a second such day does', async () => {
  const folder = newFolder();
  for (const day of [1, 2, 3]) await writeRun(folder, day, 2, { keepDays: 5 });
  for (const day of [4000, 4000, 9]) await writeRun(folder, day, 2, { keepDays: 30 });
  expect(journalFiles(folder).map((name) => name.slice(8, 18))).toEqual([
    ...['2026-11-01', '2026-11-02', '2026-11-03'],
    dateOf(4000),
    '2026-11-09',
  ]);
  expect(kindsIn(folder)).not.toContain('journal-pruned');
  for (const day of [5000, 5001]) await writeRun(folder, day, 2, { keepDays: 30 });
  expect(journalFiles(folder).map((name) => name.slice(8, 18))).toEqual([dateOf(5000), dateOf(5001)]);
  expect((await verifyJournal(folder)).problems).toEqual([]);
});

const dateOf = (day: number) => new Date(noon(day)).toISOString().slice(0, 10);

test('a chain that nobody writes any more grows old as well', async () => {
  const folder = newFolder();
  const first = openAt(folder, 1, { keepDays: 5 });
  first.append(started(1));
  await first.flush();
  await writeRun(folder, 1, 3, { keepDays: 5 });
  await first.close();
  expect(journalFiles(folder).filter((name) => name.includes('11-01'))).toHaveLength(2);
  await writeRun(folder, 28, 1, { keepDays: 5 });
  expect(journalFiles(folder).filter((name) => name.includes('11-01'))).toEqual([]);
  expect((await verifyJournal(folder)).problems).toEqual([]);
});

test('two writers at once have a chain each', async () => {
  const folder = newFolder();
  const [a, b] = [openAt(folder, 20), openAt(folder, 20, { osSession: 'c2' })];
  for (let n = 0; n < 50; n += 1) {
    a.append(started(n));
    b.append(started(n));
  }
  await Promise.all([a.close(), b.close()]);
  expect(journalFiles(folder)).toHaveLength(2);
  expect(await verifyJournal(folder)).toMatchObject({ entries: 102, problems: [] });
  await writeRun(folder, 20, 1);
  expect(journalFiles(folder)).toHaveLength(2);
});

test.runIf(process.platform !== 'win32')('folder and files belong to the person alone', async () => {
  const folder = newFolder();
  await writeRun(folder, 20, 1);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of [...journalFiles(folder), 'head.1.json', 'claim.1.1']) {
    expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
  }
  chmodSync(folder, 0o777);
  await writeRun(folder, 20, 1);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('how the run before ended is known', async () => {
  const folder = newFolder();
  const first = openAt(folder, 20);
  expect(await first.before).toBe('none');
  await first.close();
  const second = openAt(folder, 20);
  expect(await second.before).toBe('clean');
  // A program that was killed leaves its head open and its claim dead.
  writeFileSync(
    path.join(folder, 'claim.1.3'),
    '{"pid":999999999,"host":"elsewhere"}'.replace('elsewhere', hostname()),
  );
  const third = openAt(folder, 20);
  expect(await third.before).toBe('unclean');
});

test('a torn last line is set aside, said, and the chain goes on', async () => {
  const folder = newFolder();
  const [file] = await leaveKilled(folder);
  appendFileSync(file, '{"seq":4,"prev":"00');
  expect((await verifyJournal(folder)).problems).toMatchObject([{ what: 'torn', line: 4 }]);
  await writeRun(folder, 20, 1);
  expect(kindsIn(folder).slice(-2)).toEqual(['journal-repaired', 'sign-in-started']);
  expect((await verifyJournal(folder)).problems).toEqual([]);
  // What was set aside is part of what is verified.
  writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":4,"prev":"00', '"seq":4,"prev":"01'));
  expect((await verifyJournal(folder)).problems).toMatchObject([{ what: 'unreadable', line: 4 }]);
});

test.each([0, 1, 20])('killed %i bytes into the first line of a file', async (bytes) => {
  const folder = newFolder();
  const [file, lines] = await leaveKilled(folder);
  writeFileSync(file.replace('.1.jsonl', '.2.jsonl'), (lines[0] ?? '').slice(0, bytes));
  await writeRun(folder, 20, 1);
  await writeRun(folder, 21, 1);
  expect((await verifyJournal(folder)).problems).toEqual([]);
});

test('killed in the middle of a repair', async () => {
  const folder = newFolder();
  const [file] = await leaveKilled(folder);
  appendFileSync(file, '{"seq":4,"pr\n{"seq":4,"prev"');
  await writeRun(folder, 20, 1);
  expect((await verifyJournal(folder)).problems).toEqual([]);
});

test('a cut end is noticed at open, said in the journal and to the program, once', async () => {
  const folder = newFolder();
  await writeRun(folder, 20, 5);
  const file = path.join(folder, journalFiles(folder)[0] ?? '');
  truncateSync(file, readFileSync(file, 'utf8').split('\n').slice(0, 3).join('\n').length + 1);
  const troubles: LanyardError[] = [];
  const onTrouble = (error: LanyardError) => troubles.push(error);
  await writeRun(folder, 20, 1, { onTrouble });
  await writeRun(folder, 20, 1, { onTrouble });
  expect(troubles.map(({ code, details }) => [code, details])).toEqual([['LAN-7002', { found: 'tail-missing' }]]);
  expect(kindsIn(folder).filter((kind) => kind === 'tampering-found')).toHaveLength(1);
  const { problems } = await verifyJournal(folder);
  expect(problems.map(({ what, line }) => [what, line])).toEqual([
    ['missing', 4],
    ['reported', 4],
  ]);
});

test('a removed head, and one that is too old for an ended run, are noticed at open', async () => {
  const folder = newFolder();
  await writeRun(folder, 20, 1);
  const old = readFileSync(path.join(folder, 'head.1.json'));
  await writeRun(folder, 20, 1);
  writeFileSync(path.join(folder, 'head.1.json'), old);
  expect((await verifyJournal(folder)).problems).toMatchObject([{ what: 'added' }]);
  await writeRun(folder, 20, 1);
  rmSync(path.join(folder, 'head.1.json'));
  await writeRun(folder, 20, 1);
  const found = entriesIn(folder).flatMap((entry) => (entry['kind'] === 'tampering-found' ? [entry['found']] : []));
  expect(found).toEqual(['changed', 'head-missing']);
});

test('trouble is told once, nothing is thrown, and nothing is lost when writing works again', async () => {
  const folder = newFolder();
  writeFileSync(folder, 'in the way');
  const troubles: LanyardError[] = [];
  const journal = openAt(folder, 20, { onTrouble: (error) => troubles.push(error) });
  for (let n = 1; n <= 3; n += 1) {
    journal.append(started(n));
    await journal.flush();
  }
  expect(troubles.map(({ code }) => code)).toEqual(['LAN-7003']);
  expect(troubles[0]?.details).toEqual({ reason: 'EEXIST' });
  rmSync(folder);
  journal.append(started(4));
  await journal.close();
  expect(entriesIn(folder).flatMap(({ attempt }) => attempt ?? [])).toEqual([1, 2, 3, 4]);
  expect((await verifyJournal(folder)).problems).toEqual([]);
});

test('what is appended after the end, or has no form, is told and left out', async () => {
  const folder = newFolder();
  const troubles: string[] = [];
  const journal = openAt(folder, 20, { onTrouble: (error) => troubles.push(error.code) });
  journal.append({ kind: 'role-changed', attempt: -1 });
  journal.append({ kind: 'role-changed', attempt: -1 });
  await journal.close();
  journal.append(started(1));
  await journal.flush();
  expect(troubles).toEqual(['LAN-7005']);
  expect(kindsIn(folder)).toEqual([]);
});

function hostname(): string {
  return /"host":"(.*)"/.exec(JSON.stringify({ host: os.hostname() }))?.[1] ?? '';
}

/** A journal as a killed program leaves it: three whole lines, the head open. */
async function leaveKilled(folder: string): Promise<[string, string[]]> {
  await writeRun(folder, 20, 2);
  const head = path.join(folder, 'head.1.json');
  writeFileSync(head, readFileSync(head, 'utf8').replace('"closed":true', '"closed":false'));
  const file = path.join(folder, journalFiles(folder)[0] ?? '');
  return [file, readFileSync(file, 'utf8').split('\n')];
}
