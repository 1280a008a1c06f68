import type { Check } from '../check.ts';
import { ok } from '../finding.ts';

export const smartcardService: Check<'cards'> = {
  id: 'smartcard-service',
  title: 'Smartcard service',
  looksAt: 'Whether the smartcard service of this computer (PC/SC) runs and answers.',
  deadline: 6_000,
  async run({ cards }) {
    await cards.readers();
    return ok('smartcard-service.running');
  },
};
