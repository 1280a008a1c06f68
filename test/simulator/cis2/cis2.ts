import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { IncomingMessage, type ServerResponse } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SimulatedPerson } from '../people.ts';
import { spineCertificates } from '../spine/certificates.ts';
import { endpointOf, paths, realmPath, type Endpoint } from './addresses.ts';
import { backchannelPath, startBroker } from './broker.ts';
import { call } from './call.ts';
import { registerClients } from './clients.ts';
import { freePorts } from './free-ports.ts';
import { KeyRing } from './keys.ts';
import { layOver } from './layer.ts';
import { cis2People } from './people.ts';
import { createProvider } from './provider.ts';
import { ScenarioDesk, type Place } from './scenario.ts';
import { scenarioOf, type Cis2Scenario } from './scenarios.ts';
import { bodyOf, listen, misbehave } from './serve.ts';
import { Sessions } from './sessions.ts';
import { serveSignIn } from './sign-in.ts';

export interface Cis2Options {
  /** Where its files go. */
  readonly dir: string;
  readonly people?: readonly SimulatedPerson[];
  /** `false` = plain http, for clients that allow it to loopback addresses. */
  readonly tls?: boolean;
  /** Where to listen; a free port when left out. */
  readonly port?: number;
  /**
   * The port that issuer and endpoints name, where it is another: `443` gives the real service's strings. Clients must then
   * be led to `port` by other means (a browser by `--host-resolver-rules`).
   */
  readonly statedPort?: number;
  readonly redirectPorts?: readonly number[];
  readonly redirectPath?: string;
}

