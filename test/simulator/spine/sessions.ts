import type { SimulatedPerson } from '../people.ts';
import { newTicket } from './invented-profiles.ts';

/** Who signed in, in which role. */
export interface SpineSession {
  readonly person: SimulatedPerson;
  readonly profileId: string;
  readonly mode: SimulatedPerson['mode'];
}

/** The broker's sessions, by ticket. */
export class SpineSessions {
  readonly #sessions = new Map<string, SpineSession>();

  get size(): number {
    return this.#sessions.size;
  }

  issue(person: SimulatedPerson, profileId: string): string {
    const ticket = newTicket();
    this.#sessions.set(ticket, { person, profileId, mode: person.mode });
    return ticket;
  }

  /** The person as the session shows them: with the role and mode chosen for it. `null` = no such session. */
  personOf(ticket: string): SimulatedPerson | null {
    const session = this.#sessions.get(ticket);
    return session === undefined
      ? null
      : { ...session.person, selectedProfileId: session.profileId, mode: session.mode };
  }

  /** Chooses a role; `false` when there is no such session. */
  choose(ticket: string, profileId: string, mode: SimulatedPerson['mode']): boolean {
    const session = this.#sessions.get(ticket);
    if (session !== undefined) this.#sessions.set(ticket, { ...session, profileId, mode });
    return session !== undefined;
  }

  destroy(ticket: string): boolean {
    return this.#sessions.delete(ticket);
  }
}
