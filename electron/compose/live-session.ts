import { sessionPolicy, type RunningSession } from './session.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Route } from '../session/proof.ts';
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

  /** Hands on what happens; dropped while there is no session to hear it. */
  post(event: SessionEvent): void {
    this.#current?.engine.post(event);
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
    else if (this.#current !== null) {
      const { engine, routes } = this.#current;
      engine.usePolicy(sessionPolicy(this.#settings(), routes));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#next(() => this.#current?.close() ?? Promise.resolve());
  }

  #anew(): Promise<void> {
    return this.#next(async () => {
      const before = this.#current;
      this.#current = null;
      await before?.close({ type: 'policy-changed' });
      if (!this.#closed) await this.#make(before?.engine);
    });
  }

  async #make(before?: RunningSession['engine']): Promise<void> {
    try {
      this.#current = await this.#compose(before);
    } catch (thrown) {
      this.#onFailed(thrown);
    }
  }

  /** One after the other: settings may change again while a session is being put together. */
  #next(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
