import { LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { also, attention, ok } from '../finding.ts';
import { say } from '../words/said.ts';

export const settingsInForce: Check<'settings'> = {
  id: 'settings',
  title: 'Settings and policies',
  looksAt:
    'Which settings the organisation has fixed, whether any was refused (the rest still applies), and whether one weakens live use.',
  deadline: 2_000,
  run({ settings: { environment, locked, refused, weakening } }) {
    const facts = { environment, locked, refused: refused.map(({ key, problem }) => `${key}: ${problem}`), weakening };
    const weak = weakening.length === 0 ? null : new LanyardError('LAN-8505', { keys: weakening.join(', ') });
    if (refused.length > 0) {
      const finding = attention('LAN-8501', { keys: refused.map(({ key }) => key).join(', ') }, facts);
      return weak === null ? finding : also(finding, weak.toValue());
    }
    if (weak !== null) return attention(weak.code, weak.details, facts);
    if (locked.length === 0) return ok('settings.none-fixed', facts);
    return ok(locked.length === 1 ? 'settings.one-fixed' : say('settings.fixed', { count: locked.length }), facts);
  },
};
