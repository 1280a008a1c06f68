import { describe, expect, it } from 'vitest';
import { differences, findRoles, groupRoles, roleName } from './role-search.ts';
import type { Role } from './view-types.ts';

const role = (profileId: string, name: string, organisation: Role['organisation']): Role => ({
  profileId,
  code: `S8000:G8000:R80${profileId}`,
  name,
  organisation,
});
const surgery = { code: 'ZZ901', name: 'Meadow Lane Surgery' };
const trust = { code: 'ZZT', name: 'Ysbyty Llanfair Môn' };
const roles = [
  role('01', 'Nurse', surgery),
  role('02', 'Practice Manager', surgery),
  role('03', 'Health Professional', trust),
  role('04', 'Clerk', trust),
];
const ids = (found: readonly Role[]) => found.map(({ profileId }) => profileId);

describe('findRoles', () => {
  it('finds by role, organisation and code, whatever the case and the accents', () => {
    expect(ids(findRoles(roles, 'nur'))).toEqual(['01']);
    expect(ids(findRoles(roles, 'MON'))).toEqual(['03', '04']);
    expect(ids(findRoles(roles, 'zz901 manager'))).toEqual(['02']);
    expect(ids(findRoles(roles, 'r8003'))).toEqual(['03']);
    expect(findRoles(roles, '  ')).toHaveLength(4);
    expect(findRoles(roles, 'surgeon')).toEqual([]);
  });
});

describe('groupRoles', () => {
  it('puts organisations and roles in the order of their names', () => {
    const groups = groupRoles(roles, null);
    expect(groups.map(({ organisation }) => organisation.code)).toEqual(['ZZ901', 'ZZT']);
    expect(groups.map((group) => ids(group.roles))).toEqual([
      ['01', '02'],
      ['04', '03'],
    ]);
  });

  it('offers the last role first, with its organisation', () => {
    expect(groupRoles(roles, '03').flatMap((group) => ids(group.roles))).toEqual(['03', '04', '01', '02']);
  });

  it('loses no role and takes none twice', () => {
    expect(
      groupRoles([...roles, role('05', '', { code: '', name: '' })], '02')
        .flatMap((group) => ids(group.roles))
        .sort(),
    ).toEqual(['01', '02', '03', '04', '05']);
  });
});

it('names a role without a name by its code', () => {
  expect(roleName(role('07', '', surgery))).toBe('S8000:G8000:R8007');
});

describe('roles that look alike', () => {
  const twin = (profileId: string, code: string, organisation = surgery): Role => ({
    ...role(profileId, 'Nurse', organisation),
    code,
  });
  const lines = (...alike: Role[]) => [...differences(alike)].map(([id, { is, value }]) => [id, is, value]);

  it('are told apart by role code, or else by role profile', () => {
    expect(lines(twin('1', 'R8001'), twin('2', 'R8008'))).toEqual([
      ['1', 'code', 'R8001'],
      ['2', 'code', 'R8008'],
    ]);
    expect(lines(twin('1', 'R8001'), twin('2', 'R8001'))).toEqual([
      ['1', 'profile', '1'],
      ['2', 'profile', '2'],
    ]);
    const nameless = { ...twin('3', ''), name: '' };
    expect(lines(nameless, { ...nameless, profileId: '4' })).toHaveLength(2);
  });

  it('are not those at another organisation or of another name', () => {
    expect(lines(twin('1', 'R8001'), twin('2', 'R8001', trust), role('3', 'Clerk', surgery))).toEqual([]);
  });

  it('are kept in their own group where organisations have no code, and a profile that came twice is offered once', () => {
    const without = (name: string) => ({ code: '', name });
    const groups = groupRoles([twin('1', 'R', without('A')), twin('2', 'R', without('B')), twin('2', 'R')], null);
    expect(groups.map((group) => ids(group.roles))).toEqual([['1'], ['2']]);
  });
});
