import type { Check } from '../check.ts';
import { attention, ok } from '../finding.ts';
import { say } from '../words/said.ts';

export const settingsInForce: Check<'settings'> = {
  id: 'settings',
  title: 'Settings and policies',
  looksAt: 'Which settings the organisation has fixed, and whether any was refused (the rest still applies).',
  deadline: 2_000,
  run({ settings: { environment, locked, refused } }) {
    const facts = { environment, locked, refused: refused.map(({ key, problem }) => `${key}: ${problem}`) };
    if (refused.length > 0) return attention('LAN-8501', { keys: refused.map(({ key }) => key).join(', ') }, facts);
    if (locked.length === 0) return ok('settings.none-fixed', facts);
    return ok(locked.length === 1 ? 'settings.one-fixed' : say('settings.fixed', { count: locked.length }), facts);
  },
};
