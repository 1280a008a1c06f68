import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LanyardError } from '../../electron/errors/index.ts';
import { createHttpsGet } from '../../electron/net/https-get.ts';
import type { ResolveProxy } from '../../electron/net/proxy-route.ts';
import { startSpine, type SimulatedSpine } from '../simulator/spine/spine.ts';

let dir: string;
let spine: SimulatedSpine;
let proxy: Server;
let proxyAt: string;
/** How the proxy answers CONNECT; 200 = it connects. */
let proxyStatus = 200;
const asked: string[] = [];
const sockets = new Set<Socket>();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lanyard-proxy-'));
  spine = await startSpine({ dir });
  proxy = createServer();
  proxy.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.on('error', () => undefined);
    if (proxyStatus === 0) {
      socket.on('end', () => socket.destroy()).resume();
      return;
    }
    if (proxyStatus !== 200) {
      socket.end(`HTTP/1.1 ${String(proxyStatus)} No\r\nContent-Length: 2\r\n\r\nno`);
      return;
    }
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const far = connect(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  proxyAt = `127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
});
afterEach(() => {
  proxyStatus = 200;
  spine.setScenario('ok');
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  proxy.close();
  await spine.close();
  await rm(dir, { recursive: true });
});

const secret = 'AQIC5wM2LY4SfcSecret';

async function outcome(resolveProxy: ResolveProxy, connectTimeout = 3_000): Promise<string> {
  try {
    const { status } = await createHttpsGet({ wayOut: { resolveProxy } })({
      url: `${spine.roleAssertionUrl}?token=${secret}`,
      caFile: spine.caFile,
      connectTimeout,
      totalTimeout: 6_000,
      retries: 0,
      maxBytes: 1 << 20,
    });
    return String(status);
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    expect(JSON.stringify(thrown.toValue())).not.toMatch(/AQIC5|password/);
    return thrown.code;
  }
}

describe('proxies', () => {
  it('are tunnelled through, and learn host and port only', async () => {
    const origins: string[] = [];
    const resolve: ResolveProxy = (origin) => {
      origins.push(origin);
      return Promise.resolve(`PROXY ${proxyAt}`);
    };
    expect(await outcome(resolve)).toBe('200');
    expect(origins).toEqual([`${spine.origin}/`]);
    expect(asked.at(-1)).toBe(new URL(spine.origin).host);
    expect(asked.join()).not.toContain('AQIC5');
  });

  it('leave the trust as it is: the server behind them is checked', async () => {
    for (const [scenario, code] of [
      ['other-root', 'LAN-3101'],
      ['wrong-host', 'LAN-3104'],
      ['tls-1.1', 'LAN-3105'],
    ] as const) {
      spine.setScenario(scenario);
      expect(await outcome(() => `PROXY ${proxyAt}`)).toBe(code);
    }
  });

  it.each([
    [407, 'LAN-3007'],
    [403, 'LAN-3008'],
    [502, 'LAN-3008'],
  ])('that answer %i have their own reason', async (status, code) => {
    proxyStatus = status;
    expect(await outcome(() => `PROXY user:password@${proxyAt}`)).toBe(code);
  });

  it('that are gone or silent are named, and the next of the list is tried', async () => {
    const gone = createTcpServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const goneAt = `127.0.0.1:${String((gone.address() as AddressInfo).port)}`;
    await new Promise((resolve) => gone.close(resolve));
    expect(await outcome(() => `PROXY ${goneAt}`)).toBe('LAN-3006');
    expect(await outcome(() => `PROXY ${goneAt}; PROXY ${proxyAt}`)).toBe('200');
    expect(await outcome(() => `PROXY ${goneAt}; DIRECT`)).toBe('200');
    proxyStatus = 0;
    expect(await outcome(() => `PROXY ${proxyAt}`, 300)).toBe('LAN-3006');
    expect(await outcome(() => new Promise(() => undefined), 300)).toBe('LAN-3006');
  });

  it('of unknown kinds are not gone around', async () => {
    expect(await outcome(() => 'SOCKS5 127.0.0.1:1')).toBe('LAN-3012');
    expect(await outcome(() => Promise.reject(new Error('PAC')))).toBe('LAN-3012');
    expect(await outcome(() => '')).toBe('200');
  });

  it('leave no connection behind', async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sockets.size).toBe(0);
  });
});
