import { LanyardError } from '../../errors/index.ts';
import { orderOfRoutes, type SignInRoute } from '../../workstation/index.ts';
import type { Check } from '../check.ts';
import { also, failed, ok } from '../finding.ts';

export const waysToSignIn: Check<'workstation'> = {
  id: 'ways-to-sign-in',
  title: 'Ways to sign in',
  looksAt: 'Which of the ways to sign in that the settings name can be used on this computer.',
  deadline: 8_000,
  async run({ workstation }) {
    const state = await workstation.state();
    const { routes, leftOut } = orderOfRoutes(workstation.routes, state, workstation.cis2Configured);
    const facts = { routes, leftOut: leftOut.map(({ route, code }) => `${route}: ${code}`) };
    const [first] = leftOut;
    if (routes.length === 0)
      return failed(new LanyardError('LAN-8106', { reasons: leftOut.map(({ code }) => code).join(', ') }), facts);
    const finding = ok(sentenceFor(routes), facts);
    return first === undefined ? finding : also(finding, new LanyardError(first.code).toValue());
  },
};

function sentenceFor([first, second]: readonly SignInRoute[]) {
  if (first === 'agent') return second === undefined ? 'ways-to-sign-in.agent' : 'ways-to-sign-in.agent-browser';
  return second === undefined ? 'ways-to-sign-in.browser' : 'ways-to-sign-in.browser-agent';
}
