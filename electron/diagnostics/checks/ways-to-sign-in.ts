import { LanyardError } from '../../errors/index.ts';
import { orderOfRoutes, type SignInRoute } from '../../workstation/index.ts';
import type { Check } from '../check.ts';
import { failed, ok } from '../finding.ts';

const names: Readonly<Record<SignInRoute, string>> = { agent: 'through the Identity Agent', browser: 'in the browser' };

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
    const sentence = `People can sign in ${routes.map((route) => names[route]).join(', then ')}.`;
    if (first === undefined) return ok(sentence, facts);
    return ok(`${sentence} ${new LanyardError(first.code).message}`, facts);
  },
};
