import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** What the documents point to is there. */

const pages = ['README.md', 'CHANGELOG.md', ...filesOf('docs', '.md')];
const pictures = filesOf('docs/pictures', '');

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(folder, name));
}

/** Where links and pictures lead, as paths from the root; addresses of other computers are left out. */
function targetsOf(page: string): { readonly file: string; readonly anchor: string }[] {
  return [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(
    ([, to = '', anchor = '']) => ({
      file: to === '' ? page : path.posix.join(path.posix.dirname(page), to),
      anchor,
    }),
  );
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(pages)('every file, picture and heading that %s points to exists', (page) => {
  const targets = targetsOf(page);
  expect(targets.filter(({ file }) => !existsSync(file))).toEqual([]);
  const anchored = targets.filter(({ file, anchor }) => anchor !== '' && file.endsWith('.md'));
  expect(anchored.filter(({ file, anchor }) => !anchorsOf(file).includes(anchor))).toEqual([]);
});

test('every picture is in a document, and says in words what it shows', () => {
  const shown = pages.flatMap((page) => targetsOf(page).map(({ file }) => file));
  expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
  for (const page of pages) expect(readFileSync(page, 'utf8'), page).not.toContain('![](');
});

test('every document is in the list of README', () => {
  const listed = targetsOf('README.md').map(({ file }) => file);
  expect(filesOf('docs', '.md').filter((page) => !listed.includes(page))).toEqual([]);
});