/** What the service was asked. */
export interface Cis2Request {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

/** A logout token that was posted, and how the broker answered (`null` = not at all). */
export interface PostedLogout {
  readonly clientId: string;
  readonly sid: string;
  readonly token: string;
  readonly status: number | null;
}

export type SimulatedCis2 = Awaited<ReturnType<typeof startCis2>>;

/** Starts a simulated CIS2 and a minimal broker on 127.0.0.1, with the shapes and the ways to fail of `cis2.md`. */
export async function startCis2(options: Cis2Options) {
  const { dir, people = cis2People, tls = true, redirectPath = '/callback' } = options;
  const redirectPorts = options.redirectPorts ?? (await freePorts(3));
  const redirectUris = redirectPorts.flatMap((number) =>
    ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${String(number)}${redirectPath}`),
  );
  const [certificates, ring, { clients, metadata }] = await Promise.all([
    spineCertificates(),
    KeyRing.create(),
    registerClients(redirectUris),
  ]);
  await mkdir(dir, { recursive: true });
  const caFile = join(dir, 'cis2-root.pem');
  await writeFile(caFile, certificates.root);

  const identity = tls ? certificates.good : null;
  const scheme = tls ? 'https' : 'http';
  const desk = new ScenarioDesk();
  const sessions = new Sessions();
  const received: Cis2Request[] = [];
  const closing = new AbortController();
  let pkceIgnored = false;

  const server = await listen(serve, identity, options.port);
  const origin = `${scheme}://localhost:${String(options.statedPort ?? server.port)}`;
  const issuer = `${origin}${realmPath}`;
  const ended = (uid: string) => {
    void tellClients(uid);
  };
  const provider = await createProvider({ issuer, people, sessions, ring, clients: metadata, ended });
  layOver(provider, { issuer, sessions, ring, desk });
  const answer = provider.callback();
  const broker = await startBroker({
    identity,
    issuer,
    cis2: {
      token: `${issuer}${paths.token}`,
      jwks: `${issuer}${paths.jwks}`,
      port: server.port,
      ca: certificates.root,
    },
    client: clients.broker,
    redirectUris,
    clientIds: metadata.map(({ client_id }) => client_id),
    desk,
    sign: (draft) => ring.sign(draft),
    closing: closing.signal,
  });
  const brokerUrl = `${scheme}://localhost:${String(broker.server.port)}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const below = url.pathname.startsWith(`${realmPath}/`) ? url.pathname.slice(realmPath.length) : '';
    const endpoint = endpointOf(below);
    if (endpoint === null) {
      response.writeHead(404).end();
      return;
    }
    const form = new URLSearchParams(request.method === 'POST' ? await bodyOf(request) : '');
    const { method = 'GET', headers } = request;
    received.push({
      endpoint,
      method,
      query: new URLSearchParams(url.search),
      form: new URLSearchParams(form),
      headers,
    });
    const trouble = isPlace(endpoint) ? desk.trouble(endpoint) : undefined;
    if (trouble !== undefined && (await misbehave(trouble, response, closing.signal))) return;
    if (endpoint === 'authorize' && below === paths.authorize && sentBack(url, response)) return;
    await adapt(endpoint, url, form);
    const copy = copyOf(request, `${below}${url.search}`, form);
    if (endpoint !== 'signIn') await answer(copy, response);
    else {
      const asked = { request: copy, response, query: url.searchParams, form: method === 'POST' ? form : null };
      await serveSignIn({ provider, people, end: endSession }, asked);
    }
  }

  /** An error in place of the sign-in page. */
  function sentBack(url: URL, response: ServerResponse): boolean {
    const redirectUri = url.searchParams.get('redirect_uri') ?? '';
    const error = redirectUris.includes(redirectUri) ? desk.take('authorizeError') : undefined;
    if (error === undefined) return false;
    const back = new URL(redirectUri);
    const state = url.searchParams.get('state');
    const parameters = { ...error, ...(state === null ? {} : { state }), iss: issuer };
    for (const [name, value] of Object.entries(parameters)) back.searchParams.set(name, value);
    response.writeHead(302, { Location: back.href }).end();
    return true;
  }

  /** What the provider behind must not see, or must see in another way. */
  async function adapt(endpoint: Endpoint, url: URL, form: URLSearchParams): Promise<void> {
    if (endpoint === 'authorize' && url.searchParams.has('code_challenge') && desk.take('pkceIgnored') === true) {
      pkceIgnored = true;
      for (const name of ['code_challenge', 'code_challenge_method']) url.searchParams.delete(name);
    }
    if (endpoint === 'token' && pkceIgnored) {
      pkceIgnored = false;
      form.delete('code_verifier');
    }
    // The provider knows only the first key; ID tokens are signed by the layer over it.
    const hint = url.searchParams.get('id_token_hint');
    const known = hint === null ? null : await ring.withFirstKey(hint);
    if (known !== null) url.searchParams.set('id_token_hint', known);
  }

  async function endSession(uid: string): Promise<readonly PostedLogout[]> {
    await (await provider.Session.findByUid(uid))?.destroy();
    return tellClients(uid);
  }

  /** Back-channel logout (cis2 12.4). */
  async function tellClients(uid: string): Promise<readonly PostedLogout[]> {
    const session = sessions.end(uid);
    if (session === null) return [];
    const { sid, sub } = session;
    const posts = [...session.clients].map(async (clientId) => {
      const iat = Math.floor(Date.now() / 1_000);
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      const draft = { claims: { iss: issuer, aud: clientId, iat, jti: randomUUID(), events, sid, sub } };
      const token = await ring.sign(desk.take('logoutToken')?.(draft) ?? draft);
      const post = call(`${brokerUrl}${backchannelPath}`, { body: { logout_token: token }, ca: certificates.root });
      const status = await post.then(
        (said) => said.status,
        () => null,
      );
      return { clientId, sid, token, status };
    });
    return Promise.all(posts);
  }

  return {
    issuer,
    discoveryUrl: `${issuer}${paths.discovery}`,
    /** Where it listens, whatever the issuer says. */
    port: server.port,
    /** PEM of the root to trust, for the broker too. */
    caFile,
    ca: certificates.root,
    /** For Chromium's `--ignore-certificate-errors-spki-list` (with a `--user-data-dir` of its own). */
    spki: spkiOf(certificates.good.chain),
    people,
    /** The broker's client, which is the one to name in `cis2.clientId` unless `direct` is tested. */
    clientId: clients.broker.clientId,
    clients,
    redirectPorts,
    redirectPath,
    redirectUris,
    brokerUrl,
    received,
    broker: {
      received: broker.received,
      /** Streams of logout notices that are open. */
      get streams(): number {
        return broker.notices.open;
      },
      /** Cuts those streams off. */
      cut: () => {
        broker.notices.cut();
      },
      stop: () => broker.server.stop(),
      start: () => broker.server.start(),
    },
    /** From now on it goes like this; `ok` mends it, and forgets what was queued. */
    setScenario(name: Cis2Scenario | 'ok'): void {
      desk.set(name === 'ok' ? null : scenarioOf(name));
    },
    /** The next time its place is come to it goes like this, before what `setScenario` said; calls queue up. */
    failNext(name: Cis2Scenario): void {
      desk.queue(scenarioOf(name));
    },
    /** The person's sessions at CIS2 end, as when the card comes out; gives the logout tokens that were posted. */
    async endSessionsOf(person: Pick<SimulatedPerson, 'uid'>): Promise<readonly PostedLogout[]> {
      const posts = await Promise.all(sessions.of(person.uid).map(({ uid }) => endSession(uid)));
      return posts.flat();
    },
    rollKeys: () => ring.roll(),
    /** CIS2 is down: connections are refused, until `start`. Sessions stay. */
    stop: () => server.stop(),
    start: () => server.start(),
    async close(): Promise<void> {
      closing.abort();
      await Promise.all([server.stop(), broker.server.stop()]);
    },
  };
}

const places: readonly Place[] = ['discovery', 'authorize', 'jwks', 'token', 'userinfo'];

function isPlace(endpoint: Endpoint | Place): endpoint is Endpoint & Place {
  return places.some((place) => place === endpoint);
}

/** The request anew, its body read already, at the path that the provider knows. */
function copyOf(request: IncomingMessage, path: string, form: URLSearchParams): IncomingMessage {
  const body = request.method === 'POST' ? form.toString() : '';
  const copy = Object.assign(new IncomingMessage(request.socket), {
    method: request.method,
    url: path,
    // The provider finds out by it where it is mounted.
    originalUrl: `${realmPath}${path}`,
    httpVersion: request.httpVersion,
    // Else the socket is taken for one whose request broke off.
    complete: true,
    headers: body === '' ? request.headers : { ...request.headers, 'content-length': String(Buffer.byteLength(body)) },
  });
  if (body !== '') copy.push(body);
  copy.push(null);
  return copy;
}

function spkiOf(chain: string): string {
  const key = new X509Certificate(chain).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
