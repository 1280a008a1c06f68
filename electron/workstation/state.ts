import type { InstalledProgram, ProgramKind, WorkstationEvidence } from './evidence.ts';

/**
 * The kinds of workstation (spine-cis1 11.4, cis2 15.1): the Identity Agent alone; with Credential Management 1.x, so that
 * browsers can use the card; Smartcard Connect (Credential Management 3 and later) in place of the agent; none of them.
 */
export type WorkstationKind = 'agent' | 'agent-and-credential-management' | 'smartcard-connect' | 'none';

/** `sure`: by files and the list of programs; `likely`: by one of them; `guess`: by ports alone, or against other facts. */
export type Confidence = 'sure' | 'likely' | 'guess';

/** Two findings that should not be found together. */
export type Contradiction = 'agent-with-smartcard-connect' | 'credential-management-without-agent';

export interface WorkstationState {
  readonly kind: WorkstationKind;
  readonly confidence: Confidence;
  readonly contradiction: Contradiction | null;
  /** What the decision was made from. */
  readonly evidence: WorkstationEvidence;
}

/** From this version on Credential Management brings Smartcard Connect; 1.x works with the agent (spine-cis1 11.4). */
const firstWithSmartcardConnect = 3;

/** Decides which kind of workstation this is. Pure. */
export function workstationState(evidence: WorkstationEvidence): WorkstationState {
  const seen = seenIn(evidence);
  return { ...kindOf(seen, evidence), evidence };
}

interface Seen {
  readonly agent: boolean;
  readonly credentialManagement: boolean;
  readonly smartcardConnect: boolean;
}

function seenIn({ programs, agentFile, ticketLibrary }: WorkstationEvidence): Seen {
  const installed = programs ?? [];
  const has = (kind: ProgramKind) => installed.some((program) => program.kind === kind);
  const management = installed.filter(({ kind }) => kind === 'credential-management');
  return {
    agent: agentFile !== null || ticketLibrary !== null || has('agent'),
    credentialManagement: management.some((program) => !bringsSmartcardConnect(program)),
    smartcardConnect: has('smartcard-connect') || management.some(bringsSmartcardConnect),
  };
}

function bringsSmartcardConnect({ version }: InstalledProgram): boolean {
  return Number.parseInt(version ?? '', 10) >= firstWithSmartcardConnect;
}

function kindOf(seen: Seen, evidence: WorkstationEvidence): Omit<WorkstationState, 'evidence'> {
  const { agent, credentialManagement, smartcardConnect } = seen;
  const listens = evidence.listening.length > 0;
  const consistent = (kind: WorkstationKind, confidence: Confidence) => ({ kind, confidence, contradiction: null });

  // Both are forbidden together, so one is a leftover. The agent ends a session when the card goes: it is believed.
  if (agent && smartcardConnect)
    return {
      kind: 'agent-and-credential-management',
      confidence: 'guess',
      contradiction: 'agent-with-smartcard-connect',
    };
  if (agent && credentialManagement) return consistent('agent-and-credential-management', agentConfidence(evidence));
  if (agent && listens) return consistent('agent-and-credential-management', 'guess');
  if (agent) return consistent('agent', agentConfidence(evidence));
  if (smartcardConnect) return consistent('smartcard-connect', listens ? 'sure' : 'likely');
  if (credentialManagement)
    return { kind: 'none', confidence: 'likely', contradiction: 'credential-management-without-agent' };
  if (listens) return consistent('smartcard-connect', 'guess');
  return consistent('none', evidence.programs === null ? 'likely' : 'sure');
}

function agentConfidence({ programs, agentFile, ticketLibrary }: WorkstationEvidence): Confidence {
  const listed = (programs ?? []).some(({ kind }) => kind === 'agent');
  const signs = [listed, agentFile !== null, ticketLibrary !== null].filter(Boolean).length;
  return signs >= 2 ? 'sure' : 'likely';
}
