import { describe, expect, it } from 'vitest';
import { findLibrary, requireAbsolute } from './library-search.ts';

const environment = {
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  ProgramFiles: 'C:\\Program Files',
  SystemRoot: 'C:\\Windows',
};
const order = [
  'C:\\Program Files (x86)\\HSCIC\\Identity Agent\\TicketApiDll.dll',
  'C:\\Program Files\\HSCIC\\Identity Agent\\TicketApiDll.dll',
  'C:\\Windows\\SysWOW64\\TicketApiDll.dll',
  'C:\\Windows\\System32\\TicketApiDll.dll',
];
const windows = (...files: string[]) => ({
  platform: 'win32' as const,
  environment,
  isFile: (path: string) => files.includes(path),
});
const coded = (code: string): unknown => expect.objectContaining({ code });

describe('finding the ticket library', () => {
  it('[CIS1-01] looks in the known folders in their order, and nowhere else', () => {
    for (let first = 0; first < order.length; first++) {
      expect(findLibrary(undefined, windows(...order.slice(first))).path).toBe(order[first]);
    }
    const asked: string[] = [];
    const nothing = { ...windows(), isFile: (path: string) => asked.push(path) < 0 };
    expect(() => findLibrary(undefined, nothing)).toThrow(coded('LAN-2001'));
    expect(asked).toEqual(order);
  });

  it('takes the configured path first and does not look elsewhere when it leads nowhere', () => {
    const facts = windows('D:\\IA\\TicketApiDll.dll', ...order);
    expect(findLibrary('D:\\IA\\TicketApiDll.dll', facts)).toEqual({
      path: 'D:\\IA\\TicketApiDll.dll',
      from: 'settings',
    });
    expect(() => findLibrary('D:\\other.dll', facts)).toThrow(coded('LAN-2001'));
  });

  it.each([
    'TicketApiDll.dll',
    '.\\x.dll',
    '..\\x.dll',
    '\\x.dll',
    'C:x.dll',
    '\\\\server\\share\\x.dll',
    'C:\\x\0.dll',
    '',
  ])('[CIS1-01] refuses the configured path %j on Windows', (path) => {
    expect(() => findLibrary(path, windows(path))).toThrow(coded('LAN-2002'));
  });

  it('[CIS1-01] refuses a relative path elsewhere', () => {
    for (const path of ['lib.so', './lib.so', '../lib.so', '']) {
      expect(() => {
        requireAbsolute(path, 'linux');
      }).toThrow(coded('LAN-2002'));
    }
    requireAbsolute('/opt/lib.so', 'linux');
  });

  it('[CIS1-01] ignores folders of the environment that are not absolute', () => {
    const asked: string[] = [];
    const facts = {
      platform: 'win32' as const,
      environment: { ProgramFiles: '.', 'ProgramFiles(x86)': '', SystemRoot: '\\\\evil\\share' },
      isFile: (path: string) => asked.push(path) > 0,
    };
    expect(() => findLibrary(undefined, facts)).toThrow(coded('LAN-2001'));
    expect(asked).toEqual([]);
  });

  it('has no known folders outside Windows', () => {
    const facts = { platform: 'linux' as const, environment, isFile: () => true };
    expect(() => findLibrary(undefined, facts)).toThrow(coded('LAN-2001'));
    expect(findLibrary('/opt/lib.so', facts).from).toBe('settings');
  });
});
