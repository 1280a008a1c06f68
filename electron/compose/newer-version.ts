import { version } from '../../package.json';
import { announcedVersion } from './check-parts/announced-version.ts';
import type { Announcement } from '../diagnostics/index.ts';
import { isOlder } from '../diagnostics/versions.ts';
import { asLanyardError, type ErrorCode } from '../errors/index.ts';
import { createHttpsGet, type WayOut } from '../net/https-get.ts';
import { toldRequests } from '../net/told-requests.ts';
import type { SessionLog } from './session-log.ts';
import { isHeld } from '../session/moves.ts';
import type { SessionState } from '../session/state.ts';

/** An announcement that was read a shorter while ago is not read again, ms. */
const interval = 4 * 3_600_000;
/** A share that is out of reach can take long to say so, ms; nobody waits for it. */
const patience = 60_000;

export interface NewerVersionParts {
  /** Where it is announced, as it is set at the moment (`updates.location`). */
  readonly location: () => string | undefined;
  readonly read: (location: string) => Promise<Announcement>;
  /** The one that runs. */
  readonly version: string;
  /** ms */
  readonly now: () => number;
  /** What is told has changed. */
  readonly onChange: () => void;
  /** The announcement could not be read. */
  readonly onFailure: (code: ErrorCode) => void;
}

/**
 * The newer version that the organisation announces. It is read once after the start, and again after an unlocking or
 * another such moment if that is long ago; never while somebody is signed in or signs in, and never by a timer. Nothing
 * is installed: that is IT's.
 */
export class NewerVersion {
  readonly #parts: NewerVersionParts;
  #found: { readonly location: string; readonly version: string } | null = null;
  #dismissed: string | null = null;
  #due = true;
  #last: { readonly location: string; readonly at: number } | null = null;

  constructor(parts: NewerVersionParts) {
    this.#parts = parts;
  }

  /** What the person is told; `null` = nothing newer is known, or it was dismissed. */
  get told(): string | null {
    if (this.#found === null || this.#found.location !== this.#parts.location()) return null;
    return this.#found.version === this.#dismissed ? null : this.#found.version;
  }

  /** The computer was unlocked or woke up, or settings changed. */
  becomesDue(): void {
    this.#due = true;
  }

  /** Looks if it is time to. Call with every state, and after `becomesDue`. */
  look(state: SessionState): void {
    const location = this.#parts.location();
    if (!this.#due || location === undefined || isHeld(state) || (state.name === 'signed-out' && state.starting))
      return;
    this.#due = false;
    if (this.#last?.location === location && this.#parts.now() - this.#last.at < interval) return;
    this.#last = { location, at: this.#parts.now() };
    void this.#read(location);
  }

  /** Not told any more by this run, unless a still newer one comes. */
  dismiss(): void {
    this.#dismissed = this.told;
    this.#parts.onChange();
  }

  async #read(location: string): Promise<void> {
    try {
      const { version: announced } = await this.#parts.read(location);
      this.#found = isOlder(this.#parts.version, announced) ? { location, version: announced } : null;
      this.#parts.onChange();
    } catch (thrown) {
      this.#parts.onFailure(asLanyardError(thrown).code);
    }
  }
}

/** The same for this program, with the log. */
export function newerVersionHere(
  { log, request }: Pick<SessionLog, 'log' | 'request'>,
  parts: Pick<NewerVersionParts, 'location' | 'onChange'> & { readonly wayOut: WayOut },
): NewerVersion {
  const get = toldRequests(
    createHttpsGet({ wayOut: parts.wayOut }),
    () => 'updates',
    (outcome) => {
      request(outcome);
    },
  );
  return new NewerVersion({
    ...parts,
    version,
    now: () => performance.now(),
    read: (location) => announcedVersion(location, { get, signal: AbortSignal.timeout(patience) }),
    onFailure: (code) => {
      log.info('background-trouble', { what: 'newer-version', code });
    },
  });
}
