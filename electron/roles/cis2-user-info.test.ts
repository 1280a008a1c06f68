import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf } from './cis2-level.ts';
import { chooseRole } from './cis2-role-choice.ts';
import { readUserInfo } from './cis2-user-info.ts';
import type { RoleProfile } from './role-profile.ts';

const nurse = {
  person_orgid: '555900223344',
  person_roleid: '055900445566',
  org_code: 'Z90001',
  role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
  role_code: 'S8000:G8000:R8001',
  activities: ['View Detailed Health Records'],
  activity_codes: ['B0360', 'B0420'],
  aow_codes: ['P0020:Q0300:T0640'],
  workgroups_codes: ['555900667788'],
};
const clerk = { ...nurse, person_roleid: '555900556677', role_name: '"Support":"Clerk"', org_code: 'ZX9' };
const orgs = [{ org_name: 'HAWKSMERE SURGERY', org_code: 'Z90001' }];
const base = { sub: '055900112233', name: 'Fairweather Imogen Dr' };
const profilesOf = (info: Record<string, unknown>) => readUserInfo({ ...base, ...info })?.profiles;

describe('userinfo', () => {
  it('cannot steer a terminal or a screen by the names it brings', () => {
    const name = '\u001b]0;planted\u0007\u001b[31mFairweather\u202e\nImogen';
    const organisation = [{ org_name: '\u001b[2JHAWKSMERE', org_code: 'Z90001' }];
    const person = readUserInfo({ ...base, name, nhsid_nrbac_roles: [nurse], nhsid_user_orgs: organisation });
    expect(JSON.stringify(person)).not.toMatch(/\\u001b|\\u0007|\u202e|\\n/);
  });

  it('cannot steer a terminal or a screen by its ids and codes: such an entry is left out, such a person refused', () => {
    const planted = '\u001b[2J\u009b31m';
    const bad = ['person_roleid', 'role_code', 'org_code'].map((name) => ({ ...nurse, [name]: planted }));
    const codes = { ...clerk, activity_codes: [planted, 'B0360'], aow_codes: planted, workgroups_codes: [planted] };
    const person = readUserInfo({ ...base, nhsid_nrbac_roles: [nurse, ...bad, codes] });
    expect([person?.profiles.length, person?.unreadable]).toEqual([2, 3]);
    expect(person?.profiles[1]).toMatchObject({ activities: ['B0360'], areasOfWork: [], workgroups: [] });
    for (const name of ['sub', 'nhsid_useruid', 'uid']) expect(readUserInfo({ ...base, [name]: planted })).toBeNull();
  });

  it('[CIS2-28] becomes a person with role profiles, identifiers as texts', () => {
    expect(readUserInfo({ ...base, nhsid_nrbac_roles: [nurse, clerk], nhsid_user_orgs: orgs })).toEqual({
      subject: '055900112233',
      user: { id: '055900112233', name: 'Fairweather Imogen Dr' },
      identityLevel: null,
      unreadable: 0,
      profiles: [
        {
          profileId: '055900445566',
          code: 'S8000:G8000:R8001',
          name: 'Nurse Access Role',
          organisation: { code: 'Z90001', name: 'HAWKSMERE SURGERY' },
          activities: ['B0360', 'B0420'],
          areasOfWork: ['P0020:Q0300:T0640'],
          workgroups: ['555900667788'],
        },
        expect.objectContaining({ name: 'Clerk', organisation: { code: 'ZX9', name: '' } }),
      ],
    });
  });

  it('[CIS2-25] takes a list of one and its bare object alike, whatever else is in it', () => {
    fc.assert(
      fc.property(fc.record({ org_code: fc.string(), role_name: fc.string(), role_code: fc.string() }), (some) => {
        const role = { ...nurse, ...some };
        const [org] = orgs;
        expect(profilesOf({ nhsid_nrbac_roles: role, nhsid_user_orgs: org })).toEqual(
          profilesOf({ nhsid_nrbac_roles: [role], nhsid_user_orgs: orgs }),
        );
      }),
    );
  });

  it.each([[undefined], [null], [''], [[]], [{}]])('[CIS2-25] takes %j for an empty list', (empty) => {
    const info = { nhsid_nrbac_roles: empty, nhsid_user_orgs: empty, nhsid_org_memberships: empty };
    expect(profilesOf(info)).toEqual([]);
    expect(profilesOf({ ...info, nhsid_nrbac_roles: [nurse] })?.[0]?.organisation.name).toBe('');
  });

  it('[CIS2-25] takes codes as list, one text, or nothing', () => {
    const codesOf = (activity_codes: unknown) =>
      profilesOf({ nhsid_nrbac_roles: { ...nurse, activity_codes } })?.[0]?.activities;
    expect([codesOf('B0001'), codesOf(null), codesOf(undefined), codesOf([]), codesOf(['B0001', 7, ''])]).toEqual([
      ['B0001'],
      [],
      [],
      [],
      ['B0001'],
    ]);
  });

  it('leaves an entry out that cannot be read, and counts it', () => {
    const bad = [null, 7, 'x', {}, { ...nurse, person_roleid: '' }, { ...nurse, person_roleid: 555900445566 }];
    const person = readUserInfo({ ...base, nhsid_nrbac_roles: [nurse, ...bad] });
    expect([person?.profiles.length, person?.unreadable]).toEqual([1, bad.length]);
  });

  it('leaves out roles that share an id, so that nobody chooses one and gets another', () => {
    const elsewhere = { ...nurse, org_code: 'ZX9' };
    const person = readUserInfo({ ...base, nhsid_nrbac_roles: [nurse, clerk, elsewhere], nhsid_user_orgs: orgs });
    expect(person?.profiles.map(({ profileId }) => profileId)).toEqual([clerk.person_roleid]);
    expect(person?.unreadable).toBe(2);
    // The very same role twice is one role.
    expect(profilesOf({ nhsid_nrbac_roles: [nurse, { ...nurse }, clerk] })).toHaveLength(2);
  });

  it.each([null, 'text', 7, [], {}, { sub: '' }, { sub: 7 }, { ...base, nhsid_nrbac_roles: 'S8000:G8000:R8001' }])(
    'is refused when it is %j',
    (json) => {
      expect(readUserInfo(json)).toBeNull();
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        readUserInfo(a);
        readUserInfo({ ...base, nhsid_nrbac_roles: a, nhsid_user_orgs: b });
        readUserInfo({ ...base, nhsid_nrbac_roles: [{ ...nurse, role_name: a, activity_codes: b }] });
      }),
    );
  });

  it('names a person as well as it can', () => {
    const nameOf = (info: Record<string, unknown>) => readUserInfo({ sub: '1', ...info })?.user.name;
    expect(nameOf({ display_name: 'Dr I F', name: 'F I' })).toBe('Dr I F');
    expect(nameOf({ given_name: 'I', family_name: 'F' })).toBe('I F');
    expect(nameOf({ name: 7 })).toBe('1');
  });
});

