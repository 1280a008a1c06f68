import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { build } from 'vite';
import { startSignInProxy, type SignInProxy } from '../simulator/kerberos/proxy.ts';
import { startRealm, type Realm } from '../simulator/kerberos/realm.ts';
import { trustOnly } from '../simulator/kerberos/trust.ts';
import { spineCertificates, type ServerIdentity, type SpineCertificates } from '../simulator/spine/certificates.ts';
import { programConfig } from './program-config.ts';
import type { Got, Sent, WayOutHandle } from './way-out-main.ts';

declare const wayOut: WayOutHandle;

/** Requests of any kind, through a proxy that asks for a sign-in, by Chromium in the real Electron. */

test.describe.configure({ mode: 'serial' });

let folder: string;
let realm: Realm;
let proxy: SignInProxy;
let certificates: SpineCertificates;
let electron: ElectronApplication;
let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-way-out-'));
  realm = await startRealm({ dir: join(folder, 'realm') });
  proxy = await startSignInProxy(realm);
  certificates = await spineCertificates();
  for (const name of ['root', 'otherRoot'] as const) {
    const pem = name === 'root' ? certificates.root : (await spineCertificates()).root;
    writeFileSync(caFile(name), pem);
  }
  server = createServer(context(certificates.good), (request, response) => {
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const program = join(folder, 'program');
  mkdirSync(program);
  await build(programConfig(program, 'test/e2e/way-out-main.ts', 'main.js', 'es'));
  writeFileSync(join(program, 'package.json'), JSON.stringify({ name: 'way-out', type: 'module', main: 'main.js' }));
  const home = join(folder, 'home');
  trustOnly([caFile('root')], home);
  electron = await _electron.launch({
    args: ['--no-sandbox', program],
    env: {
      ...(process.env as Record<string, string>),
      ...realm.env,
      HOME: home,
      HTTPS_PROXY: `http://${proxy.address}`,
    },
  });
  await expect.poll(() => electron.evaluate(() => typeof (globalThis as { wayOut?: unknown }).wayOut)).toBe('object');
});
test.beforeEach(() => {
  server.setSecureContext(context(certificates.good));
  answer = (_, response) => response.end('hello');
});
test.afterAll(async () => {
  await electron.close();
  server.closeAllConnections();
  server.close();
  await proxy.close();
  await realm.close();
  rmSync(folder, { recursive: true });
});

const caFile = (name: string) => join(folder, `${name}.pem`);
const context = ({ key, chain }: ServerIdentity) => ({ key, cert: chain });

function send(path: string, sent: Partial<Sent> = {}): Promise<Got> {
  const url = `https://spine.example:${String((server.address() as AddressInfo).port)}${path}`;
  const whole = { url, method: 'GET', headers: {}, body: null, caFile: caFile('root'), pieces: null, ...sent };
  return electron.evaluate((_, given) => wayOut.send(given), whole);
}

test('method, headers and body arrive as they are, and the whole answer comes back', async () => {
  const got: unknown[] = [];
  answer = (request, response) => {
    request.setEncoding('utf8').on('data', (body: string) => {
      const { 'x-own': own, 'user-agent': agent, cookie, authorization } = request.headers;
      got.push(request.method, request.url, own, agent, cookie, authorization, body);
      response.writeHead(201, { 'X-Two': ['1', '2'], 'Set-Cookie': 'kept=no' }).end('{"fine":true}');
    });
  };
  for (let times = 0; times < 2; times += 1) {
    const reply = await send('/a%20b?c=d', {
      method: 'POST',
      headers: { 'x-own': 'o', 'User-Agent': 'L' },
      body: 'x=1',
    });
    expect(reply).toMatchObject({ status: 201, body: '{"fine":true}', headers: { 'x-two': '1, 2' } });
  }
  const each = ['POST', '/a%20b?c=d', 'o', 'L', undefined, undefined, 'x=1'];
  expect(got).toEqual([...each, ...each]);
  expect(proxy.asked).toContainEqual(expect.objectContaining({ person: realm.person }));
});

test('a redirect, an error and an answer without a body are answers', async () => {
  answer = (request, response) => {
    const status = Number(request.url?.slice(1));
    response.writeHead(status, { Location: 'https://elsewhere.invalid/', 'WWW-Authenticate': 'Negotiate' }).end();
  };
  for (const status of [204, 302, 303, 401, 503]) {
    expect(await send(`/${String(status)}`)).toMatchObject({
      status,
      headers: { location: 'https://elsewhere.invalid/' },
    });
  }
});

test('a sign-in to a proxy that comes from behind it is none', async () => {
  answer = (_, response) => response.writeHead(407, { 'Proxy-Authenticate': 'Negotiate' }).end('planted');
  expect(await send('/')).toMatchObject({ code: 'LAN-3007', details: { proxy: proxy.address } });
});

test('nothing is sent twice, and no connection is used twice', async () => {
  const connections = new Set<unknown>();
  let posts = 0;
  answer = (request, response) => {
    connections.add(request.socket);
    if (request.method !== 'POST') return void response.end('hello');
    posts += 1;
    request.socket.destroy();
  };
  expect(await send('/')).toMatchObject({ status: 200 });
  expect(await send('/code', { method: 'POST', body: 'code=1' })).toMatchObject({ code: 'LAN-3005' });
  expect([posts, connections.size]).toEqual([1, 2]);
});

test('a header that makes no sense is passed over', async () => {
  answer = (_, response) => {
    const head = ['HTTP/1.1 200 OK', 'X-Odd: \u0100', 'X-Plain: fine', 'Content-Length: 2', 'Connection: close'];
    response.socket?.end(Buffer.from(`${head.join('\r\n')}\r\n\r\nok`));
  };
  expect(await send('/')).toMatchObject({ status: 200, body: 'ok', headers: { 'x-plain': 'fine' } });
});

test('a stream is handed over piece by piece, and given up at once', async () => {
  let gone = false;
  answer = (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const timer = setInterval(() => response.write('piece '), 100);
    request.on('close', () => {
      gone = true;
      clearInterval(timer);
    });
  };
  expect(await send('/', { pieces: 2 })).toMatchObject({ code: 'LAN-3011' });
  await expect.poll(() => gone).toBe(true);
});

test('a body that breaks off is an error', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('half');
    setTimeout(() => response.destroy(), 100);
  };
  expect(await send('/')).toMatchObject({ code: 'LAN-3005' });
});

for (const [which, code, details] of [
  ['otherRoot', 'LAN-3101', { issuer: expect.stringContaining('Strange') }],
  ['expired', 'LAN-3102', { subject: expect.stringContaining('Simulated Spine') }],
  ['notYetValid', 'LAN-3103', { subject: expect.stringContaining('Simulated Spine') }],
  ['wrongHost', 'LAN-3104', { host: expect.stringContaining('spine.example') }],
] as const) {
  test(`the server behind the proxy is checked: ${which}`, async () => {
    server.setSecureContext(context(certificates[which]));
    server.closeAllConnections();
    expect(await send('/')).toMatchObject({ code, details });
  });
}

test('where a CA file is named, the system’s trust alone is not enough', async () => {
  expect(await send('/', { caFile: caFile('otherRoot') })).toMatchObject({
    code: 'LAN-3101',
    details: { issuer: expect.stringContaining('Simulated Root Authority') },
  });
  expect(await send('/')).toMatchObject({ status: 200 });
});
