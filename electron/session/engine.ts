import { asLanyardError, type LanyardError } from '../errors/index.ts';
import type { Effect, Finding, SessionEvent, TicketCheck } from './events.ts';
import type { Context } from './moves.ts';
import type { SessionPolicy } from './policy.ts';
import type {
  Clock,
  EvidencePort,
  IdentityAgentPort,
  RoleAssertionPort,
  StateListener,
  Ticket,
  TroubleListener,
} from './ports.ts';
import { nextLook } from './running.ts';
import type { AttemptId, Evidence, SessionState } from './state.ts';
import { meaningOfFailedCheck } from './ticket-loss.ts';
import { markOf } from './ticket-mark.ts';
import { initialState, transition } from './transition.ts';

export interface EngineParts {
  readonly agent: IdentityAgentPort;
  readonly spine: RoleAssertionPort;
  readonly evidence: EvidencePort;
  /** What an earlier run left; `null` = nothing, or nobody can tell. */
  readonly left: Evidence | null;
  readonly clock: Clock;
  /** 32 random bytes as hex, new at each call. */
  readonly randomKey: () => string;
  readonly policy: SessionPolicy;
  readonly onState: StateListener;
  readonly onTrouble: TroubleListener;
}

/** What an attempt holds while it lives: the means to stop it and, later, its ticket. */
interface Holding {
  readonly attempt: AttemptId;
  readonly stop: AbortController;
  /** With which the ticket is marked. */
  readonly key: string;
  ticket: Ticket | null;
  /** The agent is being asked about the ticket right now. */
  checking: boolean;
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
  #evidenceWork: Promise<void> = Promise.resolve();
  #destroying: Promise<void> = Promise.resolve();
  #stopTimer: () => void = () => undefined;
  #state: SessionState;
  #holding: Holding | null = null;
  #delivering = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#state = initialState(parts.clock.now(), parts.left);
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
    this.#setTimer();
  }

  /** Looks at the clocks now: after waking up, for example, when timers have slept too. */
  lookAtClocks(): void {
    this.post({ type: 'time-passed', idleFor: this.#parts.clock.idleFor() });
  }

  /** Resolves when no work in the background (remote sign-out, evidence) is under way any more. */
  async settled(): Promise<void> {
    while (this.#background.size > 0) await Promise.allSettled(this.#background);
  }

  #deliver(event: SessionEvent): void {
    const { onState } = this.#parts;
    const before = this.#state;
    const { state, effects } = transition(before, event, this.#context());
    this.#state = state;
    // What is over is forgotten before anybody learns that it is over.
    for (const effect of effects) if (effect.type === 'abandon') this.#abandon(effect.attempt);
    if (state !== before) onState(state);
    for (const effect of effects) if (effect.type !== 'abandon') this.#run(effect);
  }

  #context(): Context {
    const { clock, policy } = this.#parts;
    return { now: clock.now(), mono: clock.mono(), policy };
  }

  /** One timer, for the next moment at which the clocks matter; none while nobody is signed in. */
  #setTimer(): void {
    this.#stopTimer();
    const wait = nextLook(this.#state, this.#context());
    this.#stopTimer =
      wait === null
        ? () => undefined
        : this.#parts.clock.after(wait, () => {
            this.lookAtClocks();
          });
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
      case 'check-ticket':
        this.#checkTicket(effect.attempt);
        return;
      case 'keep-evidence':
        this.#evidence('keep-evidence', (evidence) => evidence.keep(effect.evidence));
        return;
      case 'wipe-evidence':
        // While the agent's ticket is being destroyed the evidence stays: if Lanyard died now, it would be needed.
        this.#evidence('wipe-evidence', async (evidence) => {
          await this.#destroying;
          await evidence.wipe();
        });
        return;
      case 'look-again':
        this.post(effect);
        return;
      case 'destroy-ticket':
        this.#destroying = this.#inBackground('destroy-ticket', this.#parts.agent.destroyTicket());
    }
  }

  #lookForTicket(attempt: AttemptId): void {
    const earlier = this.#state.name === 'signing-in' ? this.#state.evidence : null;
    const key = earlier?.mark?.key ?? this.#parts.randomKey();
    const holding: Holding = { attempt, stop: new AbortController(), key, ticket: null, checking: false };
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
      async () => {
        // Only once the evidence is kept may the agent issue a ticket: a crash from here on leaves a trace.
        await this.#evidenceWork;
        holding.stop.signal.throwIfAborted();
        return this.#keep(holding, await this.#parts.agent.newTicket(holding.stop.signal));
      },
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
    return { type: 'ticket-obtained', attempt, mark: markOf(ticket, holding.key) };
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

  /** Asks the agent, without a prompt, whether it still holds this session's ticket. */
  #checkTicket(attempt: AttemptId): void {
    const holding = this.#holdingOf(attempt);
    if (holding === null || holding.checking) return;
    holding.checking = true;
    void this.#parts.agent
      .heldTicket(holding.stop.signal)
      .then(
        (ticket): TicketCheck => (ticket === null ? 'gone' : ticket === holding.ticket ? 'same' : 'changed'),
        (thrown: unknown) => meaningOfFailedCheck(asLanyardError(thrown).code),
      )
      .then((found) => {
        holding.checking = false;
        if (!holding.stop.signal.aborted) this.post({ type: 'ticket-checked', attempt, found });
      });
  }

  /** Keeping and wiping take their turns, so that what was asked for last is what remains. */
  #evidence(what: 'keep-evidence' | 'wipe-evidence', work: (evidence: EvidencePort) => Promise<void>): void {
    this.#evidenceWork = this.#inBackground(
      what,
      this.#evidenceWork.then(() => work(this.#parts.evidence)),
    );
  }

  /** Lets work go on that nobody waits for; its failure is reported and harms nothing. */
  #inBackground(what: Parameters<TroubleListener>[0], started: Promise<void>): Promise<void> {
    const work: Promise<void> = started
      .catch((thrown: unknown) => {
        this.#parts.onTrouble(what, asLanyardError(thrown).toValue());
      })
      .finally(() => this.#background.delete(work));
    this.#background.add(work);
    return work;
  }

  #holdingOf(attempt: AttemptId): Holding | null {
    return this.#holding?.attempt === attempt ? this.#holding : null;
  }
}
