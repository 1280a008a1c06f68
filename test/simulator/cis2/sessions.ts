import { randomUUID } from 'node:crypto';
import type { SimulatedPerson } from '../people.ts';
import { authenticatorByAmr } from './authenticators.ts';

/** A session of a browser at CIS2. */
export interface BrowserSession {
  /** The provider's own name for it. */
  readonly uid: string;
  readonly sid: string;
  readonly sub: string;
  /** The clients that were given its `sid`. */
  readonly clients: Set<string>;
  role: string | null;
}

/** What an authorization code stands for, as far as the provider does not keep it. */
export interface CodeFacts {
  readonly session: BrowserSession;
  readonly acr: string;
  readonly amr: string;
  readonly authTime: number;
  readonly nonce: string | undefined;
  readonly state: string | undefined;
  readonly selectedRole: string | undefined;
}

/** The sessions and codes of the simulated service. */
export class Sessions {
  readonly #sessions = new Map<string, BrowserSession>();
  readonly #codes = new Map<string, CodeFacts>();

  /** The session of that name for that person, new when there is none. */
  open(uid: string, sub: string): BrowserSession {
    const known = this.find(uid, sub);
    if (known !== null) return known;
    const session = { uid, sid: randomUUID(), sub, clients: new Set<string>(), role: null };
    this.#sessions.set(uid, session);
    return session;
  }

  find(uid: string | undefined, sub: string): BrowserSession | null {
    const session = this.#sessions.get(uid ?? '');
    return session?.sub === sub ? session : null;
  }

  of(sub: string): readonly BrowserSession[] {
    return [...this.#sessions.values()].filter((session) => session.sub === sub);
  }

  /** Forgets the session and gives what was known of it. */
  end(uid: string): BrowserSession | null {
    const session = this.#sessions.get(uid) ?? null;
    this.#sessions.delete(uid);
    return session;
  }

  remember(code: string, facts: CodeFacts): void {
    this.#codes.set(code, facts);
  }

  redeem(code: unknown): CodeFacts | null {
    return typeof code === 'string' ? (this.#codes.get(code) ?? null) : null;
  }
}

/** What has been asked for with a role scope, and what is known without asking. */
export interface RoleQuestion {
  readonly scope: string;
  readonly person: SimulatedPerson;
  readonly amr: string | undefined;
  /** The role this browser session has already. */
  readonly chosen: string | null;
}

/**
 * The selected role when no page is needed for it (cis2 11.2): the only one, the one chosen in the Identity Agent's window,
 * or the one of this session. `null` = CIS2 must ask; `undefined` = there is none to select.
 */
export function roleWithoutAsking({ scope, person, amr, chosen }: RoleQuestion): string | null | undefined {
  const scopes = scope.split(' ');
  if (!scopes.includes('selectedrole') && !scopes.includes('changedrole')) return undefined;
  const [first, ...others] = person.profiles;
  if (first === undefined) return undefined;
  if (others.length === 0) return first.profileId;
  if (scopes.includes('changedrole')) return null;
  if (authenticatorByAmr(amr)?.asksRoleItself === true) return person.selectedProfileId;
  return chosen;
}
