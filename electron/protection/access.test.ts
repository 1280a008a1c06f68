import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAdministrators } from './access.ts';

const trustedInstaller = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
const person = 'S-1-5-21-111-222-333-1001';
/** What Windows gives a folder that an administrator makes in ProgramData, and a file in it. */
const folder =
  'O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)';
const file = 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';

describe('administrators alone can change', () => {
  test('what they made in ProgramData', () => {
    expect(isAdministrators(folder, 'folder')).toBe(true);
    expect(isAdministrators(file, 'file')).toBe(true);
  });

  test.each([
    ['SYSTEM', 'O:SYD:P(A;;FA;;;SY)'],
    ['TrustedInstaller', `O:${trustedInstaller}D:PAI(A;;FA;;;${trustedInstaller})(A;;0x1200a9;;;BU)`],
    ['a domain’s administrators', 'O:S-1-5-21-1-2-3-512D:(A;;FA;;;S-1-5-21-1-2-3-512)(A;;FA;;;S-1-5-21-1-2-3-519)'],
    ['this domain’s administrators', 'O:DAD:AR(A;;FA;;;DA)(A;;FA;;;EA)(A;;FA;;;LA)'],
    ['numbers for names', 'O:S-1-5-32-544G:S-1-5-18D:(A;;0x1f01ff;;;S-1-5-18)'],
    ['its owner', 'O:BAD:(A;;FA;;;OW)(A;;FA;;;CO)'],
    ['nobody', 'O:SYD:'],
    ['people, who may read', `O:SYD:(A;;FR;;;${person})(A;;GRGX;;;WD)(A;;;;;WD)`],
    ['people, for what is made later', 'O:SYD:(A;OICIIO;GA;;;WD)'],
    ['people, who are denied', 'O:SYD:(D;;GW;;;WD)(A;;GR;;;WD)'],
  ])('what belongs to %s', (_, sddl) => {
    for (const part of ['file', 'folder'] as const) expect(isAdministrators(sddl, part)).toBe(true);
  });
});

describe('others can change', () => {
  test.each([
    ['what a person owns', `O:${person}D:(A;;FA;;;SY)`],
    ['what a person made in ProgramData', `O:${person}G:${person}D:AI(A;ID;FA;;;SY)(A;ID;FA;;;${person})`],
    ['what users own', 'O:BUD:(A;;FA;;;SY)'],
    ['what a person like an administrator owns', 'O:S-1-5-21-1-2-3-1512D:(A;;FA;;;SY)'],
    ['what nobody owns', 'D:(A;;FA;;;SY)'],
    ['what has no list', 'O:SY'],
    ['what has an empty list that means everything', 'O:SYD:NO_ACCESS_CONTROL'],
    ['what everybody may do anything with', 'O:SYD:(A;;GA;;;WD)'],
    ['what users may do anything with', 'O:SYD:(A;ID;FA;;;BU)'],
    ['what everybody may delete', 'O:SYD:(A;;SD;;;WD)'],
    ['a list that a person may change', `O:SYD:(A;;WD;;;${person})`],
    ['what a person may own', `O:SYD:(A;;RCWO;;;${person})`],
    ['what has a right of a new kind', 'O:SYD:(A;;ZZ;;;BU)'],
    ['what has an entry of another kind', 'O:SYD:(OA;;FR;;;BU)'],
    ['what has an entry with a condition', 'O:SYD:(XA;;FX;;;BU;(@User.Title=="VP"))'],
    ['what Windows has no words for', ''],
  ])('%s', (_, sddl) => {
    for (const part of ['file', 'folder'] as const) expect(isAdministrators(sddl, part)).toBe(false);
  });

  test.each([
    ['write', 'O:SYD:(A;;0x1301bf;;;BU)'],
    ['write, by the general right', 'O:SYD:(A;;GW;;;AU)'],
    ['write, by the right of files', 'O:SYD:(A;;FW;;;AU)'],
    ['write into', 'O:SYD:(A;;DC;;;BU)'],
    ['add to', 'O:SYD:(A;;LC;;;BU)'],
  ])('a file that they may %s', (_, sddl) => {
    expect(isAdministrators(sddl, 'file')).toBe(false);
  });

  test('a file in a folder that they may empty', () => {
    expect(isAdministrators('O:SYD:(A;;DT;;;BU)', 'folder')).toBe(false);
  });
});

test('whatever is granted to a person, writing and taking over are seen', () => {
  const names = fc.array(
    fc.constantFrom<string[]>('CC', 'DC', 'LC', 'SW', 'RP', 'DT', 'SD', 'RC', 'WD', 'WO', 'GR', 'FX'),
  );
  fc.assert(
    fc.property(names, (granted) => {
      const harm = ['DC', 'LC', 'SD', 'WD', 'WO'].some((name) => granted.includes(name));
      expect(isAdministrators(`O:BAD:(A;ID;${granted.join('')};;;${person})`, 'file')).toBe(!harm);
    }),
  );
});

test('an entry that grants nothing that is known is not trusted', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('file', 'folder'), (entry, part) => {
      fc.pre(!/^[AD];/.test(entry));
      expect(isAdministrators(`O:SYD:(${entry})`, part)).toBe(false);
    }),
  );
});
