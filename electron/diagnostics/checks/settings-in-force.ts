import { LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { also, attention, ok } from '../finding.ts';
import { say } from '../words/said.ts';

export const settingsInForce: Check<'settings'> = {
  id: 'settings',
  title: 'Settings and policies',
  looksAt:
    'Which settings the organisation has fixed, whether any was refused (the rest still applies), whether one weakens live use, and whether people can change the files with the authorities to trust.',
  deadline: 2_000,
  run({ settings: { environment, locked, refused, weakening, exposed } }) {
    const problems = refused.map(({ key, problem }) => `${key}: ${problem}`);
    const facts = { environment, locked, refused: problems, weakening, exposed };
    const found = [
      ...(refused.length === 0
        ? []
        : [new LanyardError('LAN-8501', { keys: refused.map(({ key }) => key).join(', ') })]),
      ...(weakening.length === 0 ? [] : [new LanyardError('LAN-8505', { keys: weakening.join(', ') })]),
      ...(exposed.length === 0 ? [] : [new LanyardError('LAN-8506', { files: exposed.join(', ') })]),
    ];
    const [first, ...more] = found;
    if (first !== undefined) {
      return more.reduce(
        (finding, error) => also(finding, error.toValue()),
        attention(first.code, first.details, facts),
      );
    }
    if (locked.length === 0) return ok('settings.none-fixed', facts);
    return ok(locked.length === 1 ? 'settings.one-fixed' : say('settings.fixed', { count: locked.length }), facts);
  },
};
