import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `docs/architecture.md` against the house as it stands. */

const page = readFileSync('docs/architecture.md', 'utf8');
const doors = [...readFileSync('eslint.config.mjs', 'utf8').matchAll(/^ {2}(\w+): \[([^\]]*)\],$/gm)].map(
  ([, room = '', rooms = '']) => ({ room, doors: [...rooms.matchAll(/\w+/g)].map(([name]) => name).toSorted() }),
);

test('every room, every composition root and every file that joins rooms is on the page', () => {
  const entries = readdirSync('electron', { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `electron/${name}/`);
  const files = [...entries, ...readdirSync('electron/compose', { withFileTypes: true })]
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(({ name }) => name);
  expect(folders.filter((folder) => !page.includes(`\`${folder}\``))).toEqual([]);
  expect(files.filter((file) => !page.includes(file))).toEqual([]);
});

test('lint knows rooms', () => {
  expect(doors.length).toBeGreaterThan(15);
});

test.each(doors)('the doors of $room are those that lint enforces', ({ room, doors: enforced }) => {
  const row = new RegExp(`^\\| \`electron/${room}/\` +\\|.*\\| ([^|]*?) +\\|$`, 'm').exec(page)?.[1] ?? '';
  expect(row.split(', ').toSorted()).toEqual(enforced.length === 0 ? ['none'] : enforced);
});

test('every file that the page names exists', () => {
  const files = ['electron', 'renderer', 'native', 'scripts', 'build'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.replaceAll('\\', '/')}`),
  );
  const named = [...page.matchAll(/`([\w./-]+\.(?:ts|mjs))`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !existsSync(name) && !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
});
