import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createPlainServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LanyardError } from '../../electron/errors/index.ts';
import { createHttpsGet, type HttpsRequest } from '../../electron/net/https-get.ts';
import { startSpine, type SimulatedSpine } from '../simulator/spine/spine.ts';
import type { ConnectionScenario } from '../simulator/spine/scenarios.ts';

let dir: string;
let spine: SimulatedSpine;
const servers: Server[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lanyard-trust-'));
  spine = await startSpine({ dir });
});
afterEach(() => {
  spine.setScenario('ok');
});
afterAll(async () => {
  for (const server of servers) server.close();
  await spine.close();
  await rm(dir, { recursive: true });
});

const secret = 'AQIC5wM2LY4SfcSecret+Ticket/=@AAJT#';

async function failing(changes: Partial<HttpsRequest> = {}): Promise<LanyardError> {
  try {
    const answer = await createHttpsGet()({
      url: `${spine.roleAssertionUrl}?token=${encodeURIComponent(secret)}`,
      caFile: spine.caFile,
      connectTimeout: 3_000,
      totalTimeout: 6_000,
      retries: 0,
      maxBytes: 1 << 20,
      ...changes,
    });
    throw new Error(`an answer came: ${String(answer.status)}`);
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    expect(JSON.stringify(thrown.toValue()) + String(thrown.stack) + String(thrown.cause)).not.toContain('AQIC5');
    return thrown;
  }
}

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://localhost:${String((server.address() as AddressInfo).port)}/?token=${encodeURIComponent(secret)}`;
}

describe('whom Lanyard trusts', () => {
  const refused: readonly (readonly [ConnectionScenario, string])[] = [
    ['other-root', 'LAN-3101'],
    ['expired', 'LAN-3102'],
    ['wrong-host', 'LAN-3104'],
    ['tls-1.1', 'LAN-3105'],
  ];

  it.each(refused)('[CIS1-17] refuses a server with %s, and sends it nothing', async (scenario, code) => {
    spine.setScenario(scenario);
    const before = spine.received.count;
    const error = await failing();
    expect(error.code).toBe(code);
    expect(spine.received.count).toBe(before);
  });

  it('[CIS1-17] has distinct messages for them', async () => {
    const messages = new Set<string>();
    for (const [scenario] of refused) {
      spine.setScenario(scenario);
      messages.add((await failing()).message);
    }
    expect(messages.size).toBe(refused.length);
  });

  it('[CIS1-17] trusts nobody outside the CA file, and nobody private without one', async () => {
    expect((await failing({ caFile: undefined })).code).toBe('LAN-3101');
  });

  it('has no switch that turns the check off', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      spine.setScenario('other-root');
      expect((await failing()).code).toBe('LAN-3101');
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  it('names the authority that is missing', async () => {
    spine.setScenario('other-root');
    expect((await failing()).details['issuer']).toBe('CN=Strange Root Authority, OU=CA, O=elsewhere');
  });

  it('names the certificate that has expired, and the one that is not valid yet', async () => {
    spine.setScenario('expired');
    const expired = await failing();
    expect(expired.details['subject']).toBe('CN=Simulated Spine, O=test');
    expect(expired.details['validTo']).toMatch(/^\d{4}-\d\d-\d\d$/);
    spine.setScenario('not-yet-valid');
    expect((await failing()).details['validFrom']).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('accepts a CA file with the sub-CA alone, and one with text around several certificates', async () => {
    const get = createHttpsGet();
    const file = join(dir, 'bundle.pem');
    const request = { connectTimeout: 3_000, totalTimeout: 6_000, retries: 0, maxBytes: 1 << 20 };
    expect((await get({ ...request, url: spine.origin, caFile: spine.subCaFile })).status).toBe(404);
    const both = `subject=one\n${await readFile(spine.subCaFile, 'utf8')}\r\nsubject=two\n${await readFile(spine.caFile, 'utf8')}`;
    await writeFile(file, both);
    expect((await get({ ...request, url: spine.origin, caFile: file })).status).toBe(404);
  });
});

describe('CA files', () => {
  it('are refused when missing, unreadable, not PEM or damaged, each with its own reason', async () => {
    expect((await failing({ caFile: join(dir, 'none.pem') })).code).toBe('LAN-3106');
    expect((await failing({ caFile: dir })).code).toBe('LAN-3107');
    const der = join(dir, 'root.der');
    await writeFile(der, Buffer.from([0x30, 0x82, 0x01, 0x00]));
    expect((await failing({ caFile: der })).code).toBe('LAN-3108');
    const damaged = join(dir, 'damaged.pem');
    await writeFile(damaged, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    expect((await failing({ caFile: damaged })).details['reason']).toBe('certificate 1 is damaged');
  });
});

describe('the network', () => {
  it('tells names that do not exist from refused connections', async () => {
    expect((await failing({ url: 'https://nowhere.invalid/' })).code).toBe('LAN-3001');
    const url = await listening(createTcpServer());
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect((await failing({ url })).code).toBe('LAN-3002');
  });

  it('tells a server that does not shake hands from one that does not answer', async () => {
    const url = await listening(createTcpServer());
    expect((await failing({ url, connectTimeout: 300 })).code).toBe('LAN-3003');
    expect((await failing({ url, totalTimeout: 300 })).code).toBe('LAN-3003');
    spine.setScenario('ok');
    spine.delay(3_000);
    expect((await failing({ totalTimeout: 500 })).code).toBe('LAN-3004');
    spine.delay(0);
  });

  it('tells a server that hangs up, and one that does not speak TLS', async () => {
    const closing = createTcpServer((socket) => socket.destroy());
    expect((await failing({ url: await listening(closing) })).code).toBe('LAN-3005');
    const plain = createPlainServer((_, response) => response.end('hello'));
    expect((await failing({ url: await listening(plain) })).code).toBe('LAN-3111');
  });

  it('stops reading at the limit', async () => {
    const error = await failing({ maxBytes: 10 });
    expect(error.code).toBe('LAN-3009');
  });

  it('keeps the total time over all retries', async () => {
    const url = await listening(createTcpServer());
    const started = Date.now();
    expect((await failing({ url, connectTimeout: 400, totalTimeout: 1_000, retries: 9 })).code).toBe('LAN-3003');
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});
