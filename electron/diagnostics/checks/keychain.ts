import type { Check } from '../check.ts';
import { attention, ok } from '../finding.ts';

export const keychain: Check<'keychain'> = {
  id: 'keychain',
  title: 'Keychain',
  looksAt:
    "Whether a value can be written to, read from and deleted in the person's keychain. Without it Lanyard works, but remembers nothing over a restart.",
  deadline: 12_000,
  async run({ keychain: ofThePerson }) {
    const trouble = await ofThePerson.probe();
    if (trouble !== null) return attention(trouble.code, trouble.details);
    return ok('keychain.works');
  },
};
