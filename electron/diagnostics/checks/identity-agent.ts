import type { Check } from '../check.ts';
import { couldNotTell, ok } from '../finding.ts';
import { whyNoAgent } from './agent-wanted.ts';

export const identityAgent: Check<'agent' | 'library' | 'workstation'> = {
  id: 'identity-agent',
  title: 'Identity Agent',
  looksAt:
    'Whether the Identity Agent runs and answers: it is asked, through the ticket host, whether it holds a ticket. It never prompts for that.',
  deadline: 14_000,
  async run({ agent, library, workstation }) {
    const reason = await whyNoAgent(workstation);
    if (reason !== null) return reason;
    try {
      library.find();
    } catch {
      return couldNotTell('identity-agent.no-library');
    }
    const signedIn = await agent.someoneSignedIn();
    const { apiVersion, engineVersion, dllVersion, hostBits, terminalSession } = await agent.info();
    return ok(signedIn ? 'identity-agent.somebody' : 'identity-agent.nobody', {
      signedIn,
      apiVersion,
      engineVersion,
      hostBits,
      ...(dllVersion !== null && { dllVersion }),
      ...(terminalSession !== null && { terminalSession }),
    });
  },
};
