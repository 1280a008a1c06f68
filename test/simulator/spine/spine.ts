import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { SecureContextOptions } from 'node:tls';
import { setTimeout as wait } from 'node:timers/promises';
import type { SimulatedPerson } from '../people.ts';
import { assertionDocument } from './assertion-document.ts';
import { Broker } from './broker.ts';
import { spineCertificates, type SpineCertificates } from './certificates.ts';
import { control } from './control.ts';
import { answerScenarios, type Answer, type AnswerScenario, type SpineScenario } from './scenarios.ts';
import { SpineSessions } from './sessions.ts';

/** What the service has been asked for role assertions. */
export interface Received {
  /** Requests for a role assertion. */
  count: number;
  /** The tickets they carried, percent-decoded once. */
  readonly tickets: string[];
  /** Their query strings as they stood on the wire. */
  readonly queries: string[];
  readonly headers: IncomingMessage['headers'][];
  /** Connections on which TLS was set up. */
  connections: number;
}

export type SimulatedSpine = Awaited<ReturnType<typeof startSpine>>;

/**
 * Starts a simulated Spine Security Broker on 127.0.0.1: HTTPS with a chain of its own, role assertions, the agent's login
 * calls, and every way of failing (spine-cis1 9). Files go into `dir`.
 */
export async function startSpine(options: { readonly dir: string }) {
  const certificates = await spineCertificates();
  await mkdir(options.dir, { recursive: true });
  const caFile = join(options.dir, 'simulated-root.pem');
  const subCaFile = join(options.dir, 'simulated-sub-ca.pem');
  await writeFile(caFile, certificates.root);
  await writeFile(subCaFile, certificates.subCa);

  const sessions = new SpineSessions();
  const broker = new Broker(sessions);
  const received: Received = { count: 0, tickets: [], queries: [], headers: [], connections: 0 };
  const upcoming: AnswerScenario[] = [];
  const closing = new AbortController();
  let scenario: SpineScenario = 'ok';
  let clockOffset = 0;
  let delay = 0;
  let port = 0;

  const server = createServer({ ...contextFor('ok', certificates), maxHeaderSize: 65_536 }, (request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.on('secureConnection', () => received.connections++);
  await listen();
  const origin = `https://localhost:${String(port)}`;

  async function listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const now = Date.now() + clockOffset;
    response.setHeader('Date', new Date(now).toUTCString());
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/saml/RoleAssertion') {
      note(request, url);
      await wait(delay, undefined, { signal: closing.signal });
      await send(response, answerFor(url.searchParams.get('token') ?? '', now), closing.signal);
      return;
    }
    const body = await bodyOf(request);
    const simulator = /^\/__sim\/([a-z-]+)$/.exec(url.pathname)?.[1];
    if (simulator !== undefined) {
      const said = request.method === 'POST' ? control(spine, simulator, body) : null;
      response.writeHead(said === null ? 400 : 200, { 'Content-Type': 'application/json' }).end(said ?? '{}');
      return;
    }
    const reply = broker.reply({ origin, path: url.pathname, query: url.searchParams, body, now });
    if (reply === null) response.writeHead(404).end();
    else response.writeHead(reply.status, { 'Content-Type': reply.type }).end(reply.body);
  }

  function note(request: IncomingMessage, url: URL): void {
    received.count++;
    received.tickets.push(url.searchParams.get('token') ?? '');
    received.queries.push(url.search);
    received.headers.push(request.headers);
  }

  function answerFor(ticket: string, now: number): Answer {
    const person = sessions.personOf(ticket);
    const current = upcoming.shift() ?? (isAnswer(scenario) ? scenario : 'ok');
    if (person !== null) return answerScenarios[current]({ person, ticket, now });
    return { body: assertionDocument(nobody, ticket, now, { status: 'samlp:Requester', withoutAssertion: true }) };
  }

  const spine = {
    /** The address of the role assertion, without a ticket. */
    roleAssertionUrl: `${origin}/saml/RoleAssertion`,
    origin,
    /** PEM of the root to trust. */
    caFile,
    /** PEM of the sub-CA alone. */
    subCaFile,
    received,
    /** How many sessions there are. */
    get sessions(): number {
      return sessions.size;
    },
    /** Signs a person in, in the role they always choose or in another one, and gives their ticket. */
    issueTicket: (person: SimulatedPerson, profileId = person.selectedProfileId): string =>
      sessions.issue(person, profileId),
    /** Ends a session; nothing happens when there is none. */
    destroy(ticket: string): void {
      sessions.destroy(ticket);
    },
    /** The next request for a role assertion is answered like this, before what `setScenario` said; calls queue up. */
    failNext(next: AnswerScenario): void {
      upcoming.push(next);
    },
    /** From now on requests (or, for a scenario of the connection, new connections) go like this. `ok` mends it. */
    setScenario(next: SpineScenario): void {
      scenario = next;
      server.setSecureContext(contextFor(next, certificates));
    },
    /** The server's clock runs ahead by so many milliseconds: its `Date`, and the times in assertions. */
    setClockOffset(milliseconds: number): void {
      clockOffset = milliseconds;
    },
    /** Role assertions take so many milliseconds longer. */
    delay(milliseconds: number): void {
      delay = milliseconds;
    },
    /** The service is down: connections are refused, until `start`. Sessions stay. */
    stop: () => closeServer(server),
    /** Back again, at the same port. */
    start: listen,
    async close(): Promise<void> {
      closing.abort();
      await closeServer(server);
    },
  };
  return spine;
}

const nobody: SimulatedPerson = {
  key: 'nobody',
  uid: '',
  name: '',
  passcode: '',
  atr: '',
  mode: 'live',
  profiles: [],
  selectedProfileId: '',
};

function isAnswer(scenario: SpineScenario): scenario is AnswerScenario {
  return Object.hasOwn(answerScenarios, scenario);
}

function contextFor(scenario: SpineScenario, certificates: SpineCertificates): SecureContextOptions {
  const { good, otherRoot, expired, notYetValid, wrongHost } = certificates;
  const shown = new Map([
    ['other-root', otherRoot],
    ['expired', expired],
    ['not-yet-valid', notYetValid],
    ['wrong-host', wrongHost],
  ]).get(scenario);
  const { key, chain } = shown ?? good;
  // Only at security level 0 does OpenSSL still speak TLS 1.1.
  const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  return { key, cert: chain, ...(scenario === 'tls-1.1' ? old : { minVersion: 'TLSv1.2' }) };
}

async function send(response: ServerResponse, answer: Answer, closing: AbortSignal): Promise<void> {
  const { status = 200, headers = { 'Content-Type': 'text/xml' }, body, drop } = answer;
  if (drop === 'before') response.destroy();
  else if (drop === 'never') await wait(3_600_000, undefined, { signal: closing, ref: false });
  else if (drop === 'within') {
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  } else response.writeHead(status, headers).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > 1 << 20) throw new Error('too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
