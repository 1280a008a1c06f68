import type { Check } from '../check.ts';
import { attention, couldNotTell, notUsed, ok } from '../finding.ts';
import { reachable } from './with-services.ts';

export const cis2Discovery: Check<'cis2' | 'network'> = {
  id: 'cis2-discovery',
  title: 'CIS2 environment',
  looksAt:
    'Whether CIS2 shows the discovery document of the environment that is set, with the ways to sign in that are set.',
  deadline: 14_000,
  async run({ cis2, network }) {
    if (cis2 === null) return notUsed('cis2.not-set-up');
    const near = reachable(
      network,
      network.services.filter(({ name }) => name === 'cis2'),
    );
    if (near.services === null) return near.why;
    const [service] = near.services;
    const reached = await network.reach(service).then(
      () => true,
      () => false,
    );
    if (!reached) return couldNotTell('cis2-discovery.not-reached');
    const { issuer, acrValues } = await cis2.discover();
    const missing = acrValues === null ? [] : cis2.acrValues.filter((value) => !acrValues.includes(value));
    const facts = { issuer, asked: cis2.acrValues };
    if (missing.length > 0) return attention('LAN-4010', { acr: missing.join(', '), host: service.hostname }, facts);
    return ok('cis2-discovery.right', facts);
  },
};
