import type { Cis2SignIn, Cis2SignInResult, OpenBrowser } from '../cis2/index.ts';
import { openUnseen } from '../cis2/unseen-address.ts';
import type { BrowserSignInPort } from '../session/ports.ts';
import type { BrowserPerson } from '../session/proof.ts';

/** How long CIS2 may take to say where a session is ended, and the browser to go there, ms. */
const farewellTimeout = 20_000;

/** What the session needs of the cis2 room. `onUrl`: told the address before the browser is opened; never for a log. */
export function browserSignIn(
  cis2: Cis2SignIn,
  openBrowser: OpenBrowser,
  onUrl?: (url: string) => void,
): BrowserSignInPort {
  return {
    async signIn({ signal, authenticator, acrValues, changeRole, sameSubject, onStep }) {
      const result = await cis2.signIn({
        signal,
        authenticator,
        acrValues,
        changeRole,
        sameSubject,
        onUrl: (url) => {
          onStep('browser');
          onUrl?.(url);
        },
        onCode: () => {
          onStep('tokens');
        },
      });
      return { person: personOf(result), tokens: result.secrets };
    },
    async logoutNotice({ sid, subject, issuedAt }, signal) {
      let noticed = false;
      const notice = () => {
        noticed = true;
      };
      await cis2.logoutNotices({ sid, subject, issuedAt }, notice, signal);
      return noticed;
    },
    async endSession({ idToken }) {
      const url = await cis2.endSessionUrl(idToken, AbortSignal.timeout(farewellTimeout));
      if (url !== null) await openUnseen(url, openBrowser, AbortSignal.timeout(farewellTimeout));
    },
  };
}

/** A way to the browser that is set up wrongly: whoever tries it is told why. */
export function brokenBrowserSignIn(reason: unknown): BrowserSignInPort {
  const refuse = () => Promise.reject(reason instanceof Error ? reason : new Error(String(reason)));
  return { signIn: refuse, logoutNotice: () => Promise.resolve(false), endSession: refuse };
}

function personOf({ user, profiles, role, assurance, ...result }: Cis2SignInResult): BrowserPerson {
  const { subject, sid, auditTrackingId, issuedAt, expiresAt } = result;
  return {
    user,
    profiles,
    role: role.kind === 'chosen' ? role.role : null,
    ...(role.kind === 'choose' ? { unknownSelection: role.unknownSelection } : {}),
    proof: { route: 'browser', assurance, subject, sid, auditTrackingId, issuedAt, expiresAt },
  };
}
