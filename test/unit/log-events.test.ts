import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logEvents } from '../../electron/log/vocabulary.ts';

const electron = path.join(import.meta.dirname, '..', '..', 'electron');

/** Where a line is written: `log.warn('state', …)`, or `event: 'state'` of a line that is. */
const written = /(?:\.(?:error|warn|info|debug)\(\s*|\bevent: )'([a-z-]+)'/g;

test('every event that the log knows is written somewhere in the program', () => {
  const sources = readdirSync(electron, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(electron, file), 'utf8'));
  const said = new Set(sources.flatMap((text) => [...text.matchAll(written)].map(([, event]) => event)));
  expect(logEvents.filter((event) => !said.has(event))).toEqual([]);
});
