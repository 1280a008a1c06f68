import { describe, expect, it } from 'vitest';
import { openCommand, openSystemBrowser } from './system-browser.ts';

const url = 'https://am.example:443/authorize?a=b&c=%22d%22';

describe('opening the system browser', () => {
  it('uses the system’s own program, by its full path where there is one, with the address as one argument', () => {
    expect(openCommand(url, 'linux', {})).toEqual(['xdg-open', url]);
    expect(openCommand(url, 'darwin', {})).toEqual(['/usr/bin/open', url]);
    const windows = openCommand(url, 'win32', { SystemRoot: 'D:\\Windows' });
    expect(windows).toEqual(['D:\\Windows\\System32\\rundll32.exe', 'url.dll,FileProtocolHandler', url]);
  });

  it.each([
    'file:///etc/passwd',
    '--help',
    'https://am.example/" --flag',
    'https://am.example/ x',
    'ms-settings:x',
    '',
  ])('never opens %j', async (address) => {
    await expect(openSystemBrowser(address)).rejects.toThrow('not an address');
  });
});
