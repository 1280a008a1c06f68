import { expect, test } from 'vitest';
import { registryOf } from '../../workstation/test-data.ts';
import { policiesInRegistry } from './browser-policies.ts';
import { agentAddress, readerDrivers } from './registry-facts.ts';

const readerClass = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{50DD5230-BA8A-11D1-BF5D-0000F805F530}';

test('the drivers of readers are those of their class', () => {
  const registry = registryOf({
    [readerClass]: {},
    [`${readerClass}\\0000`]: { DriverDesc: 'OMNIKEY 3x21', ProviderName: 'HID Global', DriverVersion: '2.3.4.120' },
    [`${readerClass}\\0001`]: { DriverDesc: 'Microsoft Usbccid Smartcard Reader (WUDF)' },
    [`${readerClass}\\Properties`]: { DriverDesc: 'no device' },
  });
  expect(readerDrivers(registry)).toEqual([
    { name: 'OMNIKEY 3x21', provider: 'HID Global', version: '2.3.4.120' },
    { name: 'Microsoft Usbccid Smartcard Reader (WUDF)', provider: '', version: '' },
  ]);
  expect(readerDrivers(registryOf({}))).toEqual([]);
});

test('the agent’s address is the policy’s, else the person’s, else the computer’s', () => {
  const keys = {
    'HKLM\\SOFTWARE\\WOW6432Node\\HSCIC\\Identity Agent': { ActivatePOSTURL: 'https://computer.example' },
    'HKCU\\Software\\HSCIC\\Identity Agent': { ActivatePOSTURL: 'https://person.example' },
  };
  expect(agentAddress(registryOf(keys))).toBe('https://person.example');
  const policy = { 'HKLM\\SOFTWARE\\Policies\\HSCIC\\Identity Agent': { ActivatePOSTURL: 'https://policy.example' } };
  expect(agentAddress(registryOf({ ...keys, ...policy }))).toBe('https://policy.example');
  expect(agentAddress(registryOf({ 'HKCU\\Software\\HSCIC\\Identity Agent': { ActivatePOSTURL: '' } }))).toBeNull();
});

test('browser policies are read with their lists; the computer’s win over the person’s', () => {
  const policies = policiesInRegistry(
    registryOf({
      'HKCU\\Software\\Policies\\Google\\Chrome': {
        BlockThirdPartyCookies: 0,
        HomepageLocation: 'https://home.example',
      },
      'HKLM\\Software\\Policies\\Google\\Chrome': { BlockThirdPartyCookies: 1 },
      'HKLM\\Software\\Policies\\Google\\Chrome\\CookiesAllowedForUrls': {
        '1': '[*.]localhost',
        '2': 'example.nhs.uk',
      },
    }),
  );
  expect(policies.map(({ browser }) => browser)).toEqual(['Google Chrome']);
  expect(Object.fromEntries(policies[0]?.values ?? [])).toEqual({
    BlockThirdPartyCookies: 1,
    HomepageLocation: 'https://home.example',
    CookiesAllowedForUrls: ['[*.]localhost', 'example.nhs.uk'],
  });
});