describe('the choice of a role', () => {
  const role = (profileId: string): RoleProfile => ({
    profileId,
    code: '',
    name: '',
    organisation: { code: '', name: '' },
    activities: [],
    areasOfWork: [],
    workgroups: [],
  });
  const [a, b] = [role('1'), role('2')];

  it.each<[string, RoleProfile[], unknown, object]>([
    ['the one that CIS2 names', [a, b], '2', { kind: 'chosen', role: b, by: 'selected' }],
    ['the only one', [a], undefined, { kind: 'chosen', role: a, by: 'only' }],
    ['the only one, whatever unknown one is named', [a], '9', { kind: 'chosen', role: a, by: 'only' }],
    ['the picker without a name', [a, b], undefined, { kind: 'choose', unknownSelection: false }],
    ['the picker for an empty name', [a, b, role('')], '', { kind: 'choose', unknownSelection: false }],
    ['the picker for an unknown name', [a, b], '9', { kind: 'choose', unknownSelection: true }],
    ['the picker for a number', [a, b], 1, { kind: 'choose', unknownSelection: false }],
    ['[CIS2-27] none', [], '1', { kind: 'no-roles' }],
  ])('[CIS2-26] takes %s', (_, roles, selected, choice) => {
    expect(chooseRole(roles, selected)).toEqual(choice);
  });
});

it('[CIS2-21] [CIS2-22] reads levels from texts and numbers, and nothing else', () => {
  expect(['3', 3, '0', 0].map(levelOf)).toEqual([3, 3, 0, 0]);
  for (const bad of ['', '10', '3.0', ' 3', '-1', 'AAL3', 3.5, -1, 10, NaN, Infinity, null, undefined, true, [3], {}])
    expect(levelOf(bad)).toBeNull();
});
