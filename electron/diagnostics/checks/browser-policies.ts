import type { Check } from '../check.ts';
import { attention, couldNotTell, notUsed, ok } from '../finding.ts';
import type { BrowserPolicies } from '../parts.ts';
import { patternFits } from '../url-pattern.ts';

/** Where Credential Management listens, as the pages of CIS2 call it (cis2 15.2). */
const itsPage = 'https://localhost';

/** Who may reach programs on this computer: lists that block and allow, the more special ones first. */
const localAccess = [
  ['LoopbackNetworkBlockedForUrls', 'LoopbackNetworkAllowedForUrls'],
  ['LoopbackNetworkAccessBlockedForUrls', 'LoopbackNetworkAccessAllowedForUrls'],
  ['LocalNetworkAccessBlockedForUrls', 'LocalNetworkAccessAllowedForUrls'],
] as const;

export const browserPolicies: Check<'browsers' | 'network' | 'workstation'> = {
  id: 'browser-policies',
  title: 'Browser policies',
  looksAt:
    'Whether policies of Chrome, Edge or Chromium keep the sign-in page from reaching Credential Management or Smartcard Connect: blocked third-party cookies, blocked local network access (cis2 15.3).',
  deadline: 6_000,
  async run({ browsers, network, workstation }) {
    const cis2 = network.services.find(({ name }) => name === 'cis2');
    if (cis2 === undefined || !workstation.cis2Configured) return notUsed('cis2.not-set-up');
    const policies = await browsers.policies().catch(() => null);
    if (policies === null) return couldNotTell('browser-policies.not-readable');
    const facts = { browsers: policies.map((found) => `${found.browser}: ${access(found, cis2.origin)}`) };
    const named = (found: readonly BrowserPolicies[]) => found.map(({ browser }) => browser).join(', ');
    const withoutCookies = policies.filter(blocksCookies);
    if (withoutCookies.length > 0) return attention('LAN-8401', { browsers: named(withoutCookies) }, facts);
    const closed = policies.filter((found) => access(found, cis2.origin) === 'local network access blocked');
    if (closed.length > 0) return attention('LAN-8402', { browsers: named(closed), origin: cis2.origin }, facts);
    return ok('browser-policies.none-in-the-way', facts);
  },
};

function blocksCookies({ values }: BrowserPolicies): boolean {
  const blocked = values.get('BlockThirdPartyCookies');
  if (blocked !== true && blocked !== 1) return false;
  return !listOf(values, 'CookiesAllowedForUrls').some((pattern) => patternFits(pattern, itsPage));
}

/** The first list that names the page counts; with none of them the browser asks the person. */
function access({ values }: BrowserPolicies, page: string): string {
  for (const [blocked, allowed] of localAccess) {
    if (listOf(values, blocked).some((pattern) => patternFits(pattern, page))) return 'local network access blocked';
    if (listOf(values, allowed).some((pattern) => patternFits(pattern, page))) return 'local network access allowed';
  }
  return 'asks before local network access';
}

function listOf(values: BrowserPolicies['values'], name: string): readonly string[] {
  const value = values.get(name);
  return typeof value === 'object' ? value : [];
}
