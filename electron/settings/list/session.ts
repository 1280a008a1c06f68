import { setting } from '../setting.ts';
import { choice, flag, list, milliseconds } from '../values.ts';

/** The ways to sign in. */
export const routeChoices = ['agent', 'browser'] as const;
export type Route = (typeof routeChoices)[number];

export const signIn = {
  /** In the order they are offered; a route that is not there is not offered (issue of the browser sign-in, item 3). */
  routes: setting(list(choice(routeChoices)), ['agent', 'browser'], { setBy: 'organisation', live: false }),
};

const decided = { setBy: 'organisation', live: true } as const;

export const session = {
  /** Without input for so long a session ends; at most 15 minutes (cis2 12.2). */
  idleLimit: setting(milliseconds(60_000, 900_000), 900_000, decided),
  /** So long before that the person is warned. */
  idleWarning: setting(milliseconds(10_000, 300_000), 60_000, decided),
  /** So long after sign-in a session ends whatever happens; at most 12 hours (cis2 12.2). */
  timeLimit: setting(milliseconds(300_000, 43_200_000), 43_200_000, decided),
  endOnLock: setting(flag, true, decided),
  /** Whether a session ends when its remote desktop is disconnected or handed over (spine-cis1 13). */
  endOnDisconnect: setting(flag, true, decided),
  /** Whether a browser session ends with its ID token: there is no renewal (cis2 7); how long it lives is unconfirmed. */
  endOnTokenExpiry: setting(flag, true, decided),
  /** Whether quitting asks while somebody is signed in. */
  confirmQuit: setting(flag, true, { setBy: 'user', live: true }),
  /** How often the agent is asked whether its ticket is still the same (spine-cis1 17, no. 31). */
  ticketWatch: setting(milliseconds(5_000, 60_000), 5_000, decided),
  /** How long a contactless card may lose contact; a card with contacts may not. */
  contactlessGrace: setting(milliseconds(0, 2_000), 700, decided),
  contactGrace: setting(milliseconds(0, 2_000), 0, decided),
};
