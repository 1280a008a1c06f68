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
  ])('a wrong value is refused by the name of its key: %j', (raw, key) => {
    expect(problemOf(() => checkSettings(raw))).toMatchObject({ code: 'LAN-5004', details: { key } });
  });

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
    const file = fileWith('{ "spine": { "caFile": "ca.pem" } }');
    expect(loadSettings(file).spine.caFile).toBe(path.join(path.dirname(file), 'ca.pem'));
  });

  test('a byte-order mark, as Windows editors write it, does no harm', () => {
    expect(loadSettings(fileWith('\uFEFF{ "environment": "training" }')).environment).toBe('training');
  });
});
