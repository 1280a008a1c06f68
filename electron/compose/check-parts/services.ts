import { cis2OptionsOf } from '../cis2-of-settings.ts';
import { issuerOf } from '../../cis2/environments.ts';
import type { Service, ServiceName } from '../../diagnostics/index.ts';
import type { Settings } from '../../settings/index.ts';
import { roleAssertionAddress } from '../../spine/environments.ts';

/** Whether sign-in in the browser is set up. */
export function usesCis2(settings: Settings): boolean {
  return settings.signIn.routes.includes('browser') && cis2OptionsOf(settings) !== null;
}

/** The servers that these settings make Lanyard talk to; an address that is none is left out. */
export function servicesOf(settings: Settings): readonly Service[] {
  const { cis2, environment, signIn, spine } = settings;
  const byAgent = signIn.routes.includes('agent');
  const byBrowser = usesCis2(settings);
  return [
    ...serviceAt('role-assertion', byAgent ? (spine.roleAssertionUrl ?? roleAssertionAddress(environment)?.url) : null),
    ...serviceAt('cis2', byBrowser ? issuerOf(environment, cis2.issuer) : null),
    ...serviceAt('broker', byBrowser && cis2.client === 'broker' ? cis2.brokerUrl : null),
  ];
}

function serviceAt(name: ServiceName, address: string | null | undefined): readonly Service[] {
  if (address === null || address === undefined || !URL.canParse(address)) return [];
  const { origin, hostname } = new URL(address);
  return [{ name, origin, hostname }];
}
