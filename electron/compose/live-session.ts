import { sessionPolicy, type RunningSession } from './session.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Route } from '../session/proof.ts';
import type { SessionState } from '../session/state.ts';
import type { Settings, SettingsChange } from '../settings/index.ts';

/** The groups of settings that a session is put together from. */
const groups = ['environment', 'signIn', 'identityAgent', 'spine', 'cis2', 'cards'];

/** Whether a session is made of this setting: one that must not change under it (`SettingsChange.needRestart`) ends it. */
export function isPartOfSession(key: string): boolean {
  return groups.includes(key.split('.', 1)[0] ?? key);
}

/** Puts a session together; `before`: the engine that it follows. */
export type Compose = (before?: RunningSession['engine']) => Promise<RunningSession>;

/**
 * The one session of the program while settings change: limits apply at once; what the session is put together from ends it,
 * and another is put together. Those who speak with it need not know.
 */
export class LiveSession {
  readonly #compose: Compose;
  readonly #settings: () => Settings;
  readonly #onFailed: (thrown: unknown) => void;
  #current: RunningSession | null = null;
  /** One is being put together, or will be. */
  #awaited = true;
  #missedLimits = false;
  readonly #missed = new Map<SessionEvent['type'], SessionEvent>();
  #turn: Promise<void> = Promise.resolve();
  #closed = false;

  /** `settings`: those in force at the moment. `onFailed`: told why no session could be put together; then there is none. */
  constructor(compose: Compose, settings: () => Settings, onFailed: (thrown: unknown) => void) {
    this.#compose = compose;
    this.#settings = settings;
    this.#onFailed = onFailed;
  }

  get routes(): readonly Route[] {
    return this.#current?.routes ?? [];
  }

  /** As the session's; `null` also while there is no session. */
  agentHoldsTicket(signal: AbortSignal): Promise<boolean | null> {
    return this.#current?.agentHoldsTicket(signal) ?? Promise.resolve(null);
  }

  /** Hands on what happens. While there is no session to hear it, only what must end one that comes is remembered. */
  post(event: SessionEvent): void {
    if (this.#current !== null) this.#current.engine.post(event);
    else if (this.#awaited && endsSessions(event)) this.#missed.set(event.type, event);
  }

  /** The session has taken a step. What it missed is handed on as soon as it is known whether an earlier run's goes on. */
  look(): void {
    const engine = this.#current?.engine;
    if (engine === undefined || this.#missed.size === 0 || isStarting(engine.state)) return;
    const missed = [...this.#missed.values()];
    this.#missed.clear();
    for (const event of missed) engine.post(event);
  }

  lookAtClocks(): void {
    this.#current?.engine.lookAtClocks();
  }

  /** Puts the session together. */
  start(): Promise<void> {
    return this.#next(() => this.#make());
  }

  /** Settings have changed; where they were only refused, nothing has. */
  follow({ changed, needRestart }: SettingsChange): void {
    if (changed.length === 0) return;
    if (needRestart.some(isPartOfSession)) void this.#anew();
    else if (this.#current === null) this.#missedLimits = true;
    else this.#limit(this.#current);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#next(() => this.#current?.close() ?? Promise.resolve());
  }

  #anew(): Promise<void> {
    return this.#next(async () => {
      const before = this.#current;
      this.#current = null;
      this.#awaited = true;
      await before?.close({ type: 'policy-changed' });
      if (!this.#closed) await this.#make(before?.engine);
    });
  }

  async #make(before?: RunningSession['engine']): Promise<void> {
    try {
      this.#current = await this.#compose(before);
    } catch (thrown) {
      this.#awaited = false;
      this.#missed.clear();
      this.#onFailed(thrown);
      return;
    }
    if (this.#missedLimits) this.#limit(this.#current);
    this.#missedLimits = false;
    this.look();
  }

  #limit({ engine, routes }: RunningSession): void {
    engine.usePolicy(sessionPolicy(this.#settings(), routes));
  }

  /** One after the other: settings may change again while a session is being put together. */
  #next(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

function endsSessions({ type }: SessionEvent): boolean {
  return type === 'locked' || type === 'sleeping' || type === 'disconnected';
}

/** The readers have not been read yet, so nothing of an earlier run goes on yet. */
function isStarting(state: SessionState): boolean {
  return state.name === 'signed-out' && state.starting;
}
