import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { verifyOnce } from '../../electron/audit/verify.ts';
import { copyOf, journalFiles, newFolder, openAt, started, writeRun } from './audit-folder.ts';

/**
 * Any single change to any journal is found. The journals: several days, continued files, two chains, a beginning that
 * was pruned, a torn line that was set aside; ended in order.
 */

const journals: string[] = [];

beforeAll(async () => {
  const small = newFolder();
  await writeRun(small, 20, 1);

  const long = newFolder();
  for (const day of [1, 2, 3, 9]) await writeRun(long, day, 8, { maxBytes: 1500, keepDays: 7 });

  const twins = newFolder();
  const other = openAt(twins, 20);
  await other.before;
  await writeRun(twins, 20, 5);
  other.append(started(1));
  await other.close();

  const torn = newFolder();
  await writeRun(torn, 20, 3);
  const head = path.join(torn, 'head.1.json');
  writeFileSync(head, readFileSync(head, 'utf8').replace('true', 'false'));
  const file = path.join(torn, journalFiles(torn)[0] ?? '');
  writeFileSync(file, '{"seq":5,"prev":"abc', { flag: 'a' });
  await writeRun(torn, 21, 3);

  journals.push(small, long, twins, torn);
  for (const folder of journals) expect((await verifyOnce(folder)).problems).toEqual([]);
});

interface Change {
  readonly name: string;
  /** Carries it out, with two numbers to choose places by; false = it would change nothing here. */
  readonly make: (folder: string, a: number, b: number) => boolean;
}

/** All that is verified: the journal files and the heads. */
const verified = (folder: string) => [...journalFiles(folder), 'head.1.json'];

const pick = <T>(from: readonly T[], n: number): T => {
  const one = from[n % from.length];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** A change to the lines of one journal file. */
function ofLines(change: (lines: string[], a: number, b: number) => string[]): Change['make'] {
  return (folder, a, b) => {
    const file = path.join(folder, pick(journalFiles(folder), a));
    const before = readFileSync(file, 'utf8');
    const lines = before.split('\n').slice(0, -1);
    const after = change(lines, Math.floor(a / 7), b)
      .map((line) => `${line}\n`)
      .join('');
    writeFileSync(file, after);
    return after !== before;
  };
}

const changes: readonly Change[] = [
  {
    name: 'a changed byte',
    make: (folder, a, b) => {
      const file = path.join(folder, pick(verified(folder), a));
      const bytes = readFileSync(file);
      const at = b % bytes.length;
      const to = a % 256;
      if (bytes[at] === to) return false;
      bytes[at] = to;
      writeFileSync(file, bytes);
      return true;
    },
  },
  {
    name: 'a removed byte',
    make: (folder, a, b) => {
      const file = path.join(folder, pick(verified(folder), a));
      const bytes = readFileSync(file);
      const at = b % bytes.length;
      writeFileSync(file, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
      return true;
    },
  },
  {
    name: 'an inserted byte',
    make: (folder, a, b) => {
      const file = path.join(folder, pick(verified(folder), a));
      const bytes = readFileSync(file);
      const at = b % (bytes.length + 1);
      writeFileSync(file, Buffer.concat([bytes.subarray(0, at), Buffer.from([a % 256]), bytes.subarray(at)]));
      return true;
    },
  },
  { name: 'a removed line', make: ofLines((lines, a) => lines.toSpliced(a % lines.length, 1)) },
  {
    name: 'a repeated line',
    make: ofLines((lines, a, b) => lines.toSpliced(b % (lines.length + 1), 0, pick(lines, a))),
  },
  {
    name: 'swapped lines',
    make: ofLines((lines, a, b) => {
      const [from, to] = [a % lines.length, b % lines.length];
      return lines.with(from, pick(lines, to)).with(to, pick(lines, from));
    }),
  },
  {
    name: 'a forged line',
    make: ofLines((lines, a, b) => {
      const forged = pick(lines, a).replace(/"attempt":\d+/, `"attempt":${String(b + 100)}`);
      return lines.toSpliced(a % lines.length, 1, `${forged} `);
    }),
  },
  {
    name: 'a truncated file',
    make: (folder, a, b) => {
      const file = path.join(folder, pick(verified(folder), a));
      truncateSync(file, b % readFileSync(file).length);
      return true;
    },
  },
  {
    name: 'a removed file',
    make: (folder, a) => {
      rmSync(path.join(folder, pick(verified(folder), a)));
      return true;
    },
  },
  {
    name: 'a file in the place of another',
    make: (folder, a, b) => {
      const [from, to] = [pick(verified(folder), a), pick(verified(folder), b)];
      const same = readFileSync(path.join(folder, from)).equals(readFileSync(path.join(folder, to)));
      copyFileSync(path.join(folder, from), path.join(folder, to));
      return !same;
    },
  },
  {
    name: 'a file under another date, number or chain',
    make: (folder, a, b) => {
      const from = pick(journalFiles(folder), a);
      const to = pick(
        [
          from.replace('2026-11', '2026-10'),
          from.replace(/\.\d+\.jsonl$/, '.77.jsonl'),
          from.replace(/\.\d+(\.\d+\.jsonl)$/, '.9$1'),
        ],
        b,
      );
      copyFileSync(path.join(folder, from), path.join(folder, to));
      rmSync(path.join(folder, from));
      return true;
    },
  },
];

test.each(changes)('$name is found', async ({ make }) => {
  const place = fc.nat(1_000_000);
  await fc.assert(
    fc.asyncProperty(fc.nat(journals.length - 1), place, place, async (which, a, b) => {
      const folder = copyOf(journals[which] ?? '');
      try {
        fc.pre(make(folder, a, b));
        const { problems } = await verifyOnce(folder);
        expect(problems).not.toEqual([]);
      } finally {
        rmSync(path.dirname(folder), { recursive: true });
      }
    }),
    { numRuns: 200 },
  );
});

test('opening and going on after a change does not hide it', async () => {
  const place = fc.nat(1_000_000);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...changes),
      fc.nat(journals.length - 1),
      place,
      place,
      async (change, which, a, b) => {
        const folder = copyOf(journals[which] ?? '');
        try {
          fc.pre(change.make(folder, a, b));
          await writeRun(folder, 22, 2, { onTrouble: () => undefined });
          expect((await verifyOnce(folder)).problems, change.name).not.toEqual([]);
        } finally {
          rmSync(path.dirname(folder), { recursive: true });
        }
      },
    ),
    { numRuns: 200 },
  );
});
