import type { WatchCards } from '../cards/card.ts';
import { composeSession, type RunningSession } from '../compose.ts';
import { storeInMemory } from '../evidence-store.ts';
import type { ErrorValue } from '../errors/index.ts';
import type { ResolveProxy } from '../net/https-get.ts';
import { startJournal } from '../session-journal.ts';
import type { SessionState } from '../session/state.ts';
import { initialState } from '../session/transition.ts';
import type { Settings } from '../settings/index.ts';
import type { Output } from './output.ts';
import { SignInProgress } from './sign-in-progress.ts';
import { stateLine, stateSentence } from './state-line.ts';

export interface SignInOptions {
  readonly settings: Settings;
  /** Go on until the session has ended. */
  readonly watch: boolean;
  readonly watchCards: WatchCards;
  readonly hostFolder: string;
  readonly resolveProxy: ResolveProxy;
  readonly output: Output;
  /** Aborted when the person stops the command. */
  readonly stop: AbortSignal;
}

/**
 * `lanyard sign-in`: signs in with the card, one line per state. Resolves to `null` once signed in, or with `watch` when
 * the session has ended; otherwise to the reason why not.
 */
export async function signIn(options: SignInOptions): Promise<ErrorValue | null> {
  const { output, stop } = options;
  const progress = new SignInProgress(options.watch);
  const journal = startJournal('command-line');
  let latest: SessionState = initialState(Date.now());
  const session: RunningSession = await composeSession({
    ...options,
    // The command itself is the person's request; it is made as soon as the readers have been read, or cannot be.
    watchCards: (onEvent) =>
      options.watchCards((event) => {
        onEvent(event);
        if (event.type !== 'ready' && event.type !== 'service-stopped') return;
        if (progress.firstReading()) session.engine.post({ type: 'sign-in-requested' });
      }),
    store: storeInMemory(),
    // A script has no keyboard: the command line ends no session for being idle.
    idleFor: () => 0,
    onState: (state) => {
      journal.step(latest, state);
      latest = state;
      if (progress.see(state)) output.line(stateLine(state), stateSentence(state));
    },
    onTrouble: (what, error) => {
      if (what === 'destroy-ticket') journal.ticketLeft(latest.attempt, error);
      output.line({ warning: { code: error.code, message: error.message } }, `${error.message} (${error.code})`);
    },
  });
  const quit = () => {
    session.engine.post({ type: 'quit-requested' });
  };
  if (stop.aborted) quit();
  stop.addEventListener('abort', quit);

  const failure = await progress.over;
  await session.close();
  await journal.stop();
  return failure;
}
