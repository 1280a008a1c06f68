import type { Check } from '../check.ts';
import { failed, notUsed, ok } from '../finding.ts';
import { say } from '../words/said.ts';
import { triedPorts } from './tried-ports.ts';

export const redirectPorts: Check<'cis2'> = {
  id: 'redirect-ports',
  title: "Ports for the browser's answer",
  looksAt: 'Whether one of the ports on which Lanyard takes the answer of the browser is free.',
  deadline: 4_000,
  async run({ cis2 }) {
    if (cis2 === null) return notUsed('cis2.not-set-up');
    const { ports, obstacle } = await triedPorts(cis2);
    const facts = { ports: ports.map(({ port, answer }) => `${String(port)}: ${answer}`) };
    if (obstacle !== null) return failed(obstacle, facts);
    const free = ports.filter(({ answer }) => answer === 'free').length;
    if (ports.length === 1) return ok('redirect-ports.one-free', facts);
    return ok(say('redirect-ports.free', { total: ports.length, free }), facts);
  },
};
