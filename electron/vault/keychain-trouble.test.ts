import { expect, it } from 'vitest';
import { keychainError, troubleOf } from './keychain-trouble.ts';

it.each([
  ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'refused'],
  ["Couldn't access platform storage: Secret Service: no result found", 'absent'],
  ['Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time', 'absent'],
  ['zbus error: Failed to connect to address `unix:path=/run/user/0/bus`: No such file or directory', 'absent'],
  ['Platform failure: DBus error: Did not receive a reply. Possible causes include', 'silent'],
  ["Couldn't access platform storage: A specified logon session does not exist.", 'refused'],
  ['User interaction is not allowed.', 'refused'],
  ['something new', 'unexpected'],
])('takes “%s” as %s', (text, trouble) => {
  expect(troubleOf(text)).toBe(trouble);
});

it('shows nothing of what a library said', () => {
  expect(JSON.stringify(keychainError(new Error('secret')).toValue())).not.toContain('secret');
});
