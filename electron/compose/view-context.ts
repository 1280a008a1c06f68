import { authenticators } from '../cis2/authenticators.ts';
import { levelOfRequest } from '../cis2/levels.ts';
import type { ViewContext } from '../ipc/view.ts';
import type { Route } from '../session/proof.ts';
import type { Settings } from '../settings/index.ts';

export interface Showing {
  /** The ways to sign in that this workstation has. */
  readonly routes: readonly Route[];
  /** Of the system, as in `en-GB`. */
  readonly locale: string;
  readonly lastRole: ViewContext['lastRole'];
  readonly newer: ViewContext['newer'];
}

/** What the window needs to know besides the session's state. */
export function viewContext(settings: Settings, { routes, locale, lastRole, newer }: Showing): ViewContext {
  const { environment, identityAgent, session, cards, cis2, window } = settings;
  const level = levelOfRequest(cis2.acrValues);
  const offered = routes.includes('browser') ? authenticators.filter((one) => one.level >= level) : [];
  return {
    environment,
    simulatedCards: cards.simulatorSocket !== undefined,
    endTicketOn: identityAgent.endTicketOn,
    withoutCard: identityAgent.withoutCard,
    timeLimit: session.timeLimit,
    endOnTokenExpiry: session.endOnTokenExpiry,
    routes,
    authenticators: offered.map(({ id, level: own }) => ({ id, level: own })),
    language: languageOf(window.language, locale),
    lastRole,
    newer,
  };
}

/** The language of the person's choice, else of the system; English where that is neither. */
export function languageOf(choice: Settings['window']['language'], locale: string): ViewContext['language'] {
  if (choice !== 'system') return choice;
  return /^cy(?:[-_]|$)/i.test(locale) ? 'cy' : 'en';
}
