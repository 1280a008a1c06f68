import type { CardSource } from '../compose/card-source.ts';
import { composeSession, type RunningSession } from '../compose/session.ts';
import { storeInMemory } from '../compose/evidence-store.ts';
import type { OpenBrowser } from '../cis2/index.ts';
import { LanyardError, type ErrorCode, type ErrorValue } from '../errors/index.ts';
import type { WayOut } from '../net/https-get.ts';
import { startJournal } from '../compose/session-journal.ts';
import { startLog } from '../compose/session-log.ts';
import type { Route } from '../session/proof.ts';
import type { ChoosingRole, SessionState, SignedIn } from '../session/state.ts';
import { initialState } from '../session/transition.ts';
import type { Settings } from '../settings/index.ts';
import type { Output } from './output.ts';
import { SignInProgress } from './sign-in-progress.ts';
import { stateLine, stateSentence } from './state-line.ts';

export interface SignInOptions {
  readonly settings: Settings;
  /** Go on until the session has ended. */
  readonly watch: boolean;
  /** By which way; `undefined` = the first that this workstation has. */
  readonly route: Route | undefined;
  /** Whether the browser is opened; the address is printed in any case. */
  readonly open: boolean;
  /** The role profile to take where there are several. */
  readonly role: string | undefined;
  readonly openBrowser: OpenBrowser;
  readonly cards: CardSource;
  readonly hostFolder: string;
  readonly wayOut: WayOut;
  readonly output: Output;
  /** Aborted when the person stops the command. */
  readonly stop: AbortSignal;
}

/**
 * `lanyard sign-in`: signs in with the card or in the browser, one line per state. Resolves to `null` once signed in, or with `watch` when
 * the session has ended; otherwise to the reason why not.
 */
export async function signIn(options: SignInOptions): Promise<ErrorValue | null> {
  const { output, stop } = options;
  const { environment } = options.settings;
  const progress = new SignInProgress(options.watch);
  const log = startLog('command-line', options.settings.log);
  const journal = startJournal('command-line', options.settings.audit, log.journalTrouble);
  let latest: SessionState = initialState(Date.now());
  const session: RunningSession = await composeSession({
    ...options,
    // The command itself is the person's request; it is made as soon as the readers have been read, or cannot be.
    cards: {
      ...options.cards,
      watchCards: (onEvent) =>
        options.cards.watchCards((event) => {
          onEvent(event);
          if (event.type !== 'ready' && event.type !== 'service-stopped') return;
          const { route } = options;
          if (progress.firstReading()) {
            session.engine.post({ type: 'sign-in-requested', ...(route === undefined ? {} : { route }) });
          }
        }),
    },
    openBrowser: options.open ? options.openBrowser : () => Promise.resolve(),
    onBrowserUrl: (url) => {
      output.line({ url }, url);
    },
    store: storeInMemory(),
    // A script has no keyboard: the command line ends no session for being idle.
    idleFor: () => 0,
    onState: (state) => {
      journal.step(latest, state);
      log.step(latest, state);
      latest = state;
      if (state.name === 'signed-in' && !isWanted(state)) return;
      if (progress.see(state)) output.line(stateLine(state, environment), stateSentence(state, environment));
      if (state.name === 'choosing-role') chooseRole(state);
    },
    onTrouble: (what, error) => {
      if (what === 'destroy-ticket') journal.ticketLeft(latest.attempt, error);
      log.trouble(what, error);
      output.line({ warning: { code: error.code, message: error.message } }, `${error.message} (${error.code})`);
    },
    onRequest: (outcome) => {
      log.request(outcome, latest.attempt);
    },
    onHostDied: () => {
      log.processGone('ticket-host');
    },
  });
  /** Whether it is the role that was named; if not, and the person has that one in the browser, it is taken now. */
  function isWanted({ identity, proof }: SignedIn): boolean {
    const { role } = options;
    if (role === undefined || role === identity.role.profileId) return true;
    const has = proof.route === 'browser' && identity.profiles.some(({ profileId }) => profileId === role);
    if (has) session.engine.post({ type: 'role-chosen', profileId: role });
    else fail('LAN-4018');
    return false;
  }

  /** The command line asks no questions: the role was named, or the sign-in fails. */
  function chooseRole({ person: { profiles } }: ChoosingRole): void {
    const { role } = options;
    if (profiles.length === 0) fail('LAN-4017');
    else if (role === undefined || !profiles.some(({ profileId }) => profileId === role)) {
      fail('LAN-4016');
    } else session.engine.post({ type: 'role-chosen', profileId: role });
  }

  function fail(code: ErrorCode): void {
    if (progress.fail(new LanyardError(code))) journal.signInFailed(latest.attempt, code);
  }

  const quit = () => {
    session.engine.post({ type: 'quit-requested' });
  };
  if (stop.aborted) quit();
  stop.addEventListener('abort', quit);

  const failure = await progress.over;
  await session.close();
  await journal.stop();
  log.stop();
  return failure;
}
