import { createServer } from 'node:http';
import { cis2Obstacle, cis2OptionsOf } from '../cis2-of-settings.ts';
import { createDiscovery } from '../../cis2/discovery.ts';
import { holdPort } from '../../cis2/loopback-ports.ts';
import { checkOptions, type RedirectHost } from '../../cis2/options.ts';
import type { Cis2Parts } from '../../diagnostics/index.ts';
import { LanyardError } from '../../errors/index.ts';
import { createFetch } from '../../net/fetch.ts';
import type { WayOut } from '../../net/way-out.ts';
import type { Settings } from '../../settings/index.ts';
import { usesCis2 } from './services.ts';

/** What one request may take in the self-test, seconds. */
const requestTimeout = 8;

/** CIS2 as the self-test looks at it; `null` where sign-in in the browser is not set up. */
export function cis2Parts(settings: Settings, wayOut: WayOut, signal: AbortSignal): Cis2Parts | null {
  const options = cis2OptionsOf(settings);
  if (options === null || !usesCis2(settings)) return null;
  const { acrValues, caFile, redirectHost, redirectPorts } = settings.cis2;
  const tried = new Map<number, Promise<string>>();
  return {
    obstacle: cis2Obstacle(settings),
    acrValues,
    redirectPorts,
    async discover() {
      const { issuer, allowLoopbackHttp } = checkOptions(options);
      const fetch = createFetch({
        wayOut,
        connectTimeout: requestTimeout * 1000,
        caFor: () => caFile,
        allowLoopbackHttp,
      });
      const clock = { now: () => Date.now(), after: () => () => undefined };
      const provider = await createDiscovery({ fetch, clock, issuer, requestTimeout, allowLoopbackHttp })(signal);
      return { issuer: provider.issuer, acrValues: provider.acrValuesSupported };
    },
    // Two checks that tried a port at the same time would find each other there.
    tryPort: (port) => {
      const answer = tried.get(port) ?? tryPort(port, redirectHost);
      tried.set(port, answer);
      return answer;
    },
  };
}

async function tryPort(port: number, host: RedirectHost): Promise<string> {
  try {
    const { servers } = await holdPort([port], host, createServer);
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    return 'free';
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) return 'not possible';
    return thrown.code === 'LAN-4101' ? 'taken' : String(thrown.details['reason']);
  }
}
