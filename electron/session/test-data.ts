import type { ErrorValue } from '../errors/index.ts';
import type { Identity, RoleProfile } from '../roles/role-profile.ts';
import type { BrowserPerson, BrowserProof, TicketMark } from './proof.ts';

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

/** Of a sign-in in the browser with an NHS smartcard; expires ten hours after the beginning of the tests' time. */
export const proof: BrowserProof = {
  route: 'browser',
  assurance: {
    level: 3,
    authenticator: { id: 'smartcard', name: 'NHS smartcard' },
    identityLevel: 3,
    acr: 'AAL3_ANY',
    amr: ['CIS2_SMARTCARD'],
    smartcard: true,
  },
  subject: '055510000024',
  sid: 'sid-of-the-session',
  auditTrackingId: '0c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5-7788',
  issuedAt: 0,
  expiresAt: 36_000_000,
};

/** The same with a way that needs no card, at level 2. */
export const passkeyProof: BrowserProof = {
  ...proof,
  assurance: {
    ...proof.assurance,
    level: 2,
    authenticator: { id: 'passkey', name: 'Passkey' },
    amr: ['PASSKEY'],
    smartcard: false,
  },
};

export const secondRole: RoleProfile = { ...role, profileId: '055510000136', name: 'Clerical Access Role' };

/** Somebody with two roles, one of them named by CIS2. */
export const person: BrowserPerson = { user: identity.user, profiles: [role, secondRole], role, proof };
