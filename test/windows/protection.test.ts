import { describe, expect, it } from 'vitest';
import { there, wine } from './wine.ts';

/**
 * Who can change a library: the ticket host's own judgement (`native/ticket-host/protection_win32.c`) about security
 * descriptors as Windows has them. wine keeps none on disk, so they are handed in as text.
 */

/** The lists of a fresh Windows 10. */
const windows: Readonly<Record<string, string>> = {
  'C:\\':
    'O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464G:SYD:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)',
  'C:\\Program Files (x86)':
    'O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464G:SYD:PAI(A;;FA;;;S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464)(A;CIIO;GA;;;S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464)(A;;0x1301bf;;;SY)(A;OICIIO;GA;;;SY)(A;;0x1301bf;;;BA)(A;OICIIO;GA;;;BA)(A;;0x1200a9;;;BU)(A;OICIIO;GXGR;;;BU)(A;OICIIO;GA;;;CO)(A;;0x1200a9;;;AC)(A;OICIIO;GXGR;;;AC)',
  'C:\\ProgramData':
    'O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICIIO;GA;;;CO)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)',
  'C:\\Users': 'O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;;0x1200a9;;;BU)(A;OICIIO;GXGR;;;BU)(A;;0x1200a9;;;WD)',
};
const inherited = 'O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)';
const file = 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';
const person = 'S-1-5-21-111-222-333-1001';

const agent = 'C:\\Program Files (x86)\\HSCIC\\Identity Agent';
const library = `${agent}\\TicketApiDll.dll`;
const installed = {
  ...windows,
  'C:\\Program Files (x86)\\HSCIC': inherited,
  [agent]: inherited,
  [library]: file,
};

async function judgementOn(path: string, things: Readonly<Record<string, string>>): Promise<string> {
  const lines = Object.entries(things).map(([name, sddl]) => `${name}\t${sddl}\n`);
  const { code, stdout } = await wine([there('programs', 'protection-check.exe')], `${lines.join('')}${path}\n`);
  expect(code).toBe(0);
  return stdout.trim();
}

describe('a library is protected', () => {
  it('where the Identity Agent is installed as usual', async () => {
    expect(await judgementOn(library, installed)).toBe('protected');
  });

  it.each([
    ['domain administrators', `O:S-1-5-21-1-2-3-512D:(A;;FA;;;S-1-5-21-1-2-3-512)(A;;FA;;;S-1-5-21-1-2-3-519)`],
    ['its owner’s rights, being an administrator', 'O:BAD:(A;;FA;;;OW)(A;;FA;;;CO)'],
    ['nobody', 'O:SYD:'],
    ['people, for reading', `O:SYD:(A;;0x1200a9;;;${person})(A;;GRGX;;;WD)`],
    ['people, for what is made later', `O:SYD:(A;OICIIO;GA;;;WD)`],
    ['people, who are denied', `O:SYD:(D;;GW;;;WD)(A;;GR;;;WD)`],
  ])('where it is given to %s', async (_, sddl) => {
    expect(await judgementOn(library, { ...installed, [library]: sddl })).toBe('protected');
  });
});

describe('a library is not protected', () => {
  it.each([
    ['a person owns it', `O:${person}D:(A;;FA;;;SY)`],
    ['nobody owns it', 'D:(A;;FA;;;SY)'],
    ['there is no list', 'O:SY'],
    ['users may change it', 'O:SYD:(A;;0x1301bf;;;BU)'],
    ['users may write into it', 'O:SYD:(A;;DC;;;BU)'],
    ['users may add to it', 'O:SYD:(A;;LC;;;BU)'],
    ['users may write, by the general right', 'O:SYD:(A;;GW;;;AU)'],
    ['everybody may do anything', 'O:SYD:(A;;GA;;;WD)'],
    ['everybody may delete it', 'O:SYD:(A;;SD;;;WD)'],
    ['a person may change the list', `O:SYD:(A;;WD;;;${person})`],
    ['a person may become its owner', `O:SYD:(A;;WO;;;${person})`],
  ])('when %s', async (_, sddl) => {
    expect(await judgementOn(library, { ...installed, [library]: sddl })).toBe(library);
  });

  it.each([
    ['users may put files beside it', agent, 'O:SYD:(A;;DC;;;BU)'],
    ['users may delete beside it', agent, 'O:SYD:(A;;DT;;;BU)'],
    ['users may rename the folder above', 'C:\\Program Files (x86)\\HSCIC', 'O:SYD:(A;;SD;;;BU)'],
    ['users own the folder above', 'C:\\Program Files (x86)\\HSCIC', `O:${person}D:(A;;FA;;;SY)`],
    ['users may empty the drive', 'C:\\', 'O:SYD:(A;;DT;;;BU)'],
  ])('when %s', async (_, place, sddl) => {
    expect(await judgementOn(library, { ...installed, [place]: sddl })).toBe(place);
  });

  it.each([
    [
      'in a person’s own folder',
      ['C:\\Users\\anne', 'C:\\Users\\anne\\TicketApiDll.dll'],
      `O:${person}D:(A;;FA;;;${person})`,
    ],
    [
      'in a folder that was made at the root, as anybody may',
      ['C:\\IA', 'C:\\IA\\TicketApiDll.dll'],
      'O:BAD:AI(A;ID;FA;;;BA)(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU)',
    ],
    ['in ProgramData', ['C:\\ProgramData\\TicketApiDll.dll'], file],
    ['at the root of a drive', ['C:\\TicketApiDll.dll'], file],
  ])('%s', async (_, places, sddl) => {
    const things = { ...windows, 'C:\\': `${windows['C:\\'] ?? ''}(A;;DC;;;AU)` };
    const made = Object.fromEntries(places.map((place) => [place, sddl]));
    expect(await judgementOn(places.at(-1) ?? '', { ...things, ...made })).not.toBe('protected');
  });

  it('when its list, or that of a folder above, cannot be read', async () => {
    for (const unreadable of [library, 'C:\\Program Files (x86)']) {
      const readable = Object.entries(installed).filter(([place]) => place !== unreadable);
      expect(await judgementOn(library, Object.fromEntries(readable))).toBe(unreadable);
    }
  });
});
