import type { BrowserTokens, Ticket } from './ports.ts';
import { Secret } from './secret.ts';
import type { AttemptId } from './state.ts';

/** What an attempt holds while it lives: the means to stop it and, later, its ticket or its tokens. */
export class Holding {
  readonly attempt: AttemptId;
  /** With which the ticket is marked. */
  readonly key: string;
  /** The agent is being asked about the ticket right now. */
  checking = false;
  readonly #stop = new AbortController();
  #ticket: Secret<Ticket> | null = null;
  #tokens: Secret<BrowserTokens> | null = null;

  constructor(attempt: AttemptId, key: string) {
    this.attempt = attempt;
    this.key = key;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get isOver(): boolean {
    return this.#stop.signal.aborted;
  }

  get ticket(): Ticket | undefined {
    return this.#ticket?.read();
  }

  get tokens(): BrowserTokens | undefined {
    return this.#tokens?.read();
  }

  /** Keeps a ticket while the attempt lives; a late one is dropped here. */
  keepTicket(ticket: Ticket): void {
    if (!this.isOver) this.#ticket = new Secret(ticket);
  }

  keepTokens(tokens: BrowserTokens): void {
    if (!this.isOver) this.#tokens = new Secret(tokens);
  }

  /** Forgets everything, and stops whatever the attempt is waiting for. */
  end(): void {
    this.#ticket?.destroy();
    this.#tokens?.destroy();
    this.#stop.abort();
  }
}

/** The living attempts: one, or two while a step-up runs on top of a session. */
export class Holdings {
  readonly #living = new Map<AttemptId, Holding>();

  begin(attempt: AttemptId, key = ''): Holding {
    const holding = new Holding(attempt, key);
    this.#living.set(attempt, holding);
    return holding;
  }

  of(attempt: AttemptId): Holding | undefined {
    return this.#living.get(attempt);
  }

  end(attempt: AttemptId): void {
    this.#living.get(attempt)?.end();
    this.#living.delete(attempt);
  }
}
