import { asLanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { failed, ok } from '../finding.ts';
import { reachable } from './with-services.ts';

export const dns: Check<'network'> = {
  id: 'dns',
  title: 'Names of the services',
  looksAt:
    'Whether the names of the services that are set up can be looked up (DNS). Behind a proxy the proxy does that.',
  deadline: 12_000,
  async run({ network }) {
    const near = reachable(network);
    if (near.services === null) return near.why;
    const found = await Promise.all(
      near.services.map(async (service) => {
        const { hostname } = service;
        const addresses = await network.lookUp(hostname).catch((thrown: unknown) => asLanyardError(thrown));
        if (!(addresses instanceof Error)) return { line: `${hostname}: ${addresses.join(', ')}`, error: null };
        const routes = await network.routesTo(service).catch(() => ['direct']);
        const byProxy = !routes.includes('direct');
        return {
          line: `${hostname}: ${byProxy ? 'left to the proxy' : 'not found'}`,
          error: byProxy ? null : addresses,
        };
      }),
    );
    const facts = { names: found.map(({ line }) => line) };
    const error = found.find((one) => one.error !== null)?.error ?? null;
    return error === null ? ok('dns.found', facts) : failed(error, facts);
  },
};
