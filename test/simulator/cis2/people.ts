import { people, type SimulatedPerson } from '../people.ts';
import { withProfiles } from '../spine/invented-profiles.ts';

const nobodySpecial = { passcode: '1111', atr: '', mode: 'live' } as const;

const roleless: SimulatedPerson = {
  ...nobodySpecial,
  key: 'nia',
  uid: '555100000058',
  name: 'Nia Rolewithout',
  profiles: [],
  selectedProfileId: '',
};

/** Those with cards, and those who show what roles can be: `nia` has none, `ivo` seven and `magda` forty. */
export const cis2People: readonly SimulatedPerson[] = [
  ...people,
  roleless,
  withProfiles({ ...roleless, key: 'ivo', uid: '555100000066', name: 'Ivo Sevenfold' }, 7),
  withProfiles({ ...roleless, key: 'magda', uid: '555100000074', name: 'Fortescue-Many Magda Dr' }, 40),
];
