import { expect, test } from 'vitest';
import { journalFolder } from './folder.ts';

test.each([
  ['win32', { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }, 'C:\\Users\\a\\AppData\\Local\\Lanyard\\journal'],
  ['win32', { USERPROFILE: 'C:\\Users\\a' }, 'C:\\Users\\a\\AppData\\Local\\Lanyard\\journal'],
  ['linux', { HOME: '/home/a' }, '/home/a/.local/state/lanyard/journal'],
  ['linux', { HOME: '/home/a', XDG_STATE_HOME: '/s' }, '/s/lanyard/journal'],
  ['linux', { HOME: '/home/a', XDG_STATE_HOME: 'not/full' }, '/home/a/.local/state/lanyard/journal'],
  ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Logs/Lanyard/journal'],
] as const)('%s %j', (platform, env, folder) => {
  expect(journalFolder(env, platform)).toBe(folder);
});
