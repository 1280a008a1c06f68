import type { Card } from '../../../electron/cards/card.ts';
import type { SessionEvent } from '../../../electron/session/events.ts';
import { defaultPolicy, type SessionPolicy } from '../../../electron/session/policy.ts';
import type { BrowserStep, SessionState } from '../../../electron/session/state.ts';
import { identity, mark, passkeyProof, person } from '../../../electron/session/test-data.ts';
import { initialState, transition } from '../../../electron/session/transition.ts';

/** Every way a session can end, tried in every state of both sign-in routes: the fault matrix. */

/** A workstation that has both routes and may read cards; a browser session lives as long as its proof, one hour. */
export const matrixPolicy: SessionPolicy = {
  ...defaultPolicy,
  routes: ['agent', 'browser'],
  readCertificates: true,
  endAtCis2: true,
};

const hour = 3_600_000;
const card: Card = { reader: 'Reader', atr: '3B8180018080', count: 3 };
const error = { code: 'LAN-3001', message: 'Spine cannot be reached.', remedy: 'Try again.', details: {} } as const;
const removed: SessionEvent = { type: 'card-removed', card, at: 0 };
const idle = (minutes: number): SessionEvent => ({ type: 'time-passed', idleFor: minutes * 60_000 });
const step = (attempt: number, reached: BrowserStep): SessionEvent => ({
  type: 'browser-step',
  attempt,
  step: reached,
});

const start: SessionEvent[] = [
  { type: 'reader-attached', reader: card.reader, at: 0 },
  { type: 'ready', at: 0 },
];
const checking: SessionEvent[] = [...start, { type: 'card-inserted', card, at: 0 }];
const reading: SessionEvent[] = [...checking, { type: 'ticket-not-held', attempt: 1 }];
const passcode: SessionEvent[] = [...reading, { type: 'owners-read', attempt: 1, owners: [] }];
const assertion: SessionEvent[] = [...passcode, { type: 'ticket-obtained', attempt: 1, mark }];
const stranger = { card, owner: '055510009999' };
const signedIn: SessionEvent[] = [...assertion, { type: 'assertion-accepted', attempt: 1, identity }];

// The person chooses the browser; a card goes in while it is open.
const opening: SessionEvent[] = [...start, { type: 'sign-in-requested', route: 'browser' }];
const inBrowser: SessionEvent[] = [...opening, step(1, 'browser'), { type: 'card-inserted', card, at: 0 }];
const tokens: SessionEvent[] = [...inBrowser, step(1, 'tokens')];
const proof = { ...person.proof, expiresAt: hour };
const byBrowser: SessionEvent[] = [...tokens, { type: 'browser-accepted', attempt: 1, person: { ...person, proof } }];
const passkey = { ...person, proof: { ...passkeyProof, expiresAt: hour } };
const byPasskey: SessionEvent[] = [...tokens, { type: 'browser-accepted', attempt: 1, person: passkey }];

/** The states, by the story that leads there. `warned` and `covered` are moments of a session. */
export const states: Readonly<Record<string, readonly SessionEvent[]>> = {
  'starting up': [],
  'waiting for a card': start,
  'looking for a ticket': checking,
  'reading whose card': reading,
  'waiting for the passcode': passcode,
  'waiting for the assertion': assertion,
  "with a stranger's card": [
    ...reading,
    { type: 'owners-read', attempt: 1, owners: [stranger] },
    { type: 'ticket-obtained', attempt: 1, mark },
  ],
  'signed in': signedIn,
  'warned of idleness': [...signedIn, idle(14.5)],
  'covered (flicker)': [...signedIn, removed],
  'failed, ticket left': [...assertion, { type: 'assertion-failed', attempt: 1, error }],
  'opening the browser': opening,
  'browser open': inBrowser,
  'checking tokens': tokens,
  'choosing a role': [...tokens, { type: 'browser-accepted', attempt: 1, person: { ...person, role: null, proof } }],
  'by browser, with card': byBrowser,
  'by browser, covered': [...byBrowser, removed],
  'by browser, no card': byPasskey,
  'stepping up': [...byPasskey, { type: 'step-up-requested' }, step(2, 'browser')],
  ended: [...signedIn, { type: 'sign-out-requested' }],
  'ended, ticket left': [...signedIn, { type: 'locked' }],
};

/** What can end a session. `after`: how much later (both clocks, ms). */
export const triggers: Readonly<Record<string, { readonly event: SessionEvent; readonly after?: number }>> = {
  'card removed': { event: removed },
  'reader unplugged': { event: { type: 'reader-detached', reader: card.reader, at: 0 } },
  'smartcard service gone': { event: { type: 'service-stopped', at: 0 } },
  'card swapped unseen': { event: { type: 'card-inserted', card: { ...card, atr: '3B99', count: 5 }, at: 0 } },
  'person known': { event: { type: 'assertion-accepted', attempt: 1, identity } },
  'sign-out': { event: { type: 'sign-out-requested' } },
  cancel: { event: { type: 'cancel-requested' } },
  'another role wanted': { event: { type: 'change-role-requested' } },
  'nothing touched': { event: idle(15), after: 15 * 60_000 },
  'longest time reached': { event: idle(0), after: defaultPolicy.timeLimit },
  'proof expired': { event: idle(0), after: hour },
  'end of the grace': { event: idle(0), after: 1_000 },
  'screen locked': { event: { type: 'locked' } },
  'computer sleeps': { event: { type: 'sleeping' } },
  'remote session disconnected': { event: { type: 'disconnected' } },
  'agent signed out': { event: { type: 'ticket-checked', attempt: 1, found: 'gone' } },
  'ticket replaced': { event: { type: 'ticket-checked', attempt: 1, found: 'changed' } },
  'agent or host dead': { event: { type: 'ticket-checked', attempt: 1, found: 'lost' } },
  'ticket host died': { event: { type: 'host-died' } },
  'sign-in in the browser failed': { event: { type: 'browser-failed', attempt: 1, error } },
  'logout notice of the broker': { event: { type: 'logout-noticed', attempt: 1 } },
  'policy changed': { event: { type: 'policy-changed' } },
  quit: { event: { type: 'quit-requested' } },
};

export interface Outcome {
  readonly state: string;
  readonly trigger: string;
  readonly before: SessionState;
  readonly after: SessionState;
  readonly effects: readonly string[];
}

/** Tries every trigger in every state. */
export function faultMatrix(policy: SessionPolicy = matrixPolicy): readonly Outcome[] {
  return Object.entries(states).flatMap(([state, story]) =>
    Object.entries(triggers).map(([trigger, { event, after = 0 }]) => {
      let clock = 1;
      const before = story.reduce<SessionState>((current, happened) => {
        // Nothing was touched for so long: that time has passed.
        if (happened.type === 'time-passed') clock += happened.idleFor;
        return transition(current, happened, { now: clock, mono: clock, policy }).state;
      }, initialState(0));
      clock += after;
      const result = transition(before, event, { now: clock, mono: clock, policy });
      return { state, trigger, before, after: result.state, effects: result.effects.map((effect) => effect.type) };
    }),
  );
}
