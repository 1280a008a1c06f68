import { LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { failed, ok } from '../finding.ts';

export const network: Check<'network'> = {
  id: 'network',
  title: 'Network',
  looksAt: 'Whether this computer is connected to a network at all.',
  deadline: 2_000,
  run(parts) {
    return parts.network.isOnline() ? ok('network.connected') : failed(new LanyardError('LAN-8301'));
  },
};
