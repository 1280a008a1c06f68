import path from 'node:path';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { profileFolders } from './profile.ts';

vi.mock('electron', () => ({ app: {} }));

const person = path.resolve('/home/x/Lanyard');

it('each session has its own folder in that of the person', () => {
  expect(profileFolders(person, '3')).toEqual({ person, session: path.join(person, 'session-3') });
  expect(profileFolders(person, 'RDP-Tcp#12').session).toMatch(/session-[0-9a-f]{12}$/);
});

it('whatever a session is called, its folder is one plain name, and no two share it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, two) => {
      const [first, second] = [profileFolders(person, one).session, profileFolders(person, two).session];
      expect(path.dirname(first)).toBe(person);
      expect(path.basename(first)).toMatch(/^session-[0-9a-z]{1,20}$/);
      expect(first === second).toBe(one === two);
    }),
  );
});
