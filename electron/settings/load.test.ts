import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LanyardError } from '../errors/index.ts';
import { checkSettings, defaultSettings, loadSettings } from './load.ts';

function problemOf(action: () => unknown): { code: string; message: string; details: unknown } {
  try {
    action();
  } catch (error) {
    if (error instanceof LanyardError) return error.toValue();
    throw error;
  }
  throw new Error('nothing was refused');
}

function fileWith(text: string): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'lanyard-settings-')), 'settings.json');
  writeFileSync(file, text);
  return file;
}

describe('settings', () => {
  test('every setting has a default', () => {
    const settings = defaultSettings();
    expect(settings.environment).toBe('live');
    expect(settings.identityAgent.endTicketOn).toBe('removal-and-sign-out');
    expect(settings.spine.connectTimeout).toBe(10_000);
    expect(settings.identityAgent.passcodeTimeout).toBeGreaterThanOrEqual(300_000);
  });

  test('an unknown key is refused by its full name', () => {
    const problem = problemOf(() => checkSettings({ spine: { roleAssertionURL: 'https://spine.example' } }));
    expect(problem).toMatchObject({ code: 'LAN-5003', details: { key: 'spine.roleAssertionURL' } });
  });

  test.each([
    [{ spine: { roleAssertionUrl: 'http://spine.example/' } }, 'spine.roleAssertionUrl'],
    [{ spine: { roleAssertionUrl: 'https://user@spine.example/' } }, 'spine.roleAssertionUrl'],
    [{ identityAgent: { library: 5 } }, 'identityAgent.library'],
    [{ identityAgent: { passcodeTimeout: 1_000 } }, 'identityAgent.passcodeTimeout'],
    [{ identityAgent: { endTicketOn: 'sometimes' } }, 'identityAgent.endTicketOn'],
    [{ environment: 'LIVE' }, 'environment'],
    [{ spine: [] }, 'spine'],
    [{ launch: { name: 'Records' } }, 'launch'],
    [{ launch: [{ name: 'Records', url: 'http://records.example/' }] }, 'launch.0.url'],
    [{ launch: [{ name: 'Records', url: String.raw`https://records.example\@elsewhere.example/` }] }, 'launch.0.url'],
    [{ launch: [{ name: 'Records', url: 'https://rеcords.example/' }] }, 'launch.0.url'],
    [{ launch: [{ name: 'A\tB', url: 'https://records.example/' }] }, 'launch.0.name'],
    [{ launch: [{ name: 'Records', url: 'https://records.example/', needsRole: ['8000'] }] }, 'launch.0.needsRole.0'],
    [{ launch: Array.from({ length: 31 }, () => ({ name: 'A', url: 'https://a.example/' })) }, 'launch'],
    [{ cis2: { issuer: 'http://am.example/' } }, 'cis2.issuer'],
    [{ cis2: { issuer: 'https://am.example/?a' } }, 'cis2.issuer'],
    [{ cis2: { brokerUrl: 'http://127.0.0.1.example/' } }, 'cis2.brokerUrl'],
    [{ cis2: { redirectPorts: [] } }, 'cis2.redirectPorts'],
    [{ cis2: { redirectPorts: [80, 80] } }, 'cis2.redirectPorts'],
    [{ cis2: { redirectPorts: [65_536] } }, 'cis2.redirectPorts.0'],
    [{ cis2: { scopes: ['openid profile'] } }, 'cis2.scopes.0'],
    [{ cis2: { maxAge: 1_500 } }, 'cis2.maxAge'],
    [{ cis2: { algorithms: ['HS256'] } }, 'cis2.algorithms.0'],
    [{ cis2: { requiredLevel: 4 } }, 'cis2.requiredLevel'],
    [{ signIn: { routes: ['agent', 'agent'] } }, 'signIn.routes'],
    [{ desktop: { shortcut: 'L' } }, 'desktop.shortcut'],
    [{ updates: { location: 'http://share.example/lanyard.json' } }, 'updates.location'],
    [{ updates: { location: 'lanyard.json' } }, 'updates.location'],
  ])('a wrong value is refused by the name of its key: %j', (raw, key) => {
    expect(problemOf(() => checkSettings(raw))).toMatchObject({ code: 'LAN-5004', details: { key } });
  });

  test('an issuer is kept letter by letter, and plain http may go to this computer', () => {
    const { cis2 } = checkSettings({ cis2: { issuer: 'https://AM.example:443/a%2Fb', brokerUrl: 'http://[::1]:8' } });
    expect(cis2).toMatchObject({ issuer: 'https://AM.example:443/a%2Fb', brokerUrl: 'http://[::1]:8' });
  });

  test('a launch entry needs a name and an address; the rest has defaults', () => {
    const { launch } = checkSettings({ launch: [{ name: 'Cofnodion', url: 'https://records.example/' }] });
    expect(launch).toEqual([
      { name: 'Cofnodion', url: 'https://records.example/', icon: 'application', needsSignIn: true },
    ]);
  });

  test.each(['https://share.example/lanyard.json', String.raw`\\files\lanyard\current.json`, 'C:\\a.json', '/a.json'])(
    'the current version may be announced at %s',
    (location) => {
      expect(checkSettings({ updates: { location } }).updates.location).toBe(location);
    },
  );

  test('what was received is not repeated', () => {
    const secret = 'AQIC5wM2LY4Sfc-pasted-by-mistake';
    for (const action of [
      () => checkSettings({ environment: secret }),
      () => checkSettings({ identityAgent: { silentTimeout: secret } }),
      () => loadSettings(fileWith(`{ "environment": "${secret}", }`)),
    ]) {
      expect(JSON.stringify(problemOf(action))).not.toContain(secret);
    }
  });

  test('a file that is not there, not JSON, or not an object', () => {
    expect(problemOf(() => loadSettings('/nowhere/settings.json')).code).toBe('LAN-5001');
    expect(problemOf(() => loadSettings(os.tmpdir())).code).toBe('LAN-5001');
    expect(problemOf(() => loadSettings(fileWith('{ "environment": "live"')))).toMatchObject({ code: 'LAN-5002' });
    expect(problemOf(() => loadSettings(fileWith('"live"')))).toMatchObject({ code: 'LAN-5004' });
  });

  test('a relative CA file is taken from the folder of the settings file', () => {
    const file = fileWith('{ "spine": { "caFile": "ca.pem" }, "cis2": { "caFile": "/etc/cis2.pem" } }');
    expect(loadSettings(file).spine.caFile).toBe(path.join(path.dirname(file), 'ca.pem'));
    expect(loadSettings(file).cis2.caFile).toBe('/etc/cis2.pem');
  });

  test('a byte-order mark, as Windows editors write it, does no harm', () => {
    expect(loadSettings(fileWith('\uFEFF{ "environment": "training" }')).environment).toBe('training');
  });
});
