import { LanyardError } from '../../errors/index.ts';
import type { SignInRoute } from '../../workstation/index.ts';
import type { Check } from '../check.ts';
import { also, failed, ok, spoiled } from '../finding.ts';
import { waysHere } from './ways-here.ts';

export const waysToSignIn: Check<'agent' | 'cis2' | 'workstation'> = {
  id: 'ways-to-sign-in',
  title: 'Ways to sign in',
  looksAt:
    'Which of the ways to sign in that the settings name can be used on this computer. Each is begun as a sign-in begins it, short of a prompt and of the network.',
  deadline: 14_000,
  async run(parts) {
    const { working, broken, leftOut } = await waysHere(parts);
    const unusable = [...broken.map(({ route, error }) => ({ route, code: error.code })), ...leftOut];
    const facts = { routes: working, leftOut: unusable.map(({ route, code }) => `${route}: ${code}`) };
    if (working.length === 0)
      return failed(new LanyardError('LAN-8106', { reasons: unusable.map(({ code }) => code).join(', ') }), facts);
    const finding = ok(sentenceFor(working), facts);
    const [spoiler] = broken;
    if (spoiler !== undefined) return spoiled(finding, spoiler.error);
    const [first] = leftOut;
    return first === undefined ? finding : also(finding, new LanyardError(first.code).toValue());
  },
};

function sentenceFor([first, second]: readonly SignInRoute[]) {
  if (first === 'agent') return second === undefined ? 'ways-to-sign-in.agent' : 'ways-to-sign-in.agent-browser';
  return second === undefined ? 'ways-to-sign-in.browser' : 'ways-to-sign-in.browser-agent';
}
