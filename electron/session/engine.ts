import { asLanyardError } from '../errors/index.ts';
import { AttemptSteps, type StepParts } from './attempt-steps.ts';
import type { Effect, SessionEvent } from './events.ts';
import { Holdings } from './holdings.ts';
import { isForbidden } from './forbidden.ts';
import { isHeld, routeOf, ticketMarkOf, type Context } from './moves.ts';
import type { SessionPolicy } from './policy.ts';
import type { Clock, EvidencePort, Left, StateListener, Trouble, Unwanted } from './ports.ts';
import type { TicketMark } from './proof.ts';
import { nextLook } from './running.ts';
import type { AttemptId, SessionState } from './state.ts';
import { isMarked } from './ticket-mark.ts';
import { startingState, transition } from './transition.ts';
import { UnwantedTicket } from './unwanted-ticket.ts';

export interface EngineParts extends StepParts {
  readonly evidence: EvidencePort;
  /** What an earlier run left; `null` = nothing, or nobody can tell. */
  readonly left: Left | null;
  /** The engine before this one, in the same process: how it ended stays on the screen, and nobody is signed in unasked. */
  readonly before?: { readonly state: SessionState; readonly unwanted: Unwanted | null } | undefined;
  readonly clock: Clock;
  readonly policy: SessionPolicy;
  readonly onState: StateListener;
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
  #stopTimer: () => void = () => undefined;
  readonly #holdings = new Holdings();
  readonly #steps: AttemptSteps;
  readonly #unwanted: UnwantedTicket;
  #state: SessionState;
  #policy: SessionPolicy;
  #left: Left | null;
  #delivering = false;
  /** What is kept is the mark of an unwanted ticket, and nothing else. */
  #recordsUnwanted = false;
  /** Tokens lie beside the evidence. */
  #keptTokens: boolean;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#policy = parts.policy;
    this.#unwanted = new UnwantedTicket(parts.before?.unwanted ?? parts.left?.unwanted ?? null, () => {
      this.#forgetRecord();
    });
    this.#steps = new AttemptSteps(parts, this.#holdings, this.#unwanted, (event) => {
      this.post(event);
    });
    this.#left = parts.left;
    this.#keptTokens = parts.left !== null && parts.left.tokens !== null;
    this.#recordsUnwanted = parts.left !== null && parts.left.unwanted !== null && parts.left.evidence === null;
    this.#state = startingState(parts.clock.now(), parts.left?.evidence ?? null, parts.before?.state ?? null);
  }

  /** The ticket of a session that is over, if the agent may hold it still. */
  get unwanted(): Unwanted | null {
    return this.#unwanted.standing;
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
    if (isForbidden(this.#state, policy)) this.post({ type: 'policy-changed' });
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
    for (const effect of effects) if (effect.type === 'abandon') this.#holdings.end(effect.attempt);
    try {
      if (state !== before) onState(state);
    } finally {
      // Whatever becomes of those who watch, what was decided is done.
      for (const effect of effects) if (effect.type !== 'abandon') this.#run(effect, before);
      for (const farewell of farewells) farewell();
      this.#endLeftTicket();
    }
  }

  #context(): Context {
    const { clock } = this.#parts;
    const mayResume = 'evidence' in this.#state && this.#state.evidence !== null;
    const idleFor = mayResume ? clock.idleFor() : 0;
    return { now: clock.now(), mono: clock.mono(), idleFor, policy: this.#policy };
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

  /** `before`: the state that the effect comes out of. */
  #run(effect: Exclude<Effect, { type: 'abandon' }>, before: SessionState): void {
    switch (effect.type) {
      case 'look-for-ticket':
        this.#steps.lookForTicket(effect, this.#state.cards, this.#earlierKey());
        return;
      case 'read-owners':
        this.#steps.readOwners(effect.attempt, effect.cards);
        return;
      case 'ask-for-ticket':
        this.#steps.askForTicket(effect.attempt, effect.anew === true, this.#evidenceWork);
        return;
      case 'fetch-assertion':
        this.#steps.fetchAssertion(effect.attempt);
        return;
      case 'check-ticket':
        this.#steps.checkTicket(effect.attempt);
        return;
      case 'sign-in-by-browser':
        this.#steps.signInByBrowser(effect);
        return;
      case 'await-notice':
        this.#steps.awaitNotice(effect.attempt, effect.proof);
        return;
      case 'take-up-tokens':
        this.#takeUpTokens(effect.attempt);
        return;
      case 'keep-evidence': {
        const tokens = this.#holdings.of(effect.attempt)?.tokens ?? null;
        this.#evidence('keep-evidence', (evidence) => {
          this.#recordsUnwanted = false;
          this.#keptTokens ||= tokens !== null;
          return evidence.keep({ evidence: effect.evidence, tokens, unwanted: this.#unwanted.lasting });
        });
        return;
      }
      case 'wipe-evidence':
        this.#left = null;
        this.#evidence('wipe-evidence', (evidence) => this.#wipe(evidence));
        return;
      case 'look-again':
      case 'ask-anew':
        this.post(effect);
        return;
      case 'end-at-cis2':
        return;
      case 'destroy-ticket':
        void this.#inBackground('destroy-ticket', this.#destroyTicket(ticketMarkOf(before)));
        return;
      case 'leave-ticket':
        this.#unwanted.leave({ mark: effect.mark, cards: effect.cards });
    }
  }

  /**
   * The mark of a ticket that is to go is written over what was kept: at no moment may a kill leave a session that is over
   * behind, nor a ticket that nobody knows of.
   */
  async #wipe(evidence: EvidencePort): Promise<void> {
    const unwanted = this.#unwanted.lasting;
    if (unwanted === null || this.#keptTokens) await evidence.wipe();
    this.#keptTokens = false;
    this.#recordsUnwanted = unwanted !== null;
    if (unwanted !== null) await evidence.keep({ evidence: null, tokens: null, unwanted });
  }

  /** The ticket of a session that is over goes with its card, whatever else goes on; not while another may take its place. */
  #endLeftTicket(): void {
    const { endTicketOn } = this.#policy;
    const left = this.#unwanted.standing;
    if (left === null || !this.#unwanted.isDue(this.#state.cards)) return;
    if (endTicketOn === 'never' || (endTicketOn === 'sign-out' && left.cards.length > 0)) return;
    if (isHeld(this.#state) && routeOf(this.#state) === 'agent') return;
    this.#unwanted.refuse(left);
    void this.#inBackground('destroy-ticket', this.#destroyIfHeld(left.mark));
  }

  async #destroyIfHeld(mark: TicketMark | null): Promise<void> {
    const held = await this.#parts.agent.heldTicket(new AbortController().signal);
    if (held !== null && (mark === null || isMarked(held, mark))) await this.#destroyTicket(mark);
    else this.#unwanted.forget();
  }

  /** Until the agent has destroyed it, a ticket of an ended session signs nobody in. */
  async #destroyTicket(mark: TicketMark | null): Promise<void> {
    const { attempt } = this.#state;
    const unwanted = { mark: mark ?? this.#unwanted.standing?.mark ?? null, cards: [] };
    this.#unwanted.refuse(unwanted);
    try {
      await this.#parts.agent.destroyTicket();
      this.#unwanted.destroyed(unwanted);
      this.#forgetRecord();
      this.post({ type: 'ticket-destroyed', attempt, done: true });
    } catch (thrown) {
      this.post({ type: 'ticket-destroyed', attempt, done: false });
      throw thrown;
    }
  }

  /** Without a session there is nothing else to keep, and the record of a ticket that is gone goes, too. */
  #forgetRecord(): void {
    this.#evidence('wipe-evidence', async (evidence) => {
      if (this.#recordsUnwanted && this.#unwanted.lasting === null) await this.#wipe(evidence);
    });
  }

  /** Of the mark that an earlier run left, if this attempt resumes its session. */
  #earlierKey(): string | undefined {
    const state = this.#state;
    return state.name === 'signing-in' && state.route === 'agent' ? state.evidence?.mark?.key : undefined;
  }

  #takeUpTokens(attempt: AttemptId): void {
    const tokens = this.#left?.tokens ?? null;
    const holding = this.#holdings.begin(attempt);
    if (tokens !== null) holding.keepTokens(tokens);
    this.#left = null;
  }

  /** Takes what is needed to tell CIS2 of the end, before it is forgotten here. */
  #farewell(attempt: AttemptId): (() => void)[] {
    const { browser } = this.#parts;
    const tokens = this.#holdings.of(attempt)?.tokens;
    if (browser === null || tokens === undefined) return [];
    return [() => void this.#inBackground('end-at-cis2', browser.endSession(tokens))];
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
