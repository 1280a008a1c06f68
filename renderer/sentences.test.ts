import { describe, expect, it } from 'vitest';
import type { ViewError } from '../electron/ipc/contract.ts';
import { inLanguage } from './messages/messages.ts';
import { readerName } from './reader-name.ts';
import { headline, helpersInOrder, organisationName, roleInWords, supportText } from './sentences.ts';
import { dayInWords } from './dates.ts';
import { timeOfDay } from './time.ts';

const english = inLanguage('en');
const welsh = inLanguage('cy');
const nine = new Date(2026, 10, 22, 9, 5).getTime();

describe('sentences', () => {
  it('names helpers in the order to ask', () => {
    expect(helpersInOrder(english, ['user', 'ra'])).toBe('you, then your Registration Authority');
    expect(helpersInOrder(english, ['it', 'service', 'lanyard'])).toBe(
      'your IT support, then the national service desk, then the makers of Lanyard',
    );
    expect(helpersInOrder(welsh, ['user', 'it'])).toBe('chi, yna eich cymorth TG');
    expect(helpersInOrder(english, [])).toBe('');
  });

  it('splits a message into heading and rest', () => {
    expect(headline('Your smartcard is locked. The passcode was wrong.')).toEqual({
      heading: 'Your smartcard is locked',
      rest: 'The passcode was wrong.',
    });
    expect(headline('No answer from broker.nhs.uk in 10.5 s.').heading).toBe('No answer from broker.nhs.uk in 10.5 s');
    expect(headline('').heading).toBe('');
  });

  it('names an organisation by its code where it has no name', () => {
    expect(organisationName(english, { name: 'Meadow Lane Surgery', code: 'ZZ901' })).toBe(
      'Meadow Lane Surgery · ZZ901',
    );
    expect(organisationName(english, { name: '', code: 'ZZ901' })).toBe('ZZ901');
    expect(organisationName(english, { name: 'Old Mill', code: '' })).toBe('Old Mill');
  });

  it('has words for a role without a name and for no organisation', () => {
    const nothing = { code: '', name: '' };
    expect(organisationName(english, nothing)).toBe('No organisation stated');
    expect(organisationName(welsh, nothing)).toBe('Dim sefydliad wedi’i nodi');
    const nameless = { profileId: '555100000001', code: '', name: '', organisation: nothing };
    expect(roleInWords(english, nameless)).toBe('Role without a name');
    expect(roleInWords(welsh, { ...nameless, code: 'R8001' })).toBe('R8001');
  });

  it('gives the support desk code, time, world and what was on screen', () => {
    const problem: ViewError = { code: 'LAN-2204', message: 'Locked.', remedy: 'Unlock it.', who: [], neutral: false };
    expect(supportText(english, problem, { at: nine, ribbon: 'training' })).toBe(
      'Lanyard (TRAINING) LAN-2204 at 09:05\nLocked.\nUnlock it.',
    );
  });

  it('takes what is filled in for text and nothing else', () => {
    const hostile = '$t(product) {{code}} <b>';
    expect(organisationName(english, { name: hostile, code: 'ZZ901' })).toBe(`${hostile} · ZZ901`);
  });
});

describe('dates', () => {
  it('shows the time as a clock does', () => {
    expect(timeOfDay(nine)).toBe('09:05');
  });

  it('writes days with the names of months of each language', () => {
    expect(dayInWords(english, '2026-05-07')).toBe('7 May 2026');
    expect(dayInWords(welsh, '2026-05-07')).toBe('7 Mai 2026');
    expect(dayInWords(welsh, Date.UTC(2026, 11, 31, 23, 59))).toBe('31 Rhagfyr 2026');
  });
});

describe('readerName', () => {
  it('leaves out what only the smartcard service needs', () => {
    expect(readerName('OMNIKEY 3121 00 00', [])).toBe('OMNIKEY 3121');
    expect(readerName('Identiv uTrust 2700 R [CCID Interface] (53691) 01 00', [])).toBe('Identiv uTrust 2700 R');
    expect(readerName('OMNIKEY CardMan 3x21 0', ['OMNIKEY CardMan 3x21 0'])).toBe('OMNIKEY CardMan 3x21');
  });

  it('keeps twins apart', () => {
    const twins = ['Virtual PCD 00 00', 'Virtual PCD 00 01'];
    expect(twins.map((name) => readerName(name, twins))).toEqual(twins);
  });
});
