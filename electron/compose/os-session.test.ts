import os from 'node:os';
import { expect, it, vi } from 'vitest';
import { accountName, osSession, vaultNamespace } from './os-session.ts';

it('is the number of the session on Windows, wherever it is connected from', () => {
  const here = (name: string) => osSession({ SESSIONNAME: name }, 'win32', () => 3);
  expect(here('Console')).toBe('3');
  expect(here('RDP-Tcp#12')).toBe('3');
});

it('falls back to what the environment says', () => {
  expect(osSession({ SESSIONNAME: 'Console' }, 'win32', () => null)).toBe('Console');
  expect(osSession({ XDG_SESSION_ID: 'c2', DISPLAY: ':1' }, 'linux')).toBe('c2');
  expect(osSession({ DISPLAY: ':1' }, 'linux')).toBe(':1');
  expect(osSession({}, 'linux')).toBe('console');
});

it('is told also for an account that the system has no name for', () => {
  expect(accountName()).toBe(os.userInfo().username);
  const nameless = vi.spyOn(os, 'userInfo').mockImplementation(() => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  });
  expect(accountName()).toMatch(/^\d+$/);
  expect(vaultNamespace('/home/x')).toBe(`${accountName()}|/home/x`);
  nameless.mockRestore();
});
