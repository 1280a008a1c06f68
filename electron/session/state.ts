import type { Card } from '../cards/card.ts';
import type { ErrorCode, ErrorValue } from '../errors/index.ts';
import type { Identity } from '../roles/role-profile.ts';
import type { AgentEvidence, BrowserPerson, Evidence, Proof, Route, TicketMark } from './proof.ts';

/** Identifies one sign-in attempt; what arrives for another attempt is late and is dropped (design, rule 5). */
export type AttemptId = number;

/**
 * Where a sign-in with the Identity Agent stands.
 * `checking` asks the agent, without a prompt, for a ticket it already holds; `cards` reads whose cards they are, while
 * the agent has no use for them and only where the settings want that; `passcode` waits for the person in the Identity
 * Agent's own window; `assertion` fetches identity and role from Spine.
 */
export const agentSteps = ['checking', 'cards', 'passcode', 'assertion'] as const;
export type AgentStep = (typeof agentSteps)[number];

/**
 * Where a sign-in in the browser stands.
 * `opening` finds CIS2 and opens the browser; `browser` waits for the person there; `tokens` turns the answer into
 * tokens and checks them.
 */
export const browserSteps = ['opening', 'browser', 'tokens'] as const;
export type BrowserStep = (typeof browserSteps)[number];

/** Why a session ended. Every one has its own sentence on screen and in the journal. */
export const endReasons = [
  'card-removed',
  'reader-removed',
  'card-service-stopped',
  'signed-out',
  'idle',
  'time-limit',
  'token-expired',
  'locked',
  'asleep',
  'disconnected',
  'agent-signed-out',
  'agent-stopped',
  'ticket-changed',
  'broker-signed-out',
  'another-card',
  'role-change',
  'policy-changed',
  'quit',
] as const;
export type EndReason = (typeof endReasons)[number];

/** A moment on both clocks: wall time (UTC ms) and the monotonic clock (ms), which no clock change moves. */
export interface Moment {
  readonly wall: number;
  readonly mono: number;
}

/**
 * What a session or an attempt is bound to (design, rule 3): one card; or, where nobody can tell which of several cards
 * signed in, any of them; or none (a ticket without a card in a local reader, where the settings allow it).
 */
export type Binding =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'any'; readonly cards: readonly Card[] }
  | { readonly kind: 'none' };

/** What is known of the readers. `service: 'unknown'` = cannot tell (not started, stopped, or not yet read). */
export interface CardsView {
  readonly service: 'running' | 'unknown';
  /** Why nothing can be told, when the smartcard service is known to be out. */
  readonly outage: ErrorCode | null;
  readonly readers: readonly string[];
  readonly cards: readonly Card[];
  /** The card seen going in last; `null` where nobody can tell (they were in before Lanyard looked). */
  readonly newest: Card | null;
}

interface Common {
  /** When this state was entered, UTC milliseconds. */
  readonly at: number;
  readonly cards: CardsView;
  /** The latest attempt; 0 before the first. Numbers only grow. */
  readonly attempt: AttemptId;
}

/** Whose card it is, as its certificate says: the person's user id; `null` = it does not say. */
export interface CardOwner {
  readonly card: Card;
  readonly owner: string | null;
}

/** Nobody is signed in and nothing is going on: at start, after a cancel, after a failure (`problem`). */
export interface SignedOut extends Common {
  readonly name: 'signed-out';
  /** The readers have not been read for the first time yet. */
  readonly starting: boolean;
  /** What an earlier run left, until it has been compared with what is there now. */
  readonly evidence: Evidence | null;
  /** Why the last attempt failed; `null` = it did not fail. Entries marked neutral (a cancel) are no alarm. */
  readonly problem: ErrorValue | null;
  /** The agent may still hold a ticket that the last attempt asked for; the removal of its card must destroy it. */
  readonly leftBehind: Binding | null;
}

/** Nobody is signed in; a card going into a reader starts a sign-in. */
export interface WaitingForCard extends Common {
  readonly name: 'waiting-for-card';
}

export type SigningIn = AgentSignIn | BrowserSignIn;

export interface AgentSignIn extends Common {
  readonly name: 'signing-in';
  readonly route: 'agent';
  readonly step: AgentStep;
  readonly binding: Binding;
  /** Whether a person asked (card inserted, button, command): only then may the agent prompt. */
  readonly asked: boolean;
  /** The session of an earlier run that this attempt resumes, if its ticket is still the same. */
  readonly evidence: AgentEvidence | null;
  /** Whose the cards are, as far as they were read. */
  readonly owners: readonly CardOwner[];
  /** Of the ticket, once there is one. */
  readonly mark: TicketMark | null;
}

export interface BrowserSignIn extends Common {
  readonly name: 'signing-in';
  readonly route: 'browser';
  readonly step: BrowserStep;
  readonly binding: Binding;
}

/** Who it is has been proved in the browser; in which role is for the person to say. Without any role nobody can. */
export interface ChoosingRole extends Common {
  readonly name: 'choosing-role';
  readonly binding: Binding;
  readonly person: BrowserPerson;
  readonly since: Moment;
  /** As in a session. */
  readonly touched: number;
}

/** A second sign-in in the browser while a session runs: a higher assurance level, or another role. */
export interface Raising {
  readonly attempt: AttemptId;
  readonly purpose: 'step-up' | 'change-role';
  readonly step: BrowserStep;
  readonly binding: Binding;
}

/** A card that has lost contact and may be back in a moment: nothing is shown until then, and then it is over. */
export interface Cover {
  /** On the monotonic clock, ms. */
  readonly until: number;
  readonly reason: EndReason;
}

/** What a person is warned of: only the first can be put off, by touching the computer. */
export const warningKinds = ['idle', 'time-limit', 'token-expired'] as const satisfies readonly EndReason[];

/** The session will end soon, and why. */
export interface Warning {
  readonly kind: (typeof warningKinds)[number];
  /** UTC ms. */
  readonly endsAt: number;
}

export interface SignedIn extends Common {
  readonly name: 'signed-in';
  /** The attempt that holds the session's ticket or tokens. */
  readonly holder: AttemptId;
  readonly binding: Binding;
  readonly identity: Identity;
  readonly proof: Proof;
  readonly since: Moment;
  /** When somebody was last known to touch the computer, or to sign in, or to want to stay; monotonic ms. */
  readonly touched: number;
  /** `null` = no warning is up. */
  readonly warning: Warning | null;
  readonly cover: Cover | null;
  /** When the agent was last asked for its ticket (monotonic ms), and how often in a row it gave no clear answer. */
  readonly watch: { readonly asked: number; readonly misses: number };
  readonly raising: Raising | null;
  /** Why the last step-up or change of role came to nothing; the session is as it was. */
  readonly refused: ErrorValue | null;
}

export interface Ended extends Common {
  readonly name: 'ended';
  readonly reason: EndReason;
  /** Of the session or attempt that ended; `null` = there was none. */
  readonly route: Route | null;
  readonly agentSession: AgentSession;
  /** The agent holds the ticket of what ended; the removal of its card must destroy it. */
  readonly leftBehind: Binding | null;
}

/** What becomes of the agent's own session at an end: it stays, the agent was told to end it, or it is known to be over. */
export type AgentSession = 'kept' | 'ending' | 'ended';

/** The whole session state. Holds no secret: tickets stay inside the engine. */
export type SessionState = SignedOut | WaitingForCard | SigningIn | ChoosingRole | SignedIn | Ended;
