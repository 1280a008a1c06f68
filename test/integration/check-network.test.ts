import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startCis2, type SimulatedCis2 } from '../simulator/cis2/cis2.ts';
import { startSpine, type SimulatedSpine } from '../simulator/spine/spine.ts';
import { check, folder, runSelfTest } from './check-bench.ts';

/** The checks of network, certificates, clock, CIS2, ports and browser policies, on real servers, sockets and folders. */

let dir: string;
let spine: SimulatedSpine;
let cis2: SimulatedCis2;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'lanyard-check-'));
  [spine, cis2] = await Promise.all([startSpine({ dir }), startCis2({ dir })]);
});

afterEach(() => {
  spine.setScenario('ok');
  spine.setClockOffset(0);
  cis2.setScenario('ok');
});

afterAll(async () => {
  await Promise.all([spine.close(), cis2.close()]);
  await rm(dir, { recursive: true });
});

const spineSettings = (changes: object = {}) => ({
  signIn: { routes: ['agent'] },
  spine: { roleAssertionUrl: spine.roleAssertionUrl, caFile: spine.caFile, ...changes },
});
const cis2Settings = (changes: object = {}) => ({
  signIn: { routes: ['browser'] },
  cis2: {
    issuer: cis2.issuer,
    clientId: cis2.clientId,
    caFile: cis2.caFile,
    brokerUrl: cis2.brokerUrl,
    redirectPorts: cis2.redirectPorts,
    ...changes,
  },
});

/** A program that takes connections and hangs up. */
const anyServer = () =>
  createServer((socket) => {
    socket.destroy();
  });

/** A listener that is gone with the test. */
async function listening(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  );
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a service over TLS', () => {
  test('[check connection-role-assertion] is reached and trusted, and who signed it is told; no ticket is sent', async () => {
    const before = spine.received.count;
    const found = await check('connection-role-assertion', spineSettings());
    expect(found).toMatchObject({ outcome: 'ok', code: null });
    expect(found.facts).toMatchObject({ host: spine.origin, certificate: expect.stringContaining('CN=') as string });
    expect(String(found.facts?.['signedBy'])).toMatch(/CN=.*Root/);
    expect(spine.received.count).toBe(before);
  });

  test('[check connection-role-assertion] of a wrong CA: the missing authority is named', async () => {
    spine.setScenario('other-root');
    const wrong = await check('connection-role-assertion', spineSettings());
    expect(wrong).toMatchObject({ outcome: 'failed', code: 'LAN-3101' });
    expect(wrong.explanation).toContain('Missing on this computer: the authority "CN=Strange Root Authority');
  });

  test('[check connection-role-assertion] expired, of another host, of an old TLS: each is told apart', async () => {
    const codes = [];
    for (const scenario of ['expired', 'wrong-host', 'tls-1.1'] as const) {
      spine.setScenario(scenario);
      codes.push((await check('connection-role-assertion', spineSettings())).code);
    }
    expect(codes).toEqual(['LAN-3102', 'LAN-3104', 'LAN-3105']);
  });

  test('[check connection-role-assertion] with a CA file that is not there', async () => {
    const wrong = await check('connection-role-assertion', spineSettings({ caFile: '/nowhere/root.pem' }));
    expect(wrong).toMatchObject({ outcome: 'failed', code: 'LAN-3106' });
  });

  test('[check connection-role-assertion] down', async () => {
    await spine.stop();
    try {
      expect(await check('connection-role-assertion', spineSettings())).toMatchObject({
        outcome: 'failed',
        code: 'LAN-3002',
      });
    } finally {
      await spine.start();
    }
  });

  test('[check connection-cis2] [check connection-broker] are reached, and looked at only where they are used', async () => {
    const results = await runSelfTest(cis2Settings());
    const outcome = (id: string) => results.find((one) => one.id === id);
    expect(outcome('connection-cis2')).toMatchObject({ outcome: 'ok', facts: { status: 404 } });
    expect(outcome('connection-broker')).toMatchObject({ outcome: 'ok' });
    expect(outcome('connection-broker')?.facts?.['used']).toBeUndefined();
    expect(outcome('connection-role-assertion')?.facts).toEqual({ used: false });
  });

  test('[check connection-cis2] [check connection-broker] nobody is trusted without the CA file', async () => {
    const results = await runSelfTest(cis2Settings({ caFile: undefined }));
    for (const id of ['connection-cis2', 'connection-broker'])
      expect(results.find((one) => one.id === id)).toMatchObject({ outcome: 'failed', code: 'LAN-3101' });
  });
});

