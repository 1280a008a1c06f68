import type { Draft } from './keys.ts';

export type Members = Readonly<Record<string, unknown>>;

/** Where a request can go wrong. */
export type Place =
  'discovery' | 'authorize' | 'jwks' | 'token' | 'userinfo' | 'broker-token' | 'broker-notices' | 'broker-logout';

/** An answer in place of the real one. */
export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `before`: no answer at all; `within`: the connection drops in the middle of the body; `never`: silence. */
  readonly drop?: 'before' | 'within' | 'never';
  /** The real answer, but so many milliseconds late. */
  readonly late?: number;
}

/** What the broker knows when it answers. */
export interface BrokerMemory {
  /** What it should answer. */
  readonly right: Members;
  /** What it answered to the sign-in before this one, if there was one. */
  readonly previous: Members | null;
  /** The ID token's claims under a key of the broker's own. */
  readonly signedByBroker: (changes: Members) => Promise<string>;
}

/** A logout that the broker should pass on. */
export interface Notice {
  /** The logout token as it came. */
  readonly token: string;
  /** The same with other claims or another signature. */
  readonly again: (change: (draft: Draft) => Draft) => Promise<string>;
}

/** One way to misbehave. Each part works at its own place; what a scenario does not name goes as usual. */
export interface Scenario {
  /** Of `cis2.md`. */
  readonly section: string;
  /** What is wrong, in few words. */
  readonly what: string;
  readonly trouble?: { readonly at: Place } & Answer;
  readonly discovery?: (document: Members) => Members;
  /** The authorize endpoint sends the browser back with this error at once. */
  readonly authorizeError?: { readonly error: string; readonly error_description?: string };
  /** The authorize endpoint acts as if there had been no PKCE. */
  readonly pkceIgnored?: true;
  readonly callback?: (parameters: URLSearchParams) => void;
  readonly idToken?: (draft: Draft) => Draft;
  /** The token endpoint's answer, with the ID token in it. */
  readonly token?: (body: Members) => Members;
  readonly userinfo?: (claims: Members) => Members;
  /** Userinfo comes as a JWT. */
  readonly userinfoSigned?: (claims: Members) => Draft;
  readonly broker?: (memory: BrokerMemory) => Members | Promise<Members>;
  readonly logoutToken?: (draft: Draft) => Draft;
  /** What the broker writes into the stream of notices. */
  readonly notice?: (notice: Notice) => string | Promise<string>;
}

export type Part = Exclude<keyof Scenario, 'section' | 'what'>;

/** `members` with changes; `undefined` takes a member away. */
export function changed(members: Members, changes: Members): Members {
  return Object.fromEntries(Object.entries({ ...members, ...changes }).filter(([, value]) => value !== undefined));
}

/** Decides which scenario speaks at which place: those that were queued first, each once, then the standing one. */
export class ScenarioDesk {
  readonly #upcoming: Scenario[] = [];
  #standing: Scenario | null = null;

  set(scenario: Scenario | null): void {
    this.#standing = scenario;
    this.#upcoming.length = 0;
  }

  queue(scenario: Scenario): void {
    this.#upcoming.push(scenario);
  }

  take<P extends Part>(part: P): Scenario[P] | undefined {
    return this.#take((scenario) => scenario[part] !== undefined)?.[part];
  }

  trouble(at: Place): Answer | undefined {
    return this.#take((scenario) => scenario.trouble?.at === at)?.trouble;
  }

  #take(fits: (scenario: Scenario) => boolean): Scenario | null {
    const [next] = this.#upcoming;
    if (next !== undefined && fits(next)) return this.#upcoming.shift() ?? null;
    return this.#standing !== null && fits(this.#standing) ? this.#standing : null;
  }
}
