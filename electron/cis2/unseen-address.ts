import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LanyardError } from '../errors/index.ts';
import { pageHeaders } from './loopback-page.ts';
import type { OpenBrowser } from './ports.ts';

/**
 * Opens an address that holds a secret. Whatever opens a browser puts the address into a command line, where other programs
 * can read it and some keep it; so the browser is given a random address of this computer, which sends it on to the real one,
 * once. Resolves when the browser has come for it.
 *
 * @throws LanyardError LAN-4103 when it has not come by the time the signal says, or could not be opened.
 */
export async function openUnseen(url: string, openBrowser: OpenBrowser, signal: AbortSignal): Promise<void> {
  const path = `/${randomBytes(32).toString('base64url')}`;
  const server = createServer();
  const taken = new Promise<void>((resolve) => {
    let told = false;
    server.on('request', (request, response) => {
      request.resume();
      const right = !told && request.method === 'GET' && request.url === path;
      if (!right) return void response.writeHead(404, pageHeaders).end();
      told = true;
      response.writeHead(302, { ...pageHeaders, Location: url }).end(resolve);
    });
  });
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('nobody came'));
    });
  });
  late.catch(() => undefined);
  try {
    server.listen({ port: 0, host: '127.0.0.1', exclusive: true }).unref();
    await once(server, 'listening', { signal });
    const { port } = server.address() as AddressInfo;
    const opened = openBrowser(`http://127.0.0.1:${String(port)}${path}`, 'ours');
    await Promise.race([opened.then(() => taken), late]);
  } catch (thrown) {
    throw new LanyardError('LAN-4103', {}, { cause: thrown });
  } finally {
    server.close();
    server.closeIdleConnections();
  }
}
