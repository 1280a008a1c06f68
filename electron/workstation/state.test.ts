import { describe, expect, it } from 'vitest';
import type { InstalledProgram, WorkstationEvidence } from './evidence.ts';
import { workstationState } from './state.ts';
import { agentFile, agentLibrary, nothing } from './test-data.ts';

const agent: InstalledProgram = { kind: 'agent', name: 'NHS Identity Agent', version: '2.4.10.0' };
const management = (version: string | null): InstalledProgram => ({
  kind: 'credential-management',
  name: 'NHS Credential Management',
  version,
});

const cases: readonly [string, Partial<WorkstationEvidence>, string][] = [
  ['nothing found', {}, 'none, sure'],
  ['nothing found, no list of programs', { programs: null }, 'none, likely'],
  ['agent program and file', { programs: [agent], agentFile }, 'agent, sure'],
  ['agent file only', { agentFile }, 'agent, likely'],
  ['ticket library of another agent', { programs: null, ticketLibrary: '/opt/agent.so' }, 'agent, likely'],
  ['agent settings left behind', { agentSettings: true }, 'none, sure'],
  [
    'agent and Credential Management 1.x',
    { programs: [agent, management('1.4.2.0')], agentFile },
    'agent-and-credential-management, sure',
  ],
  [
    'agent, and a port that listens',
    { agentFile, ticketLibrary: agentLibrary, listening: [43_485] },
    'agent-and-credential-management, guess',
  ],
  ['Credential Management 4.1', { programs: [management('4.1.0.0')] }, 'smartcard-connect, likely'],
  ['the same, listening', { programs: [management('3.0')], listening: [55_000] }, 'smartcard-connect, sure'],
  [
    'Smartcard Connect by name',
    { programs: [{ kind: 'smartcard-connect', name: 'Smartcard Connect', version: null }] },
    'smartcard-connect, likely',
  ],
  ['a port that listens, and nothing else', { listening: [43_485] }, 'smartcard-connect, guess'],
  [
    'Credential Management 1.x alone',
    { programs: [management('1.3.1.0')] },
    'none, likely, credential-management-without-agent',
  ],
  [
    'Credential Management of no version',
    { programs: [management(null)] },
    'none, likely, credential-management-without-agent',
  ],
  [
    'both generations',
    { programs: [agent, management('4.1.0.0')], agentFile },
    'agent-and-credential-management, guess, agent-with-smartcard-connect',
  ],
];

describe('[CIS2-39] the kind of workstation', () => {
  it.each(cases)('%s', (_, found, expected) => {
    const evidence = { ...nothing, ...found };
    const state = workstationState(evidence);
    expect(
      [state.kind, state.confidence, ...(state.contradiction === null ? [] : [state.contradiction])].join(', '),
    ).toBe(expected);
    expect(state.evidence).toBe(evidence);
  });
});
