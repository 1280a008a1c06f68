import type { Finding } from '../check.ts';
import { couldNotTell, notUsed } from '../finding.ts';
import type { NetworkParts, Service } from '../parts.ts';

/** The services that a network check can look at now, or why there are none. */
export type Reachable =
  { readonly services: readonly [Service, ...Service[]] } | { readonly services: null; readonly why: Finding };

/** Offline, only services on this computer are looked at. */
export function reachable(network: NetworkParts, services: readonly Service[] = network.services): Reachable {
  if (services.length === 0) return { services: null, why: notUsed('network.no-service') };
  const [first, ...rest] = services.filter((service) => network.isOnline() || isThisComputer(service.hostname));
  if (first !== undefined) return { services: [first, ...rest] };
  const why = couldNotTell('network.offline', 'network.offline.cure');
  return { services: null, why };
}

function isThisComputer(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
