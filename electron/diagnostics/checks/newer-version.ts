import { LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { attention, failed, notUsed, ok } from '../finding.ts';
import { isOlder } from '../versions.ts';
import { say } from '../words/said.ts';

export const newerVersion: Check<'program' | 'updates'> = {
  id: 'newer-version',
  title: 'Newer version',
  looksAt:
    'Whether the organisation announces a newer version of Lanyard (updates.location). Nothing but the announcement is read; Lanyard never updates itself.',
  deadline: 12_000,
  async run({ program: { version }, updates }) {
    if (updates === null) return notUsed('newer-version.no-place');
    const announced = await updates.announced().catch((thrown: unknown) => {
      if (thrown instanceof LanyardError) return thrown;
      throw thrown;
    });
    // Away from the organisation's network the place is often out of reach: nothing is wrong with Lanyard then.
    if (announced instanceof LanyardError) return { ...failed(announced), outcome: 'could-not-tell' };
    const facts = {
      announced: announced.version,
      ...(announced.released !== null && { released: announced.released }),
    };
    if (isOlder(version, announced.version)) return attention('LAN-8503', { version, newer: announced.version }, facts);
    return ok(say('newer-version.none', { version }), facts);
  },
};
