import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLastRoles } from './last-roles.ts';

const person = '555900112233';
const roles = ['555900445566', '555900445577'];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'last-roles-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the role chosen last is known after a restart, to the person alone', () => {
  openLastRoles(folder).remember(person, '555900445566');
  openLastRoles(folder).remember(person, '555900445577');
  expect(openLastRoles(folder).of(person, roles)).toBe('555900445577');
  expect(openLastRoles(folder).of('555900112244', roles)).toBe(null);
  expect(openLastRoles(folder).of(person, ['555900445566'])).toBe(null);
});

test('no id is in the file', () => {
  openLastRoles(folder).remember(person, '555900445577');
  expect(readFileSync(path.join(folder, 'last-roles.json'), 'utf8')).not.toMatch(/5559/);
});

test('two hundred people are remembered, and no more', () => {
  const last = openLastRoles(folder);
  for (let n = 0; n <= 200; n++) last.remember(String(n), 'role');
  expect(last.of('0', ['role'])).toBe(null);
  expect(last.of('1', ['role'])).toBe('role');
});

test('a damaged file, or a folder that cannot be written, costs nothing but the memory', () => {
  writeFileSync(path.join(folder, 'last-roles.json'), '{"key":1}');
  expect(openLastRoles(folder).of(person, roles)).toBe(null);
  const nowhere = openLastRoles('/dev/null/nowhere');
  nowhere.remember(person, '555900445566');
  expect(nowhere.of(person, roles)).toBe('555900445566');
});
