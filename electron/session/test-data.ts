import type { ErrorValue } from '../errors/index.ts';
import type { Identity, RoleProfile } from '../roles/role-profile.ts';
import type { TicketMark } from './proof.ts';

/** Invented people and problems for the unit tests of the session. */

const role: RoleProfile = {
  profileId: '055510000125',
  code: 'S8000:G8000:R8001',
  name: 'Nurse Access Role',
  organisation: { code: 'ZZ901', name: 'MEADOW LANE SURGERY' },
  activities: ['B0380'],
  areasOfWork: [],
  workgroups: [],
};

export const identity: Identity = {
  user: { id: '055510000024', name: 'Tomos Beddoe' },
  mode: 'live',
  role,
  profiles: [role],
};

export const problem: ErrorValue = {
  code: 'LAN-9001',
  message: 'Something failed.',
  remedy: 'Try again.',
  details: {},
};

export const mark: TicketMark = { key: '00', value: 'mark-of-the-ticket' };
