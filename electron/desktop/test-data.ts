import type { View } from '../ipc/contract.ts';

/** Views for this room's tests. The person in them is invented. */

export const trouble = { code: 'LAN-2001', message: 'It failed.', remedy: 'Try again.', who: [], neutral: false };

export const screens = {
  signedOut: { name: 'signed-out', problem: null, cardIn: true },
  failed: { name: 'signed-out', problem: trouble, cardIn: true },
  cancelled: { name: 'signed-out', problem: { ...trouble, neutral: true }, cardIn: true },
  waiting: { name: 'waiting-for-card' },
  signingIn: { name: 'signing-in', step: 'passcode', reader: null },
  signedIn: {
    name: 'signed-in',
    user: { id: '555100000017', name: 'Okonkwo Adaeze Miss' },
    role: { profileId: '1', code: 'R8003', name: 'Nurse', organisation: { code: 'ZZT', name: 'Moor Trust' } },
    roles: [],
    reader: null,
    endsWithCard: 'this',
    route: 'agent',
    assurance: null,
    canStepUp: false,
    raising: null,
    refused: null,
    signOutEndsAgentSession: true,
    since: 1_000,
    endsBy: 10_000,
    warning: null,
  },
  covered: { name: 'covered' },
} as const satisfies Record<string, View['screen']>;

type Ended = Extract<View['screen'], { readonly name: 'ended' }>;

export const warning = { ...screens.signedIn, warning: { endsAt: 5_000, kind: 'idle' as const } };

export function ended(reason: Ended['reason']): View['screen'] {
  return { name: 'ended', reason, route: 'agent', cardIn: false, agentSession: 'ended' };
}

/** A view with this screen. */
export function viewWith(screen: View['screen'], more: Partial<View> = {}): View {
  return {
    ribbon: 'live',
    simulatedCards: false,
    at: 0,
    canSignIn: true,
    routes: ['agent'],
    authenticators: [],
    newer: null,
    language: 'en',
    readers: { service: 'running', outage: null, names: [], withCard: [] },
    screen,
    ...more,
  };
}
