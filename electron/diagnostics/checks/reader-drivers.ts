import type { Check } from '../check.ts';
import { attention, couldNotTell, ok } from '../finding.ts';
import { reading } from '../../workstation/index.ts';
import { listReaders } from './readers-now.ts';

/** The reader with known trouble, SCR331; the SCR3310 is another (spine-cis1 12.3). */
const troublesome = /SCR\s?331(?!\d)/i;

export const readerDrivers: Check<'cards'> = {
  id: 'reader-drivers',
  title: 'Reader drivers',
  looksAt: 'Which drivers the readers use (Windows), and whether a reader is of a kind with known trouble.',
  deadline: 6_000,
  async run({ cards }) {
    const readers = await listReaders(cards);
    const drivers = reading(() => cards.drivers());
    const names = [...(readers ?? []).map(({ name }) => name), ...(drivers ?? []).map(({ name }) => name)];
    const known = names.find((name) => troublesome.test(name));
    const facts = { drivers: (drivers ?? []).map((driver) => Object.values(driver).filter(Boolean).join(', ')) };
    if (known !== undefined) return attention('LAN-8202', { reader: known }, facts);
    if (drivers === null) return couldNotTell('reader-drivers.not-told');
    if (drivers.length > 0) return ok('reader-drivers.there', facts);
    if ((readers ?? []).length === 0) return couldNotTell('reader-drivers.none');
    // A reader without a driver of its own is another computer's, seen over a remote session.
    return ok('reader-drivers.elsewhere', facts);
  },
};
