import { LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { couldNotTell, failed, ok } from '../finding.ts';
import { listReaders } from './readers-now.ts';
import { say } from '../words/said.ts';

export const cardReaders: Check<'cards'> = {
  id: 'card-readers',
  title: 'Card readers',
  looksAt: 'Whether the smartcard service knows a card reader.',
  deadline: 6_000,
  async run({ cards }) {
    const readers = await listReaders(cards);
    if (readers === null) return couldNotTell('card-readers.no-service');
    if (readers.length === 0) return failed(new LanyardError('LAN-1003'));
    const names = readers.map(({ name }) => name);
    return ok(names.length === 1 ? 'card-readers.one' : say('card-readers.several', { count: names.length }), {
      readers: names,
    });
  },
};
