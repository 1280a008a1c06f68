import { LanyardError, type ErrorDetails } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { attention, couldNotTell, failed, ok } from '../finding.ts';
import { reachable } from './with-services.ts';

/** A server's clock is told in whole seconds, and the request took its time: less than this is no difference, ms. */
const worthMentioning = 30_000;

export const clock: Check<'network'> = {
  id: 'clock',
  title: 'Clock',
  looksAt: "Whether this computer's clock agrees with the servers' (HTTP Date), as far as sign-in needs.",
  deadline: 14_000,
  async run({ network }) {
    const near = reachable(network);
    if (near.services === null) return near.why;
    const answers = await Promise.all(near.services.map((service) => network.reach(service).catch(() => null)));
    const offsets = answers.flatMap((answer) =>
      typeof answer?.serverTime === 'number' ? [answer.ownTime - answer.serverTime] : [],
    );
    const offset = offsets.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0];
    if (offset === undefined) return couldNotTell('clock.not-told');
    const seconds = Math.round(offset / 1000);
    const facts = { seconds };
    if (Math.abs(offset) > network.clockTolerance) return failed(new LanyardError('LAN-8302', words(seconds)), facts);
    if (Math.abs(offset) > worthMentioning) return attention('LAN-8302', words(seconds), facts);
    return ok('clock.right', facts);
  },
};

function words(seconds: number): ErrorDetails {
  const size = Math.abs(seconds);
  // Signs of units, the same in every language.
  const amount = size < 120 ? `${String(size)} s` : `${String(Math.round(size / 60))} min`;
  return { amount, direction: seconds < 0 ? 'behind' : 'ahead of' };
}
