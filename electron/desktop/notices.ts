import type { View } from '../ipc/contract.ts';
import { desktopWords, type EndKind, type Notice } from './words.ts';

type EndReason = Extract<View['screen'], { readonly name: 'ended' }>['reason'];

/**
 * What a change of the view is worth telling somebody whose eyes are elsewhere, or `null`: a session that is about to
 * end, one that has ended without anybody asking, a sign-in that failed. Pure.
 */
export function noticeOf(before: View, after: View): Notice | null {
  const words = desktopWords[after.language];
  const { screen } = after;
  switch (screen.name) {
    case 'signed-in':
      return screen.warning === null || warns(before) ? null : words.warning[screen.warning.kind];
    case 'ended': {
      const kind = before.screen.name === 'ended' ? null : kindOf(screen.reason);
      return kind === null ? null : { title: words.ended.title, body: words.ended.body[kind] };
    }
    case 'signed-out': {
      const failed = before.screen.name === 'signing-in' && screen.problem !== null && !screen.problem.neutral;
      return failed ? words.failed : null;
    }
    case 'waiting-for-card':
    case 'signing-in':
    case 'choosing-role':
    case 'covered':
      return null;
  }
}

function warns({ screen }: View): boolean {
  return screen.name === 'signed-in' && screen.warning !== null;
}

/** `null`: the person did it and needs not be told. */
function kindOf(reason: EndReason): EndKind | null {
  switch (reason) {
    case 'signed-out':
    case 'role-change':
    case 'quit':
      return null;
    case 'card-removed':
    case 'reader-removed':
    case 'card-service-stopped':
    case 'another-card':
      return 'card';
    case 'idle':
    case 'time-limit':
    case 'token-expired':
      return 'time';
    case 'locked':
    case 'asleep':
    case 'disconnected':
      return 'computer';
    case 'agent-signed-out':
    case 'agent-stopped':
    case 'ticket-changed':
    case 'broker-signed-out':
    case 'policy-changed':
      return 'elsewhere';
  }
}
