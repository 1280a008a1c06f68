import { thisRegistry } from '../registry/index.ts';
import type { Settings } from '../settings/index.ts';
import { ticketLibrary } from '../ticket/this-computer.ts';
import {
  lookAtWorkstation,
  thisComputer,
  workstationState,
  type WorkstationPlaces,
  type WorkstationState,
} from '../workstation/index.ts';

/** Looks at this computer, by what the settings say, and decides which kind of workstation it is. Never rejects. */
export async function workstationOf(settings: Settings): Promise<WorkstationState> {
  const computer = thisComputer({
    registry: await thisRegistry(),
    ticketLibrary: ticketLibrary(settings.identityAgent.library),
  });
  return workstationState(await lookAtWorkstation(computer, placesOf(settings)));
}

function placesOf({ workstation }: Settings): WorkstationPlaces {
  return {
    programNames: {
      agent: workstation.agentNames,
      'credential-management': workstation.credentialManagementNames,
      'smartcard-connect': workstation.smartcardConnectNames,
    },
    ports: workstation.ports,
  };
}
