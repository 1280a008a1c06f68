import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cis2Fetch } from '../../electron/cis2/index.ts';
import { LanyardError } from '../../electron/errors/index.ts';
import { createFetch, type FetchOptions, type FetchRequest } from '../../electron/net/fetch.ts';
import { spineCertificates, type ServerIdentity, type SpineCertificates } from '../simulator/spine/certificates.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let dir: string;
let caFile: string;
let certificates: SpineCertificates;
/** How the servers answer; every test sets its own. */
let answer: Answer;
const servers: Server[] = [];
let open = 0;

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.on('connection', (socket) => {
    open += 1;
    socket.on('close', () => (open -= 1)).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `localhost:${String((server.address() as AddressInfo).port)}`;
}

function secureServer({ key, chain }: ServerIdentity, more: object = {}): Promise<string> {
  const server = createSecureServer({ key, cert: chain, ...more }, (request, response) => {
    answer(request, response);
  });
  return listen(server);
}

let host: string;
let plainHost: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lanyard-fetch-'));
  certificates = await spineCertificates();
  caFile = join(dir, 'root.pem');
  await writeFile(caFile, certificates.root);
  host = await secureServer(certificates.good);
  plainHost = await listen(
    createPlainServer((request, response) => {
      answer(request, response);
    }),
  );
});
beforeEach(() => {
  answer = (_, response) => response.end('hello');
});
afterAll(async () => {
  for (const server of servers) server.close();
  await rm(dir, { recursive: true });
});

const get: FetchRequest = { method: 'GET', headers: {}, redirect: 'manual' };

function fetching(options: Partial<FetchOptions> = {}): Cis2Fetch {
  return createFetch({ connectTimeout: 3_000, caFor: () => caFile, ...options });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (thrown) {
    if (!(thrown instanceof LanyardError)) throw thrown;
    expect(JSON.stringify(thrown.toValue())).not.toContain('secret');
    return thrown.code;
  }
}

describe('a fetch', () => {
  it('sends method, headers and body as they are, and gives the whole answer', async () => {
    const got: unknown[] = [];
    answer = (request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        got.push(request.method, request.url, request.headers['x-own'], request.headers['content-length'], body);
        response.writeHead(201, { 'Content-Type': 'application/json', 'X-Two': ['1', '2'] }).end('{"fine":true}');
      });
    };
    const url = `https://${host}/a%20b?c=d`;
    const bodies = ['x=1', new TextEncoder().encode('x=1'), new URLSearchParams({ x: '1' })];
    for (const body of bodies) {
      const response = await fetching()(url, { ...get, method: 'POST', headers: { 'x-own': 'o' }, body });
      expect(response.status).toBe(201);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('x-two')).toBe('1, 2');
      expect(await response.json()).toEqual({ fine: true });
    }
    expect(got).toEqual(bodies.flatMap(() => ['POST', '/a%20b?c=d', 'o', '3', 'x=1']));
  });

  it('takes a redirect and an error as answers, and answers without a body', async () => {
    answer = (request, response) => {
      const status = Number(request.url?.slice(1));
      response.writeHead(status, { Location: 'https://elsewhere.invalid/' }).end();
    };
    for (const status of [204, 302, 304, 401, 503])
      expect((await fetching()(`https://${host}/${String(status)}`, get)).status).toBe(status);
  });

  it('lets a stream live as long as it likes, and hands over each piece when it comes', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      let count = 0;
      const timer = setInterval(() => {
        count += 1;
        response.write(`: ${String(count)}\n`);
        if (count < 6) return;
        clearInterval(timer);
        response.end();
      }, 100);
    };
    const { body } = await fetching({ connectTimeout: 300 })(`https://${host}/`, get);
    const pieces: string[] = [];
    const decoder = new TextDecoder();
    for await (const piece of body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>)
      pieces.push(decoder.decode(piece));
    expect(pieces).toEqual([1, 2, 3, 4, 5, 6].map((count) => `: ${String(count)}\n`));
  });

  it('reads no faster than its reader', async () => {
    let sent = 0;
    answer = (_, response) => {
      const more = () => {
        while (sent < 64 << 20 && response.write(Buffer.alloc(1 << 20))) sent += 1 << 20;
      };
      response.on('drain', more);
      more();
    };
    const { body } = await fetching()(`https://${host}/`, get);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(sent).toBeLessThan(32 << 20);
    await body?.cancel();
  });

  it('stops when told: before, while waiting for an answer, and in the middle of a body', async () => {
    const stop = () => AbortSignal.timeout(100);
    expect(await codeOf(fetching()(`https://${host}/`, { ...get, signal: AbortSignal.abort() }))).toBe('LAN-3011');
    answer = () => undefined;
    expect(await codeOf(fetching()(`https://${host}/`, { ...get, signal: stop() }))).toBe('LAN-3011');
    answer = (_, response) => response.writeHead(200).write('half');
    const response = await fetching()(`https://${host}/`, { ...get, signal: stop() });
    expect(await codeOf(response.text())).toBe('LAN-3011');
    const slow = fetching({ wayOut: { resolveProxy: () => new Promise(() => undefined) } });
    expect(await codeOf(slow(`https://${host}/`, { ...get, signal: stop() }))).toBe('LAN-3011');
  });

  it('says so when the server hangs up in the middle of a body', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half', () => response.destroy());
    };
    const response = await fetching()(`https://${host}/?secret`, get);
    expect(await codeOf(response.text())).toBe('LAN-3005');
  });

  it('leaves no connection behind, read or not', async () => {
    answer = (_, response) => response.writeHead(200).write('more to come');
    const response = await fetching()(`https://${host}/`, get);
    expect(open).toBeGreaterThan(0);
    await response.body?.cancel();
    await expect.poll(() => open).toBe(0);
  });
});

