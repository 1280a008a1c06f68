import type { Check } from '../check.ts';
import { attention, ok } from '../finding.ts';
import { whyNoAgent } from './agent-wanted.ts';
import { say } from '../words/said.ts';
import { anotherWay } from './ways-here.ts';

const day = 86_400_000;

export const agentEnd: Check<'cis2' | 'now' | 'workstation'> = {
  id: 'agent-end',
  title: 'End of the Identity Agent',
  looksAt:
    'Whether signing in through the Identity Agent (CIS1) is about to end, and this computer has another way to sign in.',
  deadline: 8_000,
  async run({ cis2, now, workstation }) {
    const reason = await whyNoAgent(workstation);
    if (reason !== null) return reason;
    const { endsOn, warnBefore } = workstation;
    const another = await anotherWay({ cis2, workstation });
    const days = Math.ceil((Date.parse(`${endsOn}T24:00:00Z`) - now()) / day);
    const facts = { endsOn, days, anotherWay: another };
    if (days <= warnBefore && !another) return attention('LAN-8108', { date: endsOn }, facts);
    if (days < 0) return ok(say('agent-end.past', { date: endsOn }), facts);
    return ok(say(another ? 'agent-end.due-with-another' : 'agent-end.due', { date: endsOn }), facts);
  },
};
