import { expect, test } from 'vitest';
import { auditEndReasons } from '../audit/index.ts';
import { layers } from '../settings/layers/layer.ts';
import * as session from '../session/state.ts';
import { isOfKnownWords } from './words.ts';

test('the log can say every word of the session and the journal', () => {
  const words = [...Object.values(session).flat(), ...auditEndReasons].filter((word) => typeof word === 'string');
  expect(words).toContain('card-removed');
  expect(words.filter((word) => !isOfKnownWords(word))).toEqual([]);
});

/** Electron's words for why a process is gone. */
const gone = ['abnormal-exit', 'killed', 'crashed', 'oom', 'launch-failed', 'integrity-failure', 'memory-eviction'];

test('the log can say every layer of the settings, and why a process is gone', () => {
  expect([...layers, ...gone].filter((word) => !isOfKnownWords(word))).toEqual([]);
});

test.each([
  'signed-out',
  'waiting-for-card',
  'signing-in',
  'choosing-role',
  'signed-in',
  'ended',
  'step-up',
  'change-role',
])('the log can say %s', (name) => {
  expect(isOfKnownWords(name)).toBe(true);
});

test.each(['okonkwo', 'card-okonkwo', 'Card', '', 'card--removed', '4711', 'card-removed-'.repeat(6)])(
  'not %j',
  (text) => {
    expect(isOfKnownWords(text)).toBe(false);
  },
);