describe('whom a fetch trusts', () => {
  it.each([
    ['otherRoot', 'LAN-3101'],
    ['expired', 'LAN-3102'],
    ['notYetValid', 'LAN-3103'],
    ['wrongHost', 'LAN-3104'],
  ] as const)('[CIS2-38] refuses %s with its own code, and sends it nothing', async (identity, code) => {
    let asked = 0;
    answer = (_, response) => {
      asked += 1;
      response.end();
    };
    const wrong = await secureServer(certificates[identity]);
    expect(await codeOf(fetching()(`https://${wrong}/?secret`, { ...get, method: 'POST', body: 'secret' }))).toBe(code);
    expect(asked).toBe(0);
  });

  it('[CIS2-38] refuses what is older than TLS 1.2', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    expect(await codeOf(fetching()(`https://${await secureServer(certificates.good, old)}/`, get))).toBe('LAN-3105');
  });

  it('takes a CA file only for the addresses it is set for', async () => {
    const asked: string[] = [];
    const other = await secureServer(certificates.good);
    const caFor = (url: string) => {
      asked.push(url);
      return url.includes(host) ? caFile : undefined;
    };
    expect(await codeOf(fetching({ caFor })(`https://${host}/a`, get))).toBe('ok');
    expect(await codeOf(fetching({ caFor })(`https://${other}/b`, get))).toBe('LAN-3101');
    expect(asked).toEqual([`https://${host}/a`, `https://${other}/b`]);
    expect(await codeOf(fetching({ caFor: () => join(dir, 'none.pem') })(`https://${host}/`, get))).toBe('LAN-3106');
  });

  it('speaks plain http only to this computer, only where that is allowed, and never through a proxy', async () => {
    const allowed = fetching({ allowLoopbackHttp: true, wayOut: { resolveProxy: () => 'SOCKS5 nowhere:1' } });
    expect(await (await allowed(`http://${plainHost}/`, get)).text()).toBe('hello');
    expect(await codeOf(fetching()(`http://${plainHost}/`, get))).toBe('LAN-3013');
    for (const url of ['http://example.invalid/', 'http://127.0.0.2/', 'ftp://localhost/', 'file:///etc', 'nonsense'])
      expect(await codeOf(allowed(url, get))).toBe('LAN-3013');
  });
});

describe('the way of a fetch', () => {
  it('tells what does not exist, refuses or keeps silent', async () => {
    expect(await codeOf(fetching()('https://nowhere.invalid/?secret', get))).toBe('LAN-3001');
    const silent = await listen(createTcpServer());
    expect(await codeOf(fetching({ connectTimeout: 300 })(`https://${silent}/`, get))).toBe('LAN-3003');
    const plain = await listen(createTcpServer((socket) => socket.end('SSH-2.0\r\n')));
    expect(await codeOf(fetching()(`https://${plain}/`, get))).toBe('LAN-3111');
    const nobody = createTcpServer();
    const gone = await listen(nobody);
    await new Promise((resolve) => nobody.close(resolve));
    expect(await codeOf(fetching()(`https://${gone}/`, get))).toBe('LAN-3002');
    const by = (proxies: string) => fetching({ wayOut: { resolveProxy: () => proxies } })(`https://${host}/`, get);
    expect(await codeOf(by(`PROXY ${gone}`))).toBe('LAN-3006');
    expect(await codeOf(by(`PROXY ${gone}; DIRECT`))).toBe('ok');
    expect(await codeOf(by('SOCKS5 x:1'))).toBe('LAN-3012');
  });
});
