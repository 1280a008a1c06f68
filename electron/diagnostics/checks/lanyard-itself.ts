import type { Check } from '../check.ts';
import { attention, ok } from '../finding.ts';
import { say } from '../words/said.ts';

const day = 86_400_000;

/** Chromium, on which Lanyard stands, gets fixes every few weeks; half a year is long. Own choice. */
const oldAfter = 180 * day;

export const lanyardItself: Check<'now' | 'program'> = {
  id: 'lanyard',
  title: 'Lanyard',
  looksAt: 'Which version of Lanyard this is, on which runtime, and how old it is.',
  deadline: 2_000,
  run({ program: { version, builtAt, runtime }, now }) {
    const age = builtAt === null ? null : Math.max(0, now() - builtAt);
    const days = age === null ? null : Math.floor(age / day);
    const facts = { version, runtime, ...(days !== null && { days }) };
    if (age !== null && age > oldAfter) return attention('LAN-8502', { version, days: days ?? 0 }, facts);
    return ok(say('lanyard.version', { version }), facts);
  },
};
