import type { Card } from '../cards/card.ts';
import { asLanyardError, LanyardError } from '../errors/index.ts';
import type { BrowserAttempt, Effect, Finding, SessionEvent, TicketCheck } from './events.ts';
import type { Context } from './moves.ts';
import type { SessionPolicy } from './policy.ts';
import type {
  BrowserSignInPort,
  BrowserTokens,
  CardOwnersPort,
  Clock,
  EvidencePort,
  IdentityAgentPort,
  Left,
  RoleAssertionPort,
  StateListener,
  Ticket,
  Trouble,
  TroubleListener,
} from './ports.ts';
import type { BrowserProof } from './proof.ts';
import { nextLook } from './running.ts';
import { Secret } from './secret.ts';
import type { AttemptId, BrowserStep, SessionState } from './state.ts';
import { meaningOfFailedCheck } from './ticket-loss.ts';
import { markOf } from './ticket-mark.ts';
import { initialState, transition } from './transition.ts';

export interface EngineParts {
  readonly agent: IdentityAgentPort;
  readonly spine: RoleAssertionPort;
  /** `null` = this workstation has no sign-in in the browser. */
  readonly browser: BrowserSignInPort | null;
  readonly owners: CardOwnersPort;
  readonly evidence: EvidencePort;
  /** What an earlier run left; `null` = nothing, or nobody can tell. */
  readonly left: Left | null;
  readonly clock: Clock;
  /** 32 random bytes as hex, new at each call. */
  readonly randomKey: () => string;
  readonly policy: SessionPolicy;
  readonly onState: StateListener;
  readonly onTrouble: TroubleListener;
}

/** What an attempt holds while it lives: the means to stop it and, later, its ticket or its tokens. */
interface Holding {
  readonly attempt: AttemptId;
  readonly stop: AbortController;
  /** With which the ticket is marked. */
  readonly key: string;
  ticket: Secret<Ticket> | null;
  tokens: Secret<BrowserTokens> | null;
  /** The agent is being asked about the ticket right now. */
  checking: boolean;
}

/**
 * Runs the session: events go through a mailbox, one at a time, in order; the pure transition answers with state and
 * effects; what the effects find comes back as events. The only place that holds a ticket or tokens, and only while
 * their attempt or session lives.
 */
export class SessionEngine {
  readonly #parts: EngineParts;
  readonly #mailbox: SessionEvent[] = [];
  readonly #background = new Set<Promise<void>>();
  #evidenceWork: Promise<void> = Promise.resolve();
  #destroying: Promise<void> = Promise.resolve();
  #stopTimer: () => void = () => undefined;
  readonly #holdings = new Map<AttemptId, Holding>();
  #state: SessionState;
  #policy: SessionPolicy;
  #left: Left | null;
  #delivering = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#policy = parts.policy;
    this.#left = parts.left;
    this.#state = initialState(parts.clock.now(), parts.left?.evidence ?? null);
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

  /** From now on the session is held to these limits. What they no longer allow ends at once. */
  usePolicy(policy: SessionPolicy): void {
    this.#policy = policy;
    this.lookAtClocks();
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
    const farewells = effects.flatMap((effect) =>
      effect.type === 'end-at-cis2' ? this.#farewell(effect.attempt) : [],
    );
    // What is over is forgotten before anybody learns that it is over.
    for (const effect of effects) if (effect.type === 'abandon') this.#abandon(effect.attempt);
    if (state !== before) onState(state);
    for (const effect of effects) if (effect.type !== 'abandon') this.#run(effect);
    for (const farewell of farewells) farewell();
  }

