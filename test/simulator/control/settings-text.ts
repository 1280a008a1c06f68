import type { SimulatedAgent } from '../agent/agent.ts';
import type { SimulatedCis2 } from '../cis2/cis2.ts';
import type { SimulatedSpine } from '../spine/spine.ts';
import type { Desk } from './desk.ts';

/** What there is to be found. */
export interface Parts {
  readonly agent: SimulatedAgent;
  readonly spine: SimulatedSpine;
  readonly cis2: SimulatedCis2;
  readonly desk: Desk;
}

/** The settings with which Lanyard finds these parts; `more` replaces whole groups. */
export function settingsText({ agent, spine, cis2, desk }: Parts, more: object): string {
  const settings = {
    environment: 'simulator',
    identityAgent: { library: agent.libraryPath },
    spine: { roleAssertionUrl: spine.roleAssertionUrl, caFile: spine.caFile },
    cis2: cis2Settings(cis2),
    cards: desk.socket === null ? {} : { simulatorSocket: desk.socket },
    ...more,
  };
  return JSON.stringify(settings, null, 2);
}

/** The group `cis2` of the settings: through the broker, with any authenticator of level 2 or 3. */
export function cis2Settings(cis2: SimulatedCis2): Readonly<Record<string, unknown>> {
  return {
    issuer: cis2.issuer,
    clientId: cis2.clientId,
    brokerUrl: cis2.brokerUrl,
    acrValues: ['AAL2_OR_AAL3_ANY'],
    redirectPorts: cis2.redirectPorts,
    redirectPath: cis2.redirectPath,
    ...(cis2.issuer.startsWith('https:') ? { caFile: cis2.caFile } : {}),
  };
}
