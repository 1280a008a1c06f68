import { asLanyardError, type LanyardError } from '../errors/index.ts';
import type { Effect, Finding, SessionEvent } from './events.ts';
import type { SessionPolicy } from './moves.ts';
import type { Clock, IdentityAgentPort, RoleAssertionPort, StateListener, Ticket, TroubleListener } from './ports.ts';
import type { AttemptId, SessionState } from './state.ts';
import { initialState, transition } from './transition.ts';

export interface EngineParts {
  readonly agent: IdentityAgentPort;
  readonly spine: RoleAssertionPort;
  readonly clock: Clock;
  readonly policy: SessionPolicy;
  readonly onState: StateListener;
  readonly onTrouble: TroubleListener;
}

/** What an attempt holds while it lives: the means to stop it and, later, its ticket. */
interface Holding {
  readonly attempt: AttemptId;
  readonly stop: AbortController;
  ticket: Ticket | null;
}

/**
 * Runs the session: events go through a mailbox, one at a time, in order; the pure transition answers with state and
 * effects; what the effects find comes back as events. The only place that holds a ticket, and only while its attempt
 * or session lives.
 */
export class SessionEngine {
  readonly #parts: EngineParts;
  readonly #mailbox: SessionEvent[] = [];
  readonly #background = new Set<Promise<void>>();
  #state: SessionState;
  #holding: Holding | null = null;
  #delivering = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#state = initialState(parts.clock.now());
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Hands an event to the session. Returns when it, and whatever it set off at once, has been dealt with. */
  post(event: SessionEvent): void {
    this.#mailbox.push(event);
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      for (let next = this.#mailbox.shift(); next !== undefined; next = this.#mailbox.shift()) this.#deliver(next);
    } finally {
      this.#delivering = false;
    }
  }

  /** Resolves when no remote sign-out is under way any more. */
  async settled(): Promise<void> {
    while (this.#background.size > 0) await Promise.allSettled(this.#background);
  }

  #deliver(event: SessionEvent): void {
    const { clock, policy, onState } = this.#parts;
    const before = this.#state;
    const { state, effects } = transition(before, event, { now: clock.now(), policy });
    this.#state = state;
    // What is over is forgotten before anybody learns that it is over.
    for (const effect of effects) if (effect.type === 'abandon') this.#abandon(effect.attempt);
    if (state !== before) onState(state);
    for (const effect of effects) if (effect.type !== 'abandon') this.#run(effect);
  }

  #run(effect: Exclude<Effect, { type: 'abandon' }>): void {
    switch (effect.type) {
      case 'look-for-ticket':
        this.#lookForTicket(effect.attempt);
        return;
      case 'ask-for-ticket':
        this.#askForTicket(effect.attempt);
        return;
      case 'fetch-assertion':
        this.#fetchAssertion(effect.attempt);
        return;
      case 'destroy-ticket':
        this.#destroyTicket();
    }
  }

  #lookForTicket(attempt: AttemptId): void {
    const holding: Holding = { attempt, stop: new AbortController(), ticket: null };
    this.#holding = holding;
    this.#find(
      holding,
      async () => this.#keep(holding, await this.#parts.agent.heldTicket(holding.stop.signal)),
      (error) => ({ type: 'ticket-failed', attempt, error: error.toValue() }),
    );
  }

  #askForTicket(attempt: AttemptId): void {
    const holding = this.#holdingOf(attempt);
    if (holding === null) return;
    this.#find(
      holding,
      async () => this.#keep(holding, await this.#parts.agent.newTicket(holding.stop.signal)),
      (error) => ({ type: 'ticket-failed', attempt, error: error.toValue() }),
    );
  }

  #fetchAssertion(attempt: AttemptId): void {
    const holding = this.#holdingOf(attempt);
    if (!holding?.ticket) return;
    const { ticket } = holding;
    this.#find(
      holding,
      async () => {
        const identity = await this.#parts.spine.identityFor(ticket, holding.stop.signal);
        return { type: 'assertion-accepted', attempt, identity };
      },
      (error) => ({ type: 'assertion-failed', attempt, error: error.toValue() }),
    );
  }

  /** Keeps a ticket for its attempt while that lives; a late one is dropped here. */
  #keep(holding: Holding, ticket: Ticket | null): Finding {
    const { attempt } = holding;
    if (ticket === null) return { type: 'ticket-not-held', attempt };
    if (!holding.stop.signal.aborted) holding.ticket = ticket;
    return { type: 'ticket-obtained', attempt };
  }

  /** Runs one step of an attempt and posts what it found, unless the attempt is dead by then. */
  #find(holding: Holding, step: () => Promise<Finding>, failed: (error: LanyardError) => Finding): void {
    void step()
      .catch((thrown: unknown) => failed(asLanyardError(thrown)))
      .then((finding) => {
        if (!holding.stop.signal.aborted) this.post(finding);
      });
  }

  #abandon(attempt: AttemptId): void {
    const holding = this.#holdingOf(attempt);
    if (holding === null) return;
    holding.ticket = null;
    holding.stop.abort();
    this.#holding = null;
  }

  #destroyTicket(): void {
    const work: Promise<void> = this.#parts.agent
      .destroyTicket()
      .catch((thrown: unknown) => {
        this.#parts.onTrouble('destroy-ticket', asLanyardError(thrown).toValue());
      })
      .finally(() => this.#background.delete(work));
    this.#background.add(work);
  }

  #holdingOf(attempt: AttemptId): Holding | null {
    return this.#holding?.attempt === attempt ? this.#holding : null;
  }
}
