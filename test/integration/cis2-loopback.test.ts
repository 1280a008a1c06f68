import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAttempt, type Attempt } from '../../electron/cis2/attempt.ts';
import { openLoopback, type Loopback } from '../../electron/cis2/loopback.ts';
import { call } from '../simulator/cis2/call.ts';
import { codeOf, realClock } from './cis2-harness.ts';

const issuer = 'https://am.example:443/openam/oauth2/realms/root';
let loopback: Loopback;
let attempt: Attempt;
let stop: AbortController;
let waiting: Promise<string>;

beforeEach(async () => {
  attempt = await createAttempt(randomBytes, realClock);
  stop = new AbortController();
  loopback = await openLoopback({ ports: [0], host: 'localhost', path: '/callback', clock: realClock });
  waiting = loopback.callback({ issuer, attempt }, 20, stop.signal);
  waiting.catch(() => undefined);
});
afterEach(async () => {
  stop.abort();
  await waiting.catch(() => undefined);
});

const port = () => Number(new URL(loopback.redirectUri).port);
const good = () => `${loopback.redirectUri}?code=TheCode&state=${attempt.secrets.state}`;

/** Sends bytes as they are; gives all that comes back until the connection ends. */
function raw(text: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve) => {
    let seen = '';
    const socket = connect(port(), host, () => socket.write(text));
    socket.setEncoding('utf8').on('data', (piece: string) => (seen += piece));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(seen);
    });
  });
}
/** A connection that says nothing. */
async function held(host: string): Promise<Socket> {
  const socket = connect(port(), host);
  socket.on('error', () => undefined).resume();
  await once(socket, 'connect');
  return socket;
}
const request = (target: string, more = '') =>
  raw(`GET ${target} HTTP/1.1\r\nHost: localhost:${String(port())}\r\n${more}\r\n`);

