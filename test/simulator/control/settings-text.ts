import type { SimulatedAgent } from '../agent/agent.ts';
import type { SimulatedSpine } from '../spine/spine.ts';
import type { Desk } from './desk.ts';

/** The settings with which Lanyard finds these parts; `more` replaces whole groups. */
export function settingsText(agent: SimulatedAgent, spine: SimulatedSpine, desk: Desk, more: object): string {
  const settings = {
    environment: 'simulator',
    identityAgent: { library: agent.libraryPath },
    spine: { roleAssertionUrl: spine.roleAssertionUrl, caFile: spine.caFile },
    cards: desk.socket === null ? {} : { simulatorSocket: desk.socket },
    ...more,
  };
  return JSON.stringify(settings, null, 2);
}
