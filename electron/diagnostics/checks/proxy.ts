import { asLanyardError, LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { failed, ok } from '../finding.ts';
import { reachable } from './with-services.ts';

export const proxy: Check<'network'> = {
  id: 'proxy',
  title: 'Proxy',
  looksAt:
    'Which proxy the system (on the command line the environment) names for each service, and whether it takes connections.',
  deadline: 12_000,
  async run({ network }) {
    const near = reachable(network);
    if (near.services === null) return near.why;
    const found = await Promise.all(
      near.services.map(async (service) => {
        const routes = await network.routesTo(service).catch((thrown: unknown) => asLanyardError(thrown));
        if (routes instanceof LanyardError) return { line: `${service.hostname}: not usable`, error: routes };
        const line = `${service.hostname}: ${routes.join(', ')}`;
        const [first] = routes;
        if (first === undefined || first === 'direct' || (await network.answersAt(first))) return { line, error: null };
        return {
          line,
          error: new LanyardError('LAN-3006', { host: service.hostname, proxy: first, reason: 'no connection' }),
        };
      }),
    );
    const facts = { routes: found.map(({ line }) => line) };
    const error = found.find((one) => one.error !== null)?.error ?? null;
    if (error !== null) return failed(error, facts);
    const proxied = facts.routes.some((line) => !line.endsWith(': direct'));
    if (proxied) return ok('proxy.answers', facts);
    return ok(network.proxiesOf === 'system' ? 'proxy.none' : 'proxy.none-in-environment', facts);
  },
};
