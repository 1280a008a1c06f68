/**
 * The invented people of the simulator: their cards, passcodes and role profiles. No real person, organisation or
 * identifier (spine-cis1, section 15); job role and activity codes are public national codes.
 */

export interface SimulatedProfile {
  readonly profileId: string;
  readonly jobRoleCode: string;
  /** Three-part name with quotes, as in `nhsJobRole`. */
  readonly jobRole: string;
  readonly organisation: { readonly code: string; readonly name: string };
  readonly activities: readonly { readonly code: string; readonly name: string }[];
  readonly areasOfWork?: readonly { readonly code: string; readonly name: string }[];
  readonly workgroups?: readonly { readonly code: string; readonly name: string }[];
}

export interface SimulatedPerson {
  readonly key: string;
  readonly uid: string;
  readonly name: string;
  readonly passcode: string;
  /** Answer to reset of the card: upper-case hex without spaces. */
  readonly atr: string;
  readonly mode: 'live' | 'training';
  readonly profiles: readonly SimulatedProfile[];
  /** The profile chosen in the agent's role window; one of `profiles`. */
  readonly selectedProfileId: string;
}

const meadowLane = { code: 'ZZ901', name: 'MEADOW LANE SURGERY' };
const moorTrust = { code: 'ZZT', name: 'NORTH & SOUTH MOOR HOSPITALS NHS TRUST' };

const prescribing = { code: 'B0380', name: 'Perform Prescription Preparation' };
const administration = { code: 'B0278', name: 'Perform Patient Administration' };
const medication = { code: 'B0360', name: 'View Patient Medication' };
const registration = { code: 'B0274', name: 'Perform RA Activities' };

export const people: readonly SimulatedPerson[] = [
  {
    key: 'adaeze',
    uid: '555100000017',
    name: 'Okonkwo Adaeze Miss',
    passcode: '1234',
    atr: '3BD6970081B1FE451F078031C1521118F9',
    mode: 'live',
    profiles: [
      {
        profileId: '555100000118',
        jobRoleCode: 'S8000:G8000:R8001',
        jobRole: '"Clinical":"Clinical Provision":"Nurse Access Role"',
        organisation: meadowLane,
        activities: [prescribing, administration],
      },
      {
        profileId: '555100000215',
        jobRoleCode: 'S8000:G8000:R8003',
        jobRole: '"Clinical":"Clinical Provision":"Health Professional Access Role"',
        organisation: moorTrust,
        activities: [medication, { code: 'B8029', name: 'Verify Health Records' }],
        areasOfWork: [{ code: 'P9900:Q9900:T9900', name: '"Invented":"Invented":"Community Nursing"' }],
        workgroups: [{ code: '555100000991', name: 'Moor Ward Team' }],
      },
    ],
    selectedProfileId: '555100000215',
  },
  {
    key: 'tomos',
    uid: '055510000024',
    name: 'Tomos Beddoe',
    passcode: '2345',
    atr: '3B8680018031C15211182C',
    mode: 'live',
    profiles: [
      {
        profileId: '055510000125',
        jobRoleCode: 'S8000:G8000:R8000',
        jobRole: '"Clinical":"Clinical Provision":"Clinical Practitioner Access Role"',
        organisation: meadowLane,
        activities: [medication],
      },
    ],
    selectedProfileId: '055510000125',
  },
  {
    key: 'priya',
    uid: '555100000033',
    name: 'Priya Venkataraman-Holloway',
    passcode: '3456',
    atr: '3BD6970081B1FE451F878031C152211A4B',
    mode: 'training',
    profiles: [
      {
        profileId: '555100000136',
        jobRoleCode: 'S8001:G8002:R8008',
        jobRole: '"Admin & Clerical":"Admin & Clerical":"Admin/Clinical Support Access Role"',
        organisation: moorTrust,
        activities: [administration],
      },
    ],
    selectedProfileId: '555100000136',
  },
  {
    key: 'ruth',
    uid: '555100000041',
    name: 'Ruth Abernathy',
    passcode: '4567',
    atr: '3B6A00FF4A434F50343156323231',
    mode: 'live',
    profiles: [
      {
        profileId: '555100000142',
        jobRoleCode: 'S8002:G8003:R5080',
        jobRole: '"Admin & Clerical":"Management - A & C":"Registration Authority Manager"',
        organisation: moorTrust,
        activities: [registration],
      },
    ],
    selectedProfileId: '555100000142',
  },
];

/** The person of that key; throws for an unknown key. */
export function person(key: string): SimulatedPerson {
  const found = people.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no simulated person "${key}"`);
  return found;
}
