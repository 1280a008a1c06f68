import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as formats from './formats.ts';
import { parseJobRoleCode, parseThreePartName, readableRoleName } from './job-role.ts';

describe('job role codes', () => {
  it.each([
    ['S8000:G8000:R8001', ['S8000', 'G8000', 'R8001']],
    ['S0030:G0100:R0570', ['S0030', 'G0100', 'R0570']],
    ['S0010:G0020:E0001', ['S0010', 'G0020', 'E0001']],
  ])('takes %s apart', (raw, [staffGroup, subGroup, role]) => {
    expect(parseJobRoleCode(raw)).toEqual({ raw, wellFormed: true, staffGroup, subGroup, role });
  });

  it.each(['', 'R8001', 'S8000:G8000', 'S8000:G8000:X8001', 'S8000:G8000:R8001:R8002', 's8000:g8000:r8001'])(
    'keeps "%s" raw as an unknown role',
    (raw) => {
      expect(parseJobRoleCode(raw)).toEqual({ raw, wellFormed: false, staffGroup: '', subGroup: '', role: '' });
    },
  );
});

describe('three-part names', () => {
  it.each([
    ['"Clinical":"Clinical Provision":"Nurse Access Role"', 'Nurse Access Role'],
    ['"Admin & Clerical":"Management - A & C":"Registration Authority Manager"', 'Registration Authority Manager'],
    ['"A":"B: with colon, comma":"C: D & E, F"', 'C: D & E, F'],
    ['Clinical:Clinical Provision:Nurse Access Role', 'Nurse Access Role'],
    ['  "A":"B":"C"  ', 'C'],
  ])('[CIS1-24] splits %s on quote-colon-quote and keeps &, commas and colons', (raw, name) => {
    expect(parseThreePartName(raw).wellFormed).toBe(true);
    expect(readableRoleName(raw, 'S1')).toBe(name);
  });

  it('[CIS1-24] gives back any three quoted parts exactly', () => {
    const part = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !text.includes('":"'));
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        fc.pre(![a, b, c].some((text) => text.startsWith('"') || text.endsWith('"') || /^:|:$/.test(text)));
        expect(parseThreePartName(`"${a}":"${b}":"${c}"`).parts).toEqual([a, b, c]);
      }),
    );
  });

  it.each([
    ['Nurse', 'Nurse'],
    ['"Nurse"', 'Nurse'],
    ['A:B', 'A:B'],
    ['A:B:C:D', 'A:B:C:D'],
    ['"A":"B":""', '"A":"B":""'],
    ['', 'S8000:G8000:R8001'],
    ['"', '"'],
  ])('flags %s and shows something sensible', (raw, shown) => {
    expect(parseThreePartName(raw).wellFormed).toBe(false);
    expect(readableRoleName(raw, 'S8000:G8000:R8001')).toBe(shown);
  });
});

describe('formats', () => {
  it('[CIS1-22] tells the kinds of identifiers apart and keeps leading zeros', () => {
    expect(formats.isUid('000000000017')).toBe(true);
    expect(formats.isUid('17')).toBe(false);
    expect(formats.isProfileId('055510000125')).toBe(true);
    expect(formats.isWorkgroupCode('555100000991')).toBe(true);
    expect(formats.isActivityCode('B0380')).toBe(true);
    expect(formats.isActivityCode('0380')).toBe(false);
    expect(formats.isAreaOfWorkCode('P9900:Q9900:T9900')).toBe(true);
    expect(formats.isOrganisationCode('ZZ901')).toBe(true);
    expect(formats.isOrganisationCode('zz901')).toBe(false);
  });
});
