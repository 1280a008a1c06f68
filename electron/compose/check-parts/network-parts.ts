import { createLookUp } from '../../diagnostics/computer/names.ts';
import { once, oncePer } from '../../diagnostics/computer/once.ts';
import { answersAt } from '../../diagnostics/computer/reachable-port.ts';
import type { NetworkParts, Reached, Service } from '../../diagnostics/index.ts';
import { LanyardError } from '../../errors/index.ts';
import { createFetch } from '../../net/fetch.ts';
import { routesTo } from '../../net/over-routes.ts';
import type { Route } from '../../net/proxy-route.ts';
import { shownCertificate } from '../../net/shown-certificate.ts';
import { direct, type WayOut } from '../../net/way-out.ts';
import type { Settings } from '../../settings/index.ts';
import { servicesOf, usesCis2 } from './services.ts';

/** What one connection, and one request with its answer, may take in the self-test, ms. */
const connectTimeout = 5_000;
const answerTimeout = 8_000;

/** The network as the self-test looks at it: each service is asked once, whatever the number of checks. */
export function networkParts(settings: Settings, wayOut: WayOut, signal: AbortSignal): Omit<NetworkParts, 'isOnline'> {
  const names = new Map<string, () => Promise<readonly string[]>>();
  const lookUp = createLookUp();
  const lookUpOnce = (hostname: string) => {
    const known = names.get(hostname) ?? once(() => lookUp(hostname));
    names.set(hostname, known);
    return known();
  };
  const routes = oncePer((service: Service) =>
    routesTo(new URL(service.origin), { ...wayTo(service, wayOut), connectTimeout, signal }),
  );
  const caFileOf = ({ name }: Service) => (name === 'role-assertion' ? settings.spine : settings.cis2).caFile;

  /** A dead name server would be asked again for each request, on threads that are few: names come first. */
  async function findWayTo({ hostname }: Service, route: Route): Promise<void> {
    if (route.kind === 'direct') await lookUpOnce(hostname);
    else if (!(await proxyIsKnown(route.shown)))
      throw new LanyardError('LAN-3006', { host: hostname, proxy: route.shown, reason: 'name not found' });
  }

  function proxyIsKnown(hostAndPort: string): Promise<boolean> {
    return lookUpOnce(new URL(`tcp://${hostAndPort}`).hostname).then(
      () => true,
      () => false,
    );
  }

  async function reach(service: Service): Promise<Reached> {
    const [route] = await routes(service);
    await findWayTo(service, route);
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort(new LanyardError('LAN-3004', { host: service.hostname, seconds: answerTimeout / 1000 }));
    }, answerTimeout);
    const fetch = createFetch({
      wayOut,
      connectTimeout,
      caFor: () => caFileOf(service),
      allowLoopbackHttp: service.name !== 'role-assertion',
    });
    try {
      const started = Date.now();
      const response = await fetch(`${service.origin}/`, {
        method: 'GET',
        headers: {},
        redirect: 'manual',
        signal: AbortSignal.any([signal, late.signal]),
      });
      const ownTime = (started + Date.now()) / 2;
      void response.body?.cancel().catch(() => undefined);
      return { status: response.status, serverTime: timeIn(response.headers.get('date')), ownTime };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    services: servicesOf(settings),
    lookUp: lookUpOnce,
    proxiesOf: wayOut.proxiesOf ?? 'environment',
    routesTo: async (service) =>
      (await routes(service)).map((route) => (route.kind === 'direct' ? 'direct' : route.shown)),
    answersAt: async (hostAndPort) => (await proxyIsKnown(hostAndPort)) && answersAt(hostAndPort),
    reach: oncePer(reach),
    certificateOf: (service) =>
      service.origin.startsWith('https:')
        ? shownCertificate(service.origin, { wayOut, caFile: caFileOf(service), connectTimeout, signal })
        : Promise.resolve(null),
    clockTolerance: clockToleranceOf(settings),
  };
}

/** Plain http is for this computer only, and no proxy knows it. */
function wayTo({ origin }: Service, wayOut: WayOut): WayOut {
  return origin.startsWith('http:') ? direct : wayOut;
}

function timeIn(date: string | null): number | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? null : time;
}

function clockToleranceOf(settings: Settings): number {
  const { cis2, signIn, spine } = settings;
  const used = [
    ...(signIn.routes.includes('agent') ? [spine.clockTolerance] : []),
    ...(usesCis2(settings) ? [cis2.clockTolerance] : []),
  ];
  return Math.min(...used, 300_000);
}