describe('names and proxies', () => {
  const unknown = { roleAssertionUrl: 'https://spine.does-not-exist.invalid/saml/RoleAssertion' };

  test('[check dns] a name that does not exist', async () => {
    const found = await check('dns', spineSettings(unknown));
    expect(found).toMatchObject({ outcome: 'failed', code: 'LAN-3001' });
    expect(found.explanation).toContain('spine.does-not-exist.invalid');
    expect(await check('connection-role-assertion', spineSettings(unknown))).toMatchObject({ code: 'LAN-3001' });
  });

  test('[check dns] a name that does exist', async () => {
    const found = await check('dns', spineSettings());
    expect(found.outcome).toBe('ok');
    expect(JSON.stringify(found.facts)).toContain('127.0.0.1');
  });

  test('[check dns] behind a proxy the name is left to it', async () => {
    const port = await listening(anyServer());
    const proxied = { wayOut: { resolveProxy: () => `PROXY localhost:${String(port)}` } };
    expect(await check('dns', spineSettings(unknown), proxied)).toMatchObject({ outcome: 'ok' });
  });

  test('[check proxy] a proxy that takes connections, and none', async () => {
    const port = await listening(anyServer());
    const proxied = await check('proxy', spineSettings(), {
      wayOut: { resolveProxy: () => `PROXY localhost:${String(port)}` },
    });
    expect(proxied).toMatchObject({ outcome: 'ok', sentence: 'The proxy takes connections.' });
    expect(JSON.stringify(proxied.facts)).toContain(`localhost:${String(port)}`);
    expect((await check('proxy', spineSettings())).sentence).toContain('names no proxy');
  });

  test('[check proxy] a dead proxy is named, its password is not', async () => {
    const port = await listening(anyServer());
    const dead = await check('proxy', spineSettings(), {
      wayOut: { resolveProxy: () => `PROXY user:planted-secret@localhost:${String(port === 1 ? 2 : 1)}` },
    });
    expect(dead).toMatchObject({ outcome: 'failed', code: 'LAN-3006' });
    expect(dead.explanation).toContain('localhost:1');
    expect(JSON.stringify(dead)).not.toContain('planted-secret');
  });

  test('[check proxy] a proxy of a kind that is not supported', async () => {
    expect(
      await check('proxy', spineSettings(), { wayOut: { resolveProxy: () => 'SOCKS5 localhost:1080' } }),
    ).toMatchObject({
      outcome: 'failed',
      code: 'LAN-3012',
    });
  });

  test('[check network] without a network: one check has failed, services elsewhere could not be told', async () => {
    const results = await runSelfTest(spineSettings(unknown), { isOnline: () => false });
    const outcomes = Object.fromEntries(results.map(({ id, outcome, code }) => [id, code ?? outcome]));
    expect(outcomes).toMatchObject({
      network: 'LAN-8301',
      dns: 'could-not-tell',
      proxy: 'could-not-tell',
      'connection-role-assertion': 'could-not-tell',
      clock: 'could-not-tell',
    });
  });
});

describe('the clock', () => {
  test('[check clock] agrees with the server', async () => {
    expect(await check('clock', spineSettings())).toMatchObject({ outcome: 'ok' });
  });

  test('[check clock] is far behind a server that is ten minutes ahead', async () => {
    spine.setClockOffset(600_000);
    const wrong = await check('clock', spineSettings());
    expect(wrong).toMatchObject({ outcome: 'failed', code: 'LAN-8302' });
    expect(wrong.explanation).toContain('10 min behind');
  });

  test('[check clock] is off, but less than sign-in bears', async () => {
    spine.setClockOffset(-120_000);
    const off = await check('clock', spineSettings());
    expect(off).toMatchObject({ outcome: 'attention', code: 'LAN-8302' });
    expect(off.explanation).toContain('2 min ahead of');
  });
});

