import type { Card } from '../cards/card.ts';
import type { Identity, RoleProfile } from '../roles/role-profile.ts';

/** The two ways to sign in: the Identity Agent's ticket and Spine's assertion, or CIS2 in the system browser. */
export const routes = ['agent', 'browser'] as const;
export type Route = (typeof routes)[number];

/** A keyed fingerprint of a ticket: tells whether it is still the same one, and nothing else. Not a secret. */
export interface TicketMark {
  readonly key: string;
  readonly value: string;
}

/** How sure CIS2 is who this is (cis2 6). */
export interface Assurance {
  /** Of the authentication: 1 to 3; `null` only where the settings ask for none. */
  readonly level: number | null;
  readonly authenticator: { readonly id: string; readonly name: string };
  /** Of the identity check: 0 to 3. */
  readonly identityLevel: number | null;
  readonly acr: string;
  readonly amr: readonly string[];
  /** Whether a smartcard was used. */
  readonly smartcard: boolean;
}

/** What a session rests on. Holds no secret: ticket and tokens stay inside the engine. */
export type Proof = AgentProof | BrowserProof;

export interface AgentProof {
  readonly route: 'agent';
  readonly mark: TicketMark;
}

/** Times are UTC ms of CIS2's clock. */
export interface BrowserProof {
  readonly route: 'browser';
  readonly assurance: Assurance;
  /** The person's id at CIS2: a step-up or change of role must come back with the same (cis2 18, no. 29 and 30). */
  readonly subject: string;
  /** The CIS2 session, for logout notices; empty only where the settings allow that. */
  readonly sid: string;
  /** CIS2's reference for support calls; empty when it sent none. */
  readonly auditTrackingId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Whom a sign-in in the browser brought. */
export interface BrowserPerson {
  readonly user: Identity['user'];
  /** All role profiles of the person; may be empty (cis2 11.4). */
  readonly profiles: readonly RoleProfile[];
  /** The role CIS2 named, or the only one; `null` = the person chooses, or there is none. */
  readonly role: RoleProfile | null;
  /** CIS2 named a role that is not among the profiles; for the log. */
  readonly unknownSelection?: boolean;
  readonly proof: BrowserProof;
}

/**
 * What is kept of an attempt or session across a restart: enough to prove that nothing changed, and no secret (the
 * tokens of a browser session lie beside it in the vault). `since`: when the session began, UTC ms.
 */
export type Evidence = AgentEvidence | BrowserEvidence;

export interface AgentEvidence {
  readonly route: 'agent';
  readonly cards: readonly Card[];
  /** `null`: the agent was asked for a ticket and may have issued one. */
  readonly mark: TicketMark | null;
  readonly since: number;
}

export interface BrowserEvidence {
  readonly route: 'browser';
  readonly cards: readonly Card[];
  readonly identity: Identity;
  readonly proof: BrowserProof;
  readonly since: number;
}
