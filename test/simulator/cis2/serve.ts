import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServerIdentity } from '../spine/certificates.ts';
import type { Answer } from './scenario.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Listening {
  readonly port: number;
  /** Connections are refused from now on, until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Serves on 127.0.0.1; plain http without an identity. */
export async function listen(handler: Handler, identity: ServerIdentity | null, wanted = 0): Promise<Listening> {
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    handler(request, response).catch(() => response.destroy());
  };
  const server: Server =
    identity === null
      ? createHttpServer(serve)
      : createHttpsServer({ key: identity.key, cert: identity.chain, minVersion: 'TLSv1.2' }, serve);
  let port = wanted;
  const start = () =>
    new Promise<void>((resolve, reject) => {
      if (server.listening) {
        resolve();
        return;
      }
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        port = typeof address === 'object' && address !== null ? address.port : port;
        resolve();
      });
    });
  await start();
  return {
    get port() {
      return port;
    },
    start,
    stop: () =>
      new Promise((resolve) => {
        // Also where it does not listen at the moment.
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Answers in place of the service. `true` = it is done; `false` = the service is to answer now. */
export async function misbehave(answer: Answer, response: ServerResponse, closing: AbortSignal): Promise<boolean> {
  if (answer.late !== undefined) {
    await wait(answer.late, undefined, { signal: closing });
    return false;
  }
  const { status = 200, type = 'text/html; charset=utf-8', headers = {}, body = '', drop } = answer;
  if (drop === 'before') response.destroy();
  else if (drop === 'never') await wait(3_600_000, undefined, { signal: closing, ref: false });
  else if (drop === 'within') {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) + 100 });
    response.write(body, () => response.destroy());
  } else response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  return true;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > 1 << 18) throw new Error('too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
