import { expect, test } from 'vitest';
import { readingVerdict } from './reading-moment.ts';

test.each([
  ['person', 'idle', false, 'allowed'],
  ['person', 'idle', true, 'allowed'],
  ['person', 'choosing-card', true, 'busy'],
  ['person', 'signing-in', true, 'busy'],
  ['person', 'signed-in', true, 'busy'],
  ['program', 'idle', false, 'off'],
  ['program', 'idle', true, 'allowed'],
  ['program', 'choosing-card', false, 'off'],
  ['program', 'choosing-card', true, 'allowed'],
  ['program', 'signing-in', true, 'busy'],
  ['program', 'signed-in', true, 'busy'],
] as const)('%s, %s, setting %s: %s', (by, session, readCertificates, verdict) => {
  expect(readingVerdict({ by, session, readCertificates })).toBe(verdict);
});
