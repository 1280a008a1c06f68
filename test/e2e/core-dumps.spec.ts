import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { treeOf } from '../bench/process-tree.ts';
import { expect, test } from './fixtures.ts';

/** What a crash would leave behind. */

test('no process of the program may leave its memory behind, and nobody is told of a crash', async ({
  world,
  lanyard,
}) => {
  await world.insert('adaeze');
  await world.typePasscode();
  await lanyard.screen('signed-in');
  const pids = treeOf(lanyard.electron.process().pid ?? 0);
  expect(pids.length).toBeGreaterThan(4);
  expect(mayDump(pids)).toEqual([]);

  const collectors = pids.filter((pid) => readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('crashpad'));
  expect(collectors).toEqual([]);
  const folder = await lanyard.electron.evaluate(({ app }) => app.getPath('crashDumps'));
  const dumps = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  expect(dumps.filter((name) => name.endsWith('.dmp'))).toEqual([]);

  // A page process that is made later comes from the zygote, which is older than our asking.
  await lanyard.page.reload();
  await lanyard.screen('signed-in');
  expect(mayDump(treeOf(lanyard.electron.process().pid ?? 0))).toEqual([]);
});

/** Those whose limits, soft and hard, let a core file have more than a byte; the ticket host has none at all. */
function mayDump(pids: readonly number[]): readonly object[] {
  return pids.flatMap((pid) => {
    try {
      const read = (file: string) => readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
      const limits = /^Max core file size +(\S+) +(\S+)/m.exec(read('limits'))?.slice(1);
      return limits?.every((limit) => ['0', '1'].includes(limit)) === true
        ? []
        : [{ command: read('cmdline'), limits }];
    } catch {
      // It ended just now.
      return [];
    }
  });
}
