import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openSystemBrowser } from '../../electron/cis2/index.ts';
import { cis2Of } from '../../electron/compose/cis2-of-settings.ts';
import { loadSettings } from '../../electron/settings/index.ts';
import { startWorld, type World, type WorldOptions } from '../simulator/world.ts';
import { codeOf, realClock } from './cis2-harness.ts';

let world: World;
const path = process.env['PATH'];

afterEach(async () => {
  process.env['PATH'] = path;
  await world.close();
});

/** Sign-in as the programs make it: from the settings file alone, and with the system's way to open a browser. */
async function signInIn(options: WorldOptions) {
  world = await startWorld({ cards: 'port', readers: 1, ...options });
  process.env['PATH'] = world.env['PATH'];
  const cis2 = cis2Of(loadSettings(world.settingsFile), {
    wayOut: { resolveProxy: () => 'DIRECT' },
    openBrowser: openSystemBrowser,
    clock: realClock,
    random: randomBytes,
    readCredential: () => Promise.reject(new Error('the broker has it')),
  });
  if (cis2 === null) throw new Error('not configured');
  return cis2;
}

const signal = () => new AbortController().signal;

describe('the simulated workstation', () => {
  it.each([
    ['plain http on this computer', false],
    ['TLS under a root of its own', true],
  ])('signs in through browser and broker, given only its settings: %s', async (_, cis2Tls) => {
    const cis2 = await signInIn({ cis2Tls });
    const [result, page] = await Promise.all([
      cis2.signIn({ signal: signal() }),
      world.browse('adaeze', { authenticator: 'passkey', role: '555100000118' }),
    ]);
    expect(result).toMatchObject({
      user: { id: '555100000017' },
      role: { kind: 'chosen', role: { profileId: '555100000118' } },
      assurance: { level: 2, authenticator: { id: 'passkey' } },
    });
    expect(page.body).toContain('Go back to Lanyard');
    expect(page.body).not.toContain('Adaeze');

    const heard = new Promise<void>((resolve) => void cis2.logoutNotices(result, resolve, signal()));
    await expect.poll(() => world.cis2.broker.streams, { timeout: 10_000 }).toBe(1);
    await world.endAtCis2('adaeze');
    await heard;
  });

  it('lets CIS2 and its broker go wrong by name, and mends them', async () => {
    const cis2 = await signInIn({});
    for (const [mode, code] of [
      ['down', 'LAN-3002'],
      ['stale-auth-time', 'LAN-4413'],
      ['broker-stopped', 'LAN-4311'],
      ['ok', 'ok'],
    ] as const) {
      await world.cis2Behaves(mode);
      const signingIn = codeOf(cis2.signIn({ signal: signal() }));
      if (mode !== 'down') await world.browse('tomos');
      expect(await signingIn, mode).toBe(code);
    }
    await expect(world.cis2Behaves('nonsense')).rejects.toThrow('There is no "nonsense" here');
  });
});
