import type { Check } from '../check.ts';
import { attention, couldNotTell, ok } from '../finding.ts';
import type { AgentParts } from '../parts.ts';
import { whyNoAgent } from './agent-wanted.ts';
import { say } from '../words/said.ts';

/** The agent's hosts of each environment seen in public code (spine-cis1 10). */
const hosts: Readonly<Record<string, string>> = {
  'gas.national.ncrs.nhs.uk': 'live',
  'gas.nis1.national.ncrs.nhs.uk': 'integration',
  'gas.vn03.national.ncrs.nhs.uk': 'development',
  'gas.vn1.national.ncrs.nhs.uk': 'deployment',
  'gas.tsp.national.ncrs.nhs.uk': 'training',
};

export const agentEnvironment: Check<'agent' | 'settings' | 'workstation'> = {
  id: 'agent-environment',
  title: "Identity Agent's environment",
  looksAt:
    'Whether the Identity Agent works in the same national environment as Lanyard (its setting ActivatePOSTURL).',
  deadline: 6_000,
  async run({ agent, settings, workstation }) {
    const reason = await whyNoAgent(workstation);
    if (reason !== null) return reason;
    const address = addressOf(agent);
    if (address === undefined) return couldNotTell('agent-environment.not-readable');
    const host = address === null ? null : hostOf(address);
    const theirs = host === null ? 'live' : hosts[host];
    const ours = settings.environment;
    const facts = { ours, theirs: theirs ?? 'unknown', ...(host !== null && { host }) };
    if (theirs === undefined) return couldNotTell('agent-environment.unknown', null, facts);
    if (theirs !== ours) return attention('LAN-8107', { ours, theirs }, facts);
    return ok(say('agent-environment.same', { environment: ours }), facts);
  },
};

/** `undefined` = cannot be read. */
function addressOf(agent: AgentParts): string | null | undefined {
  try {
    return agent.address();
  } catch {
    return undefined;
  }
}

/** The value is a prefix of an address, with or without its scheme. */
function hostOf(address: string): string {
  const text = address.includes('://') ? address : `https://${address}`;
  return URL.canParse(text) ? new URL(text).hostname : '';
}