describe('CIS2', () => {
  test('[check cis2-discovery] shows the environment that is set', async () => {
    expect(await check('cis2-discovery', cis2Settings())).toMatchObject({
      outcome: 'ok',
      facts: { issuer: cis2.issuer },
    });
  });

  test('[check cis2-discovery] of another issuer: the wrong environment', async () => {
    cis2.setScenario('discovery-other-issuer');
    const wrong = await check('cis2-discovery', cis2Settings());
    expect(wrong).toMatchObject({ outcome: 'failed', code: 'LAN-4009' });
    expect(wrong.explanation).toContain('am.elsewhere.example');
  });

  test('[check cis2-discovery] does not offer what is asked for', async () => {
    const wrong = await check('cis2-discovery', cis2Settings({ acrValues: ['AAL9_NOT_THERE'] }));
    expect(wrong).toMatchObject({ outcome: 'attention', code: 'LAN-4010' });
    expect(wrong.explanation).toContain('AAL9_NOT_THERE');
  });

  test('[check redirect-ports] one is free', async () => {
    await listening(anyServer(), cis2.redirectPorts[0]);
    const found = await check('redirect-ports', cis2Settings());
    expect(found).toMatchObject({ outcome: 'ok', sentence: 'Of 3 ports, 2 can be taken.' });
  });

  test('[check redirect-ports] all are taken by other programs', async () => {
    for (const port of cis2.redirectPorts) await listening(anyServer(), port);
    const taken = await check('redirect-ports', cis2Settings());
    expect(taken).toMatchObject({ outcome: 'failed', code: 'LAN-4101' });
    expect(taken.explanation).toContain(cis2.redirectPorts.join(', '));
  });

  test('[check redirect-ports] those that are free stay free', async () => {
    await check('redirect-ports', cis2Settings());
    expect(await listening(anyServer(), cis2.redirectPorts[0])).toBe(cis2.redirectPorts[0]);
  });
});

describe('browser policies', () => {
  async function policyFile(policies: string, place = 'etc/chromium/policies/managed'): Promise<string> {
    const root = await folder();
    await mkdir(path.join(root, place), { recursive: true });
    await writeFile(path.join(root, place, 'site.json'), policies);
    return root;
  }

  test('[check browser-policies] a policy file that blocks third-party cookies', async () => {
    const policyRoot = await policyFile('{"BlockThirdPartyCookies": true}');
    const blocked = await check('browser-policies', cis2Settings(), { policyRoot });
    expect(blocked).toMatchObject({ outcome: 'attention', code: 'LAN-8401' });
    expect(blocked.explanation).toContain('Chromium');
    expect(blocked.explanation).toContain('[*.]localhost');
  });

  test('[check browser-policies] one that closes the local network for the page of CIS2', async () => {
    const policyRoot = await policyFile(
      '{"LocalNetworkAccessBlockedForUrls": ["https://localhost"]}',
      'etc/opt/edge/policies/managed',
    );
    const closed = await check('browser-policies', cis2Settings(), { policyRoot });
    expect(closed).toMatchObject({ outcome: 'attention', code: 'LAN-8402' });
    expect(closed.explanation).toContain('Microsoft Edge');
  });

  test('[check browser-policies] one that does no harm, and one that is no policy file', async () => {
    for (const text of ['{"HomepageLocation": "https://home.example", "Nested": {"a": 1}}', 'not JSON', '[1]', '""']) {
      const policyRoot = await policyFile(text);
      expect(await check('browser-policies', cis2Settings(), { policyRoot })).toMatchObject({ outcome: 'ok' });
    }
  });
});

test('[check settings] what was refused is named, and why; what is locked is counted', async () => {
  const layers = {
    locked: ['environment', 'spine.caFile'],
    refused: [{ key: 'cis2.redirectPorts', problem: 'must be a list' }],
  };
  const refused = await check('settings', spineSettings(), { layers });
  expect(refused).toMatchObject({ outcome: 'attention', code: 'LAN-8501', facts: { locked: layers.locked } });
  expect(JSON.stringify(refused.facts)).toContain('cis2.redirectPorts: must be a list');
  expect((await check('settings', spineSettings(), { layers: { ...layers, refused: [] } })).sentence).toContain(
    '2 are fixed',
  );
});

test('[check lanyard] an old build is told as one', async () => {
  const program = { version: '0.9.0', builtAt: Date.now() - 200 * 86_400_000, runtime: 'Electron 40' };
  const old = await check('lanyard', spineSettings(), { program });
  expect(old).toMatchObject({ outcome: 'attention', code: 'LAN-8502', facts: { runtime: 'Electron 40' } });
  expect(old.explanation).toContain('200 days');
});
