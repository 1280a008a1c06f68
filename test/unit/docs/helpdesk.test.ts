import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkList } from '../../../electron/diagnostics/index.ts';
import { catalogue } from '../../../electron/errors/index.ts';
import { checkAdvice } from './helpdesk-advice.ts';
import { codeGroups, groupOf } from './helpdesk-groups.ts';
import { helpdeskPage } from './helpdesk-page.ts';

const codes = Object.keys(catalogue);

test('docs/helpdesk.md is the catalogue, the checks and the ends of a session', async () => {
  await expect(helpdeskPage()).toMatchFileSnapshot('../../../docs/helpdesk.md');
});

test('every code is on the page once, with meaning, cause, cure and who', () => {
  const rows = [...readFileSync('docs/helpdesk.md', 'utf8').matchAll(/^\| (LAN-\d{4}) \|(.*)\|$/gm)];
  expect(rows.map(([, code]) => code).toSorted()).toEqual(codes.toSorted());
  for (const [, code, rest = ''] of rows) {
    const cells = rest.split(/(?<!\\)\|/).map((cell) => cell.trim());
    expect(cells.length, code).toBe(4);
    for (const cell of cells) expect(cell, code).not.toBe('');
  }
});

test('every group has codes, and names none that does not exist', () => {
  for (const group of codeGroups) {
    expect(codes.filter((code) => groupOf(code) === group).length, group.title).toBeGreaterThan(0);
    for (const named of group.codes)
      expect(
        codes.some((code) => code.startsWith(named)),
        named,
      ).toBe(true);
  }
  const named = codeGroups.flatMap((group) => group.codes);
  expect(new Set(named).size).toBe(named.length);
});

test('there is advice for every check of the self-test, and for no other', () => {
  expect(Object.keys(checkAdvice)).toEqual(checkList.map(({ id }) => id));
});

test.each(['docs/ra-guide.md', 'docs/user-guide.md', 'test/unit/docs/helpdesk-head.md'])(
  '%s names no code that does not exist',
  (page) => {
    const named = [...readFileSync(page, 'utf8').matchAll(/LAN-\d{4}/g)].map(([code]) => code);
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  },
);
