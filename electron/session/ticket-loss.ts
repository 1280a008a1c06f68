import type { ErrorCode } from '../errors/index.ts';
import type { TicketCheck } from './events.ts';

/** With these there is nobody left who could say whether the ticket still holds: the host or the agent is gone. */
const lost: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'LAN-2001',
  'LAN-2003',
  'LAN-2007',
  'LAN-2008',
  'LAN-2015',
  'LAN-2107',
  'LAN-2802',
  'LAN-2803',
]);

/** What it means for a running session that the agent answered the question about its ticket with this error. */
export function meaningOfFailedCheck(code: ErrorCode): TicketCheck {
  // 0x80400007, the session is no longer valid: a persistent agent session that is locked answers so (spine-cis1 11.1).
  if (code === 'LAN-2407') return 'gone';
  return lost.has(code) ? 'lost' : 'unclear';
}
