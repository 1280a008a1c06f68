import { expect, test } from 'vitest';
import { placesOf } from './places.ts';

test('on Windows the computer has a folder, the person two, and policy is in the registry', () => {
  const env = {
    ProgramData: 'D:\\ProgramData',
    APPDATA: 'C:\\Users\\t\\AppData\\Roaming',
    LOCALAPPDATA: 'C:\\Users\\t\\AppData\\Local',
  };
  expect(placesOf(env, 'win32')).toEqual({
    machineFile: 'D:\\ProgramData\\Lanyard\\settings.json',
    policyFile: null,
    choicesFile: 'C:\\Users\\t\\AppData\\Roaming\\Lanyard\\settings.json',
    lastKnownFile: 'C:\\Users\\t\\AppData\\Local\\Lanyard\\last-settings.json',
  });
});

test('on Linux relative XDG folders are ignored', () => {
  expect(placesOf({ HOME: '/home/t', XDG_CONFIG_HOME: 'here', XDG_STATE_HOME: '/state' }, 'linux')).toEqual({
    machineFile: '/etc/lanyard/settings.json',
    policyFile: '/etc/lanyard/policy.json',
    choicesFile: '/home/t/.config/lanyard/settings.json',
    lastKnownFile: '/state/lanyard/last-settings.json',
  });
});
