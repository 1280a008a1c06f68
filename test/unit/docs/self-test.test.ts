import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkList, wholeDeadline } from '../../../electron/diagnostics/index.ts';
import { selfTestPage } from './self-test-page.ts';

test('docs/self-test.md is the list of checks', async () => {
  await expect(selfTestPage()).toMatchFileSnapshot('../../../docs/self-test.md');
});

test('the page names every check of the list, once and in order, and no other', () => {
  const page = readFileSync('docs/self-test.md', 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` +\|.*\| \d+/gm)].map(([, id]) => id);
  expect(rows).toEqual(checkList.map(({ id }) => id));
  expect(new Set(rows).size).toBe(rows.length);
});

test('every check says what it looks at in a whole sentence, and has less time than all together', () => {
  for (const { id, title, looksAt, deadline } of checkList) {
    expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(title).toMatch(/^[A-Z]/);
    expect(looksAt, id).toMatch(/^(?:Whether|Which|Where) .+[.)]$/s);
    expect(deadline, id).toBeLessThan(wholeDeadline);
  }
});

const proofs = readdirSync('test/integration')
  .filter((file) => /^check-.*\.test\.ts$/.test(file))
  .map((file) => readFileSync(path.join('test/integration', file), 'utf8'))
  .join('\n');

test.each(checkList)('$id is proved on the real thing by a test that names it', ({ id }) => {
  expect(proofs).toContain(`[check ${id}]`);
});
