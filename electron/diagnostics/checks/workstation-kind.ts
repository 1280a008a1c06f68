import type { WorkstationState } from '../../workstation/index.ts';
import { LanyardError } from '../../errors/index.ts';
import type { Check, Facts, Finding } from '../check.ts';
import { attention, failed, ok } from '../finding.ts';
import { isOlder } from '../versions.ts';

/** Earlier ones were retired on 12 October 2025 (spine-cis1 11.3). */
const oldestAgent = '2.4.10.0';

export const workstationKind: Check<'workstation'> = {
  id: 'workstation',
  title: 'Workstation',
  looksAt:
    'Which smartcard software this computer has (Identity Agent, Credential Management, Smartcard Connect), by files, registry and ports, and whether its parts belong together.',
  deadline: 8_000,
  async run({ workstation }) {
    const state = await workstation.state();
    const { agentFile } = state.evidence;
    const agentVersion = agentFile === null ? null : await workstation.versionOf(agentFile).catch(() => null);
    const facts = factsOf(state, agentVersion);
    if (agentVersion !== null && isOlder(agentVersion, oldestAgent))
      return failed(new LanyardError('LAN-8103', { version: agentVersion, oldest: oldestAgent }), facts);
    return contradictionOf(state, facts) ?? ok(`workstation.${state.kind}`, facts);
  },
};

function contradictionOf({ contradiction }: WorkstationState, facts: Facts): Finding | null {
  switch (contradiction) {
    case null:
      return null;
    case 'agent-with-smartcard-connect':
      return attention('LAN-8104', {}, facts);
    case 'credential-management-without-agent':
      return attention('LAN-8105', {}, facts);
  }
}

function factsOf({ kind, confidence, evidence }: WorkstationState, agentVersion: string | null): Facts {
  return {
    kind,
    confidence,
    programs: (evidence.programs ?? []).map(({ name, version }) => (version === null ? name : `${name} ${version}`)),
    ...(evidence.agentFile !== null && { agentFile: evidence.agentFile }),
    ...(agentVersion !== null && { agentVersion }),
    ...(evidence.ticketLibrary !== null && { ticketLibrary: evidence.ticketLibrary }),
    agentSettings: evidence.agentSettings,
    listeningPorts: evidence.listening.map(String),
  };
}
