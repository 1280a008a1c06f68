import type { SimulatedPerson } from '../people.ts';
import { makeToken } from './make-token.ts';

/** What the agent's window asks for. */
export interface Prompt {
  readonly kind: 'card' | 'passcode' | 'role';
  /** Whose card is in; `null` while it asks for the card. */
  readonly person: SimulatedPerson | null;
  readonly triesLeft: number;
}

export interface WorkstationOptions {
  /** What card removal does to the session (spine-cis1 11.1). Default `normal`. */
  readonly removalMode?: 'normal' | 'persistence';
  /** Milliseconds from card removal to the end of the ticket in normal mode. Default 50. */
  readonly destroyDelay?: number;
  /** Whether an inserted card opens the passcode window without any application asking. Default `false`. */
  readonly promptOnInsert?: boolean;
  /** Wrong passcode: `fail` closes the window with AUTHENTICATION_FAILED, `ask-again` keeps it. Default `fail`. */
  readonly onWrongPasscode?: 'fail' | 'ask-again';
  /** With several profiles: take the person's selected one, or show the role window. Default `selected`. */
  readonly roleChoice?: 'selected' | 'ask';
  /** Where tickets come from, so that a simulated Spine knows them. Default: invented ones that nobody knows. */
  readonly issueTicket?: (person: SimulatedPerson, profileId: string) => string | Promise<string>;
  readonly onTicketDestroyed?: (ticket: string) => void;
}

const success = 0;
const cardLocked = 0x80200004;
const cancelled = 0x80400001;
const notAccepted = 0x80400002;
const triesOfACard = 3;

interface OpenPrompt {
  kind: Prompt['kind'];
  readonly settle: (code: number) => void;
  readonly outcome: Promise<number>;
}

/** Card, passcode window and session of one simulated workstation: what the Identity Agent is apart from its API. */
export class Workstation {
  removalMode: 'normal' | 'persistence';
  #options: WorkstationOptions;
  #card: SimulatedPerson | null = null;
  #ticket: string | null = null;
  #prompt: OpenPrompt | null = null;
  #promptsOpened = 0;
  #removal: NodeJS.Timeout | undefined;
  readonly #wrongTries = new Map<string, number>();
  readonly #listeners = new Set<() => void>();

  constructor(options: WorkstationOptions) {
    this.#options = options;
    this.removalMode = options.removalMode ?? 'normal';
  }

  get card(): SimulatedPerson | null {
    return this.#card;
  }

  get ticket(): string | null {
    return this.#ticket;
  }

  get prompt(): Prompt | null {
    if (this.#prompt === null) return null;
    return { kind: this.#prompt.kind, person: this.#card, triesLeft: this.#triesLeft() };
  }

  /** How often a window was opened since the start. */
  get promptsOpened(): number {
    return this.#promptsOpened;
  }

  /** Calls back after every change of card, window or ticket. Returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  insertCard(person: SimulatedPerson): void {
    if (this.#card !== null) this.removeCard();
    this.#card = person;
    if (this.#prompt !== null) {
      this.#prompt.kind = 'passcode';
      if (this.#triesLeft() === 0) this.#close(cardLocked);
    } else if (this.#options.promptOnInsert === true && this.#ticket === null) {
      void this.signIn();
    }
    this.#changed();
  }

  removeCard(): void {
    if (this.#card === null) return;
    this.#card = null;
    this.#close(cancelled);
    if (this.removalMode === 'normal' && this.#ticket !== null) {
      clearTimeout(this.#removal);
      const doomed = this.#ticket;
      this.#removal = setTimeout(() => {
        if (this.#ticket === doomed) this.setTicket(null);
      }, this.#options.destroyDelay ?? 50);
    }
    this.#changed();
  }

  /** Resolves with the Ticket API code once the user has finished; a second caller waits at the same window. */
  signIn(): Promise<number> {
    if (this.#prompt !== null) return this.#prompt.outcome;
    if (this.#card !== null && this.#triesLeft() === 0) return Promise.resolve(cardLocked);
    let settle: (code: number) => void = () => undefined;
    const outcome = new Promise<number>((resolve) => {
      settle = resolve;
    });
    this.#prompt = { kind: this.#card === null ? 'card' : 'passcode', settle, outcome };
    this.#promptsOpened += 1;
    this.#changed();
    return outcome;
  }

  /** Types into the passcode window. Resolves when the agent has acted on it. */
  async typePasscode(passcode: string): Promise<void> {
    const person = this.#card;
    if (this.#prompt?.kind !== 'passcode' || person === null) throw new Error('no passcode window is open');
    if (passcode === person.passcode) {
      this.#wrongTries.delete(person.key);
      if (this.#options.roleChoice !== 'ask' || person.profiles.length < 2) {
        await this.#complete(person.selectedProfileId);
      } else {
        this.#prompt.kind = 'role';
        this.#changed();
      }
      return;
    }
    this.#wrongTries.set(person.key, (this.#wrongTries.get(person.key) ?? 0) + 1);
    if (this.#triesLeft() === 0) this.#close(cardLocked);
    else if (this.#options.onWrongPasscode !== 'ask-again') this.#close(notAccepted);
    else this.#changed();
  }

  /** Chooses in the role window. */
  async chooseRole(profileId: string): Promise<void> {
    if (this.#prompt?.kind !== 'role') throw new Error('no role window is open');
    await this.#complete(profileId);
  }

  cancelPrompt(): void {
    this.#close(cancelled);
  }

  /** What the Registration Authority or self-service does to a locked card. */
  unlockCard(person: SimulatedPerson): void {
    this.#wrongTries.delete(person.key);
  }

  /** Puts another ticket in place of the present one (`null`: none); the present one ends. */
  setTicket(ticket: string | null): void {
    const old = this.#ticket;
    this.#ticket = ticket;
    if (old !== null && old !== ticket) this.#options.onTicketDestroyed?.(old);
    this.#changed();
  }

  async #complete(profileId: string): Promise<void> {
    const person = this.#card;
    const prompt = this.#prompt;
    if (person === null || prompt === null) return;
    const ticket = await (this.#options.issueTicket ?? makeToken)(person, profileId);
    if (this.#prompt !== prompt) {
      // Cancelled, or the card went, while the ticket was on its way.
      this.#options.onTicketDestroyed?.(ticket);
      return;
    }
    this.setTicket(ticket);
    this.#close(success);
  }

  #close(code: number): void {
    const prompt = this.#prompt;
    this.#prompt = null;
    prompt?.settle(code);
    if (prompt !== null) this.#changed();
  }

  #triesLeft(): number {
    return triesOfACard - (this.#card === null ? 0 : (this.#wrongTries.get(this.#card.key) ?? 0));
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
