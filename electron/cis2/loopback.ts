import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LanyardError } from '../errors/index.ts';
import { judgeCallback, type CallbackDecision, type ExpectedCallback } from './callback.ts';
import { pageHeaders, pages } from './loopback-page.ts';
import { holdPort } from './loopback-ports.ts';
import type { RedirectHost } from './options.ts';
import type { Cis2Clock } from './ports.ts';

export interface LoopbackOptions {
  readonly ports: readonly number[];
  readonly host: RedirectHost;
  readonly path: string;
  readonly clock: Cis2Clock;
}

/** A listener for one sign-in. */
export interface Loopback {
  /** The same text goes into the authorize and the token request (cis2 3.2). */
  readonly redirectUri: string;
  /**
   * Waits for the one valid callback, then closes.
   *
   * @throws LanyardError LAN-4004 stopped, LAN-4104 too late, LAN-4105 to LAN-4107 and LAN-42xx by the callback.
   */
  callback(
    expected: Pick<ExpectedCallback, 'issuer' | 'attempt'>,
    seconds: number,
    signal: AbortSignal,
  ): Promise<string>;
  /** Lets go of the port. Harmless when done twice. */
  close(): void;
}

/** How long an answer may take to leave before its connection is cut, milliseconds. */
const grace = 1_000;
/** Against slow or many senders: milliseconds, bytes and numbers. */
const limits = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 1,
  // A browser sends every cookie it has of localhost, whatever port it was set at.
  maxHeaderSize: 65_536,
} as const;
/** On each of the two addresses. */
const mostConnections = 64;

/**
 * Opens the listener that takes the browser's answer: for this sign-in alone, on loopback addresses alone, at one exact path
 * (cis2 18, no. 6). Requests that come before {@link Loopback.callback} is called are strangers.
 *
 * @throws LanyardError LAN-4101, LAN-4102.
 */
export async function openLoopback({ ports, host, path, clock }: LoopbackOptions): Promise<Loopback> {
  let judge: ((request: IncomingMessage) => CallbackDecision) | null = null;
  let settle: ((decision: CallbackDecision) => void) | null = null;

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const decision = judge?.(request) ?? ({ kind: 'stranger', status: 404 } as const);
    request.resume();
    const status = decision.kind === 'stranger' ? decision.status : decision.kind === 'code' ? 200 : 400;
    response.writeHead(status, pageHeaders).end(request.method === 'HEAD' ? undefined : pages[decision.kind]);
    if (decision.kind !== 'stranger') settle?.(decision);
  };
  const { port, servers } = await holdPort(ports, host, () => listener(answer));
  const authority = `${host}:${String(port)}`;
  // A browser leaves the default port out.
  const hosts = port === 80 ? [authority, host] : [authority];
  const close = (): void => {
    judge = null;
    for (const server of servers) shut(server, clock);
  };

  return {
    redirectUri: `http://${authority}${path}`,
    close,
    async callback({ issuer, attempt }, seconds, signal) {
      const expected = { hosts, path, issuer, attempt };
      const { promise, resolve, reject } = withResolvers<string>();
      const stop = (): void => {
        reject(new LanyardError('LAN-4004'));
      };
      const cancelDeadline = clock.after(seconds * 1000, () => {
        reject(new LanyardError('LAN-4104', { seconds }));
      });
      settle = (decision) => {
        // From here on everybody is a stranger, also on connections that are open already.
        judge = null;
        if (decision.kind === 'code') resolve(decision.code);
        else if (decision.kind === 'failed') reject(decision.error);
      };
      judge = ({ method = '', url = '', headers }) =>
        judgeCallback({ method, target: url, host: headers.host }, expected);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      try {
        return await promise;
      } finally {
        settle = null;
        cancelDeadline();
        signal.removeEventListener('abort', stop);
        close();
      }
    },
  };
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function listener(answer: (request: IncomingMessage, response: ServerResponse) => void): Server {
  const server = createServer(limits, answer);
  makeRoom(server);
  // What is no HTTP is cut off without a word; Node would answer with a text of its own.
  server.on('clientError', (_, socket) => {
    socket.destroy();
  });
  server.on('upgrade', (_, socket) => {
    socket.destroy();
  });
  // Trouble with one connection ends nothing; the deadline is the last resort.
  server.on('error', () => undefined);
  return server;
}

/**
 * The oldest connection goes when there are too many: a program that holds many open keeps no browser out. Whoever brings the
 * answer sends it at once, and afterwards nobody is let in any more.
 */
function makeRoom(server: Server): void {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    const [oldest] = open;
    if (open.size >= mostConnections) oldest?.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
}

/** Stops listening at once; the page that is on its way may still leave. */
function shut(server: Server, clock: Cis2Clock): void {
  if (!server.listening) return;
  server.close(() => {
    cancel();
  });
  server.closeIdleConnections();
  const cancel = clock.after(grace, () => {
    server.closeAllConnections();
  });
}
