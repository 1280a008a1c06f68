import type { SessionIntent } from '../ipc/contract.ts';
import type { Request } from '../session/events.ts';

const requests = {
  'sign-in': { type: 'sign-in-requested' },
  cancel: { type: 'cancel-requested' },
  'sign-out': { type: 'sign-out-requested' },
  stay: { type: 'stay-requested' },
  'change-role': { type: 'change-role-requested' },
  'step-up': { type: 'step-up-requested' },
} as const satisfies Record<Extract<SessionIntent, string>, Request>;

/** What the session is asked for when the person asks for something in the window. */
export function requestOf(intent: SessionIntent): Request {
  if (typeof intent === 'string') return requests[intent];
  if (intent.choose === 'role') return { type: 'role-chosen', profileId: intent.profileId };
  const { route, authenticator } = intent;
  return { type: 'sign-in-requested', route, ...(authenticator === null ? {} : { authenticator }) };
}
