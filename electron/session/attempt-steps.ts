import type { Card } from '../cards/card.ts';
import { asLanyardError, LanyardError } from '../errors/index.ts';
import type { BrowserAttempt, Finding, TicketCheck } from './events.ts';
import type { Holding, Holdings } from './holdings.ts';
import type {
  BrowserSignInPort,
  CardOwnersPort,
  IdentityAgentPort,
  RoleAssertionPort,
  Ticket,
  TroubleListener,
} from './ports.ts';
import type { BrowserProof } from './proof.ts';
import type { AttemptId, CardsView, BrowserStep } from './state.ts';
import { meaningOfFailedCheck } from './ticket-loss.ts';
import { markOf } from './ticket-mark.ts';
import type { UnwantedTicket } from './unwanted-ticket.ts';

export interface StepParts {
  readonly agent: IdentityAgentPort;
  readonly spine: RoleAssertionPort;
  /** `null` = this workstation has no sign-in in the browser. */
  readonly browser: BrowserSignInPort | null;
  readonly owners: CardOwnersPort;
  /** 32 random bytes as hex, new at each call. */
  readonly randomKey: () => string;
  readonly onTrouble: TroubleListener;
}

/** The steps of an attempt that ask somebody outside; what they find is posted, unless the attempt is dead by then. */
export class AttemptSteps {
  readonly #parts: StepParts;
  readonly #holdings: Holdings;
  readonly #post: (finding: Finding) => void;
  /** Of a session that ended before. */
  readonly #unwanted: UnwantedTicket;

  constructor(parts: StepParts, holdings: Holdings, unwanted: UnwantedTicket, post: (finding: Finding) => void) {
    this.#unwanted = unwanted;
    this.#parts = parts;
    this.#holdings = holdings;
    this.#post = post;
  }

  /**
   * `cards`: what is in now; `from`: the card whose insertion began it. `key`: of the mark to compare with; without one a new
   * one is made.
   */
  lookForTicket(
    { attempt, from }: { readonly attempt: AttemptId; readonly from?: Card },
    cards: CardsView,
    key: string = this.#parts.randomKey(),
  ): void {
    const holding = this.#holdings.begin(attempt, key);
    this.#find(
      holding,
      async () => {
        const held = await this.#parts.agent.heldTicket(holding.signal);
        const found = this.#keep(holding, this.#unwanted.wanted(held, cards, from));
        const left = this.#unwanted.standing?.cards;
        return found.type === 'ticket-obtained' && left !== undefined ? { ...found, cards: left } : found;
      },
      (error) => ({ type: 'ticket-failed', attempt, error: error.toValue() }),
    );
  }

  readOwners(attempt: AttemptId, cards: readonly Card[]): void {
    const holding = this.#holdings.of(attempt);
    if (holding === undefined) return;
    this.#find(
      holding,
      async () => ({
        type: 'owners-read',
        attempt,
        owners: await this.#parts.owners.ownersOf(cards, holding.signal),
      }),
      () => ({ type: 'owners-read', attempt, owners: [] }),
    );
  }

  askForTicket(attempt: AttemptId, anew: boolean, evidenceKept: Promise<void>): void {
    const holding = this.#holdings.of(attempt) ?? this.#holdings.begin(attempt, this.#parts.randomKey());
    const { agent } = this.#parts;
    this.#find(
      holding,
      async () => {
        // Only once the evidence is kept may the agent issue a ticket: a crash from here on leaves a trace.
        await evidenceKept;
        const { signal } = holding;
        signal.throwIfAborted();
        const replaces = anew || this.#unwanted.standing !== null;
        const issued = await (replaces ? agent.replacedTicket(signal) : agent.newTicket(signal));
        return this.#keep(holding, this.#unwanted.issued(issued));
      },
      (error) => ({ type: 'ticket-failed', attempt, error: error.toValue() }),
    );
  }

  signInByBrowser({ attempt, ...asked }: BrowserAttempt): void {
    const { browser } = this.#parts;
    const holding = this.#holdings.begin(attempt);
    const { signal } = holding;
    this.#find(
      holding,
      async () => {
        if (browser === null) throw new LanyardError('LAN-4014');
        const onStep = (step: BrowserStep) => {
          if (!signal.aborted) this.#post({ type: 'browser-step', attempt, step });
        };
        const { person, tokens } = await browser.signIn({ ...asked, signal, onStep });
        holding.keepTokens(tokens);
        return { type: 'browser-accepted', attempt, person };
      },
      (error) => ({ type: 'browser-failed', attempt, error: error.toValue() }),
    );
  }

  /** Asks for a logout notice for as long as the session lives; without notices the session has its other ends. */
  awaitNotice(attempt: AttemptId, proof: BrowserProof): void {
    const holding = this.#holdings.of(attempt);
    const { browser, onTrouble } = this.#parts;
    if (holding === undefined || browser === null) return;
    const { signal } = holding;
    void browser.logoutNotice(proof, signal).then(
      (noticed) => {
        if (noticed && !signal.aborted) this.#post({ type: 'logout-noticed', attempt });
      },
      (thrown: unknown) => {
        if (!signal.aborted) onTrouble('logout-notices', asLanyardError(thrown).toValue());
      },
    );
  }

  fetchAssertion(attempt: AttemptId): void {
    const holding = this.#holdings.of(attempt);
    const ticket = holding?.ticket;
    if (holding === undefined || ticket === undefined) return;
    this.#find(
      holding,
      async () => {
        const identity = await this.#parts.spine.identityFor(ticket, holding.signal);
        return { type: 'assertion-accepted', attempt, identity };
      },
      (error) => ({ type: 'assertion-failed', attempt, error: error.toValue() }),
    );
  }

  #keep(holding: Holding, ticket: Ticket | null): Finding {
    const { attempt } = holding;
    if (ticket === null) return { type: 'ticket-not-held', attempt };
    holding.keepTicket(ticket);
    return { type: 'ticket-obtained', attempt, mark: markOf(ticket, holding.key) };
  }

  /** Runs one step of an attempt and posts what it found, unless the attempt is dead by then. */
  #find(holding: Holding, step: () => Promise<Finding>, failed: (error: LanyardError) => Finding): void {
    void step()
      .catch((thrown: unknown) => failed(asLanyardError(thrown)))
      .then((finding) => {
        if (!holding.isOver) this.#post(finding);
      });
  }

  /** Asks the agent, without a prompt, whether it still holds this session's ticket. */
  checkTicket(attempt: AttemptId): void {
    const holding = this.#holdings.of(attempt);
    if (holding === undefined || holding.checking) return;
    holding.checking = true;
    void this.#parts.agent
      .heldTicket(holding.signal)
      .then(
        (ticket): TicketCheck => (ticket === null ? 'gone' : ticket === holding.ticket ? 'same' : 'changed'),
        (thrown: unknown) => meaningOfFailedCheck(asLanyardError(thrown).code),
      )
      .then((found) => {
        holding.checking = false;
        if (!holding.isOver) this.#post({ type: 'ticket-checked', attempt, found });
      });
  }
}
