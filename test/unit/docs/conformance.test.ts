import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** The pages on conformance against the tests: what they call met is named by the title of a test that exists. */

interface Row {
  readonly number: number;
  readonly how: string;
  readonly tests: string;
}

function rowsOf(page: string): Row[] {
  return [...readFileSync(page, 'utf8').matchAll(/^\| (\d+) +\|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map(
    ([, number, how, tests]) => ({ number: Number(number), how: how?.trim() ?? '', tests: tests?.trim() ?? '' }),
  );
}

const sources = ['electron', 'renderer', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') })),
);

describe.each([
  ['docs/spine-conformance.md', 'CIS1'],
  ['docs/cis2-conformance.md', 'CIS2'],
])('%s', (page, sheet) => {
  const rows = rowsOf(page);

  test('all forty requirements are on the page, once and in order', () => {
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  test.each(rows)('requirement $number says how it is met or what it waits for', ({ number, how, tests }) => {
    expect(how).not.toBe('');
    const tag = `[${sheet}-${String(number).padStart(2, '0')}]`;
    const proving = sources.filter(({ text }) => text.includes(tag)).map(({ file }) => file);
    if (tests.startsWith('waits for')) return;
    expect(proving, `no test title holds ${tag}`).not.toEqual([]);
    for (const file of tests.split(',').map((name) => name.replaceAll('`', '').trim())) {
      expect(
        proving.some((proof) => path.posix.basename(proof) === file),
        `${file} does not name ${tag}`,
      ).toBe(true);
    }
  });
});