  #context(): Context {
    const { clock } = this.#parts;
    return { now: clock.now(), mono: clock.mono(), policy: this.#policy };
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
      case 'read-owners':
        this.#readOwners(effect.attempt, effect.cards);
        return;
      case 'ask-for-ticket':
        this.#askForTicket(effect.attempt, effect.anew === true);
        return;
      case 'fetch-assertion':
        this.#fetchAssertion(effect.attempt);
        return;
      case 'check-ticket':
        this.#checkTicket(effect.attempt);
        return;
      case 'sign-in-by-browser':
        this.#signInByBrowser(effect);
        return;
      case 'await-notice':
        this.#awaitNotice(effect.attempt, effect.proof);
        return;
      case 'take-up-tokens':
        this.#takeUpTokens(effect.attempt);
        return;
      case 'keep-evidence': {
        const tokens = this.#holdings.get(effect.attempt)?.tokens ?? null;
        this.#evidence('keep-evidence', (evidence) => evidence.keep(effect.evidence, tokens?.read() ?? null));
        return;
      }
      case 'wipe-evidence':
        // While the agent's ticket is being destroyed the evidence stays: if Lanyard died now, it would be needed.
        this.#evidence('wipe-evidence', async (evidence) => {
          await this.#destroying;
          await evidence.wipe();
        });
        return;
      case 'look-again':
      case 'ask-anew':
        this.post(effect);
        return;
      case 'end-at-cis2':
        return;
      case 'destroy-ticket':
        this.#destroying = this.#inBackground('destroy-ticket', this.#parts.agent.destroyTicket());
    }
  }

  #hold(attempt: AttemptId, key: string): Holding {
    const holding: Holding = {
      attempt,
      stop: new AbortController(),
      key,
      ticket: null,
      tokens: null,
      checking: false,
    };
    this.#holdings.set(attempt, holding);
    return holding;
  }

  #lookForTicket(attempt: AttemptId): void {
    const { state } = this;
    const earlier = state.name === 'signing-in' && state.route === 'agent' ? state.evidence : null;
    const holding = this.#hold(attempt, earlier?.mark?.key ?? this.#parts.randomKey());
    this.#find(
      holding,
      async () => this.#keep(holding, await this.#parts.agent.heldTicket(holding.stop.signal)),
      (error) => ({ type: 'ticket-failed', attempt, error: error.toValue() }),
    );
  }

  #readOwners(attempt: AttemptId, cards: readonly Card[]): void {
    const holding = this.#holdings.get(attempt);
    if (holding === undefined) return;
    this.#find(
      holding,
      async () => ({
        type: 'owners-read',
        attempt,
        owners: await this.#parts.owners.ownersOf(cards, holding.stop.signal),
      }),
      () => ({ type: 'owners-read', attempt, owners: [] }),
    );
  }

  #askForTicket(attempt: AttemptId, anew: boolean): void {
    const holding = this.#holdings.get(attempt) ?? this.#hold(attempt, this.#parts.randomKey());
    const { agent } = this.#parts;
    this.#find(
      holding,
      async () => {
        // Only once the evidence is kept may the agent issue a ticket: a crash from here on leaves a trace.
        await this.#evidenceWork;
        const { signal } = holding.stop;
        signal.throwIfAborted();
        return this.#keep(holding, await (anew ? agent.replacedTicket(signal) : agent.newTicket(signal)));
      },
      (error) => ({ type: 'ticket-failed', attempt, error: error.toValue() }),
    );
  }

  #signInByBrowser({ attempt, ...asked }: BrowserAttempt): void {
    const { browser } = this.#parts;
    const holding = this.#hold(attempt, '');
    const { signal } = holding.stop;
    this.#find(
      holding,
      async () => {
        if (browser === null) throw new LanyardError('LAN-4014');
        const onStep = (step: BrowserStep) => {
          if (!signal.aborted) this.post({ type: 'browser-step', attempt, step });
        };
        const { person, tokens } = await browser.signIn({ ...asked, signal, onStep });
        if (!signal.aborted) holding.tokens = new Secret(tokens);
        return { type: 'browser-accepted', attempt, person };
      },
      (error) => ({ type: 'browser-failed', attempt, error: error.toValue() }),
    );
  }

  /** Asks for a logout notice for as long as the session lives; without notices the session has its other ends. */
  #awaitNotice(attempt: AttemptId, proof: BrowserProof): void {
    const holding = this.#holdings.get(attempt);
    const { browser, onTrouble } = this.#parts;
    if (holding === undefined || browser === null) return;
    const { signal } = holding.stop;
    void browser.logoutNotice(proof, signal).then(
      (noticed) => {
        if (noticed && !signal.aborted) this.post({ type: 'logout-noticed', attempt });
      },
      (thrown: unknown) => {
        if (!signal.aborted) onTrouble('logout-notices', asLanyardError(thrown).toValue());
      },
    );
  }

  #takeUpTokens(attempt: AttemptId): void {
    const tokens = this.#left?.tokens ?? null;
    this.#hold(attempt, '').tokens = tokens === null ? null : new Secret(tokens);
    this.#left = null;
  }

  /** Takes what is needed to tell CIS2 of the end, before it is forgotten here. */
  #farewell(attempt: AttemptId): (() => void)[] {
    const { browser } = this.#parts;
    const tokens = this.#holdings.get(attempt)?.tokens?.read();
    if (browser === null || tokens === undefined) return [];
    return [() => void this.#inBackground('end-at-cis2', browser.endSession(tokens))];
  }

  #fetchAssertion(attempt: AttemptId): void {
    const holding = this.#holdings.get(attempt);
    const ticket = holding?.ticket?.read();
    if (holding === undefined || ticket === undefined) return;
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
    if (!holding.stop.signal.aborted) holding.ticket = new Secret(ticket);
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
    const holding = this.#holdings.get(attempt);
    if (holding === undefined) return;
    holding.ticket?.destroy();
    holding.tokens?.destroy();
    holding.stop.abort();
    this.#holdings.delete(attempt);
  }

  /** Asks the agent, without a prompt, whether it still holds this session's ticket. */
  #checkTicket(attempt: AttemptId): void {
    const holding = this.#holdings.get(attempt);
    if (holding === undefined || holding.checking) return;
    holding.checking = true;
    void this.#parts.agent
      .heldTicket(holding.stop.signal)
      .then(
        (ticket): TicketCheck => (ticket === null ? 'gone' : ticket === holding.ticket?.read() ? 'same' : 'changed'),
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
  #inBackground(what: Trouble, started: Promise<void>): Promise<void> {
    const work: Promise<void> = started
      .catch((thrown: unknown) => {
        this.#parts.onTrouble(what, asLanyardError(thrown).toValue());
      })
      .finally(() => this.#background.delete(work));
    this.#background.add(work);
    return work;
  }
}
