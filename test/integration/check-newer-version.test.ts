import { writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { announcedVersion } from '../../electron/compose/check-parts/announced-version.ts';
import { createHttpsGet } from '../../electron/net/https-get.ts';
import { spineCertificates } from '../simulator/spine/certificates.ts';
import { check, folder } from './check-bench.ts';

/** The announcement of a newer version, on real files and a real server. */

const program = { version: '1.2.3', builtAt: Date.now(), runtime: 'test' };
const told = (location: string) => check('newer-version', { updates: { location } }, { program });

async function announcing(content: string): Promise<string> {
  const file = path.join(await folder(), 'lanyard.json');
  await writeFile(file, content);
  return file;
}

describe('in a file', () => {
  test('[check newer-version] a newer version is told', async () => {
    const found = await told(await announcing('{ "version": "1.3.0", "released": "2027-01-31" }'));
    expect(found).toMatchObject({ outcome: 'attention', code: 'LAN-8503', facts: { released: '2027-01-31' } });
    expect(found.explanation).toContain('names 1.3.0');
  });

  test('[check newer-version] the version that is installed is none', async () => {
    expect(await told(await announcing('{ "version": "1.2.3" }'))).toMatchObject({ outcome: 'ok', code: null });
  });

  test.each([
    ['no JSON', 'version 1.3.0', 'not JSON'],
    ['too large', ' '.repeat(70_000), 'too large'],
    ['empty', '', 'not JSON'],
  ])('that is %s could not be read', async (_, content, reason) => {
    const found = await told(await announcing(content));
    expect(found).toMatchObject({ outcome: 'could-not-tell', code: 'LAN-8504' });
    expect(found.explanation).toContain(reason);
  });

  test('that is not there, or a folder, could not be read', async () => {
    const dir = await folder();
    expect((await told(path.join(dir, 'nothing.json'))).explanation).toContain('ENOENT');
    expect((await told(dir)).explanation).toContain('not a file');
  });
});

/** A server of the organisation, and a way to ask it that trusts its authority. */
async function serving(answer: RequestListener) {
  const { good, root } = await spineCertificates();
  const server = createServer({ key: good.key, cert: good.chain }, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const caFile = path.join(await folder(), 'root.pem');
  await writeFile(caFile, root);
  const url = `https://localhost:${String((server.address() as AddressInfo).port)}/lanyard.json`;
  const get = createHttpsGet();
  const parts = {
    get: (request: Parameters<typeof get>[0]) => get({ ...request, caFile }),
    signal: new AbortController().signal,
  };
  return { url, read: () => announcedVersion(url, parts) };
}

describe('at an address', () => {
  test('it is read, with nothing of this computer sent', async () => {
    const asked: unknown[] = [];
    const { read } = await serving((request, response) => {
      asked.push(request.method, request.headers.cookie, request.headers.authorization);
      response.end('{ "version": "1.3.0" }');
    });
    expect(await read()).toEqual({ version: '1.3.0', released: null });
    expect(asked).toEqual(['GET', undefined, undefined]);
  });

  test('a redirect is not followed, and what is too large is not read to its end', async () => {
    const moved = await serving((_, response) => response.writeHead(302, { location: 'https://localhost/' }).end());
    await expect(moved.read()).rejects.toMatchObject({ code: 'LAN-8504', details: { reason: 'HTTP status 302' } });
    const large = await serving((_, response) => response.end('x'.repeat(100_000)));
    await expect(large.read()).rejects.toMatchObject({ code: 'LAN-8504', details: { reason: 'LAN-3009' } });
  });

  test('[check newer-version] a server that is not trusted could not tell', async () => {
    const { url } = await serving((_, response) => response.end('{ "version": "9.9.9" }'));
    const found = await told(url);
    expect(found).toMatchObject({ outcome: 'could-not-tell', code: 'LAN-8504' });
    expect(found.explanation).toContain('LAN-31');
  });
});