describe('the loopback listener', () => {
  it('[CIS2-06] answers on 127.0.0.1 and ::1, takes one callback, and is gone', async () => {
    const strange = await Promise.all(
      ['127.0.0.1', '::1'].map((host) => raw('GET / HTTP/1.1\r\nHost: x\r\n\r\n', host)),
    );
    expect(strange.map((answer) => answer.slice(9, 12))).toEqual(['421', '421']);
    const { status } = await call(good());
    expect(status).toBe(200);
    expect(await waiting).toBe('TheCode');
    await expect(call(good())).rejects.toThrow();
    await expect(call(good().replace('localhost', '[::1]'))).rejects.toThrow();
  });

  it('[CIS2-06] takes a callback with the cookies of everything else that was ever at localhost', async () => {
    const cookies = Array.from({ length: 17 }, (_, i) => `c${String(i)}=${'x'.repeat(1_000)}`).join('; ');
    const { pathname, search } = new URL(good());
    expect(await request(`${pathname}${search}`, `Cookie: ${cookies}\r\n`)).toMatch(/^HTTP\/1.1 200 /);
    expect(await waiting).toBe('TheCode');
  });

  it('[CIS2-06] is not to be reached over any other address', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) expect(await raw('GET / HTTP/1.1\r\n\r\n', address)).toBe('');
  });

  it('[CIS2-06] shows a page that says nothing, keeps nothing and runs nothing foreign', async () => {
    const { body, headers } = await call(`${good()}&name=Adaeze`);
    expect(body).toContain('Go back to Lanyard');
    for (const secret of ['TheCode', attempt.secrets.state, 'Adaeze']) expect(body).not.toContain(secret);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'sha256-[^ ]+'; style-src 'sha256-/,
    );
  });

  it('[CIS2-06] answers only one of two callbacks that come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => request(good().split(String(port()))[1] ?? '')));
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 200'))).toHaveLength(1);
    expect(await waiting).toBe('TheCode');
  });

  it('[CIS2-11] turns strangers away and goes on waiting', async () => {
    const state = () => attempt.secrets.state;
    const strangers: readonly [string, string][] = [
      ['/favicon.ico', '404'],
      ['/', '404'],
      [`/callback/?code=x&state=${state()}`, '404'],
      [`//callback?code=x&state=${state()}`, '404'],
      [`/x/../callback?code=x&state=${state()}`, '404'],
      [`/%63allback?code=x&state=${state()}`, '404'],
      [`http://localhost:${String(port())}/callback?code=x&state=${state()}`, '404'],
      ['/callback', '400'],
      ['/callback?code=x', '400'],
      ['/callback?code=x&state=', '400'],
      [`/callback?code=x&state=${state().slice(1)}`, '400'],
      [`/callback?code=x&state=${state()}x`, '400'],
      [`/callback?code=x&state=${state()}&state=${state()}`, '400'],
      [`/callback?error=access_denied&state=other`, '400'],
    ];
    for (const [target, status] of strangers)
      expect([target, (await request(target)).slice(9, 12)]).toEqual([target, status]);
    for (const host of [
      'evil.example',
      `evil.example:${String(port())}`,
      'localhost',
      `127.0.0.1:${String(port())}`,
      '',
    ])
      expect((await raw(`GET /callback?code=x&state=${state()} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).slice(9, 12)).toBe(
        '421',
      );
    for (const method of ['POST', 'PUT', 'OPTIONS', 'HEAD'])
      expect(
        (
          await raw(
            `${method} /callback?code=x&state=${state()} HTTP/1.1\r\nHost: localhost:${String(port())}\r\nContent-Length: 0\r\n\r\n`,
          )
        ).slice(9, 12),
      ).toBe('405');
    await call(good());
    expect(await waiting).toBe('TheCode');
  });

  it('[CIS2-06] is not held up by hostile bytes, long heads and silent connections', async () => {
    const silent = raw('GET /callback?code=');
    expect(await request(`/callback?code=${'x'.repeat(80_000)}&state=${attempt.secrets.state}`)).toBe('');
    expect(await raw('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03')).toBe('');
    expect(
      await raw(
        `GET /callback HTTP/1.1\r\nHost: localhost:${String(port())}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
      ),
    ).not.toContain('101');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const socket = connect(port(), '127.0.0.1', () => socket.end(bytes));
        socket.on('error', () => undefined).resume();
        await new Promise((resolve) => socket.on('close', resolve));
      }),
      { numRuns: 30 },
    );
    await call(good());
    expect(await waiting).toBe('TheCode');
    expect(await silent).toBe('');
  });

  it('[CIS2-06] keeps no browser waiting while another program holds hundreds of connections open', async () => {
    const idle = await Promise.all(Array.from({ length: 400 }, (_, i) => held(i % 2 === 0 ? '127.0.0.1' : '::1')));
    expect((await call(good())).status).toBe(200);
    expect(await waiting).toBe('TheCode');
    for (const socket of idle) socket.destroy();
  });

  it('[CIS2-12] ignores unknown parameters, and wants its own issuer where one is named', async () => {
    await call(`${good()}&scope=openid&client_id=me&iss=${encodeURIComponent(issuer)}&x=1&x=2`);
    expect(await waiting).toBe('TheCode');
  });

  it.each([
    [
      '[CIS2-12] another issuer',
      (url: string) => `${url}&iss=${encodeURIComponent('https://am.example/openam')}`,
      'LAN-4106',
    ],
    [
      '[CIS2-12] the issuer without its port',
      (url: string) => `${url}&iss=${encodeURIComponent(issuer.replace(':443', ''))}`,
      'LAN-4106',
    ],
    ['two codes', (url: string) => `${url}&code=another`, 'LAN-4105'],
    ['no code', (url: string) => url.replace('code=TheCode&', ''), 'LAN-4105'],
    ['an endless code', (url: string) => url.replace('TheCode', 'c'.repeat(9_000)), 'LAN-4105'],
    ['a code and an error', (url: string) => `${url}&error=access_denied`, 'LAN-4201'],
    ['an error with a script', (url: string) => url.replace('code=TheCode', 'error=%3Cscript%3E'), 'LAN-4205'],
  ])('ends on %s', async (_, change, code) => {
    const { status, body } = await call(change(good()));
    expect([status, body.includes('You are not signed in')]).toEqual([400, true]);
    expect(await codeOf(waiting)).toBe(code);
  });

  it('[CIS2-37] gives up at the deadline and lets go of the port', async () => {
    const other = await openLoopback({ ports: [0], host: '127.0.0.1', path: '/', clock: realClock });
    expect(await codeOf(other.callback({ issuer, attempt }, 0.05, stop.signal))).toBe('LAN-4104');
    await expect(call(other.redirectUri)).rejects.toThrow();
  });

  it('[CIS2-09] refuses a callback after ten minutes', async () => {
    let now = 0;
    const old = await createAttempt(randomBytes, { ...realClock, now: () => now });
    const other = await openLoopback({ ports: [0], host: 'localhost', path: '/callback', clock: realClock });
    const late = other.callback({ issuer, attempt: old }, 20, stop.signal);
    late.catch(() => undefined);
    now = 600_001;
    await call(`${other.redirectUri}?code=x&state=${old.secrets.state}`);
    expect(await codeOf(late)).toBe('LAN-4107');
  });
});
