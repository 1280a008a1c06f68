import { LanyardError } from '../../errors/index.ts';
import type { Check } from '../check.ts';
import { failed, notUsed, ok } from '../finding.ts';
import { say } from '../words/said.ts';

export const redirectPorts: Check<'cis2'> = {
  id: 'redirect-ports',
  title: "Ports for the browser's answer",
  looksAt: 'Whether one of the ports on which Lanyard takes the answer of the browser is free.',
  deadline: 4_000,
  async run({ cis2 }) {
    if (cis2 === null) return notUsed('cis2.not-set-up');
    const found: { readonly port: number; readonly answer: string }[] = [];
    for (const port of cis2.redirectPorts) found.push({ port, answer: await cis2.tryPort(port) });
    const facts = { ports: found.map(({ port, answer }) => `${String(port)}: ${answer}`) };
    const free = found.filter(({ answer }) => answer === 'free').length;
    if (free > 0) return ok(say('redirect-ports.free', { total: found.length, free }), facts);
    const forbidden = found.find(({ answer }) => answer !== 'taken');
    const ports = cis2.redirectPorts.join(', ');
    return failed(
      forbidden === undefined
        ? new LanyardError('LAN-4101', { ports })
        : new LanyardError('LAN-4102', { reason: forbidden.answer }),
      facts,
    );
  },
};
