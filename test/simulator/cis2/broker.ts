import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import * as v from 'valibot';
import {
  noticesPath,
  noticesRequestSchema,
  tokenPath,
  tokenRequestSchema,
  type BrokerError,
} from '../../../electron/cis2/broker-contract.ts';
import type { ServerIdentity } from '../spine/certificates.ts';
import { call, type Called } from './call.ts';
import type { Draft } from './keys.ts';
import { Notices } from './notices.ts';
import { changed, type Members, type Place, type ScenarioDesk } from './scenario.ts';
import { bodyOf, listen, misbehave } from './serve.ts';

export interface BrokerOptions {
  readonly identity: ServerIdentity | null;
  readonly issuer: string;
  /** The addresses of CIS2, with the port it really listens on. */
  readonly cis2: { readonly token: string; readonly jwks: string; readonly port: number; readonly ca: string };
  readonly client: { readonly clientId: string; readonly secret: string };
  readonly redirectUris: readonly string[];
  /** Audiences of logout tokens that are passed on. */
  readonly clientIds: readonly string[];
  readonly desk: ScenarioDesk;
  readonly sign: (draft: Draft) => Promise<string>;
  readonly closing: AbortSignal;
}

/** Where CIS2 posts logout tokens; an address of the broker that is not part of its contract with Lanyard. */
export const backchannelPath = '/backchannel-logout';

interface BrokerPlace {
  readonly at: Place;
  readonly serve: (body: string, response: ServerResponse) => Promise<void>;
}

/** What the broker was asked: path and body. */
export interface BrokerRequest {
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

/** A minimal broker after `docs/broker.md`: the token step with a client secret, and the relay of logout notices. */
export async function startBroker(options: BrokerOptions) {
  const { cis2, desk, closing } = options;
  const ca = { ca: cis2.ca, port: cis2.port };
  const keys = async () => JSON.parse((await call(cis2.jwks, ca)).body) as JSONWebKeySet;
  const notices = new Notices({ ...options, keys });
  const received: BrokerRequest[] = [];
  let previous: Members | null = null;

  const places = new Map<string, BrokerPlace>([
    [tokenPath, { at: 'broker-token', serve: token }],
    [noticesPath, { at: 'broker-notices', serve: stream }],
    [backchannelPath, { at: 'broker-logout', serve: logout }],
  ]);

  const server = await listen(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://broker').pathname;
    const body = await bodyOf(request);
    received.push({ path, body, headers: request.headers });
    const place = places.get(path);
    if (place === undefined || request.method !== 'POST') {
      response.writeHead(place === undefined ? 404 : 405).end();
      return;
    }
    const trouble = desk.trouble(place.at);
    if (trouble === undefined || !(await misbehave(trouble, response, closing))) await place.serve(body, response);
  }, options.identity);

  async function token(body: string, response: ServerResponse): Promise<void> {
    const asked = v.safeParse(tokenRequestSchema, parsed(body));
    if (!asked.success || !known(asked.output)) {
      refuse(response, 400, 'invalid_request');
      return;
    }
    const { code, code_verifier, redirect_uri, nonce } = asked.output;
    const { clientId: client_id, secret: client_secret } = options.client;
    const grant_type = 'authorization_code';
    const form = { grant_type, code, code_verifier, redirect_uri, client_id, client_secret };
    const answer = await call(cis2.token, { ...ca, body: form }).catch(() => null);
    if (answer === null || answer.status >= 500) refuse(response, 503, 'provider_unavailable');
    else if (answer.status !== 200) refuse(response, ...refusalFor(answer));
    else await pass(parsed(answer.body), nonce, response);
  }

  async function pass(answer: Members, nonce: string, response: ServerResponse): Promise<void> {
    const idToken = String(answer['id_token']);
    const claims = claimsOf(idToken);
    if (claims !== null && (claims['nonce'] ?? nonce) !== nonce) {
      refuse(response, 400, 'nonce_mismatch');
      return;
    }
    if (claims !== null) notices.learn(idToken);
    const right = changed(answer, { refresh_token: undefined, scope: undefined });
    const signedByBroker = (changes: Members) =>
      options.sign({ claims: changed(claims ?? {}, changes), key: 'unpublished' });
    const lie = desk.take('broker');
    const said = lie === undefined ? right : await lie({ right, previous, signedByBroker });
    previous = right;
    json(response, 200, said);
  }

  async function stream(body: string, response: ServerResponse): Promise<void> {
    const asked = v.safeParse(noticesRequestSchema, parsed(body));
    if (asked.success && asked.output.issuer === options.issuer) await notices.stream(asked.output.sid, response);
    else refuse(response, 400, 'invalid_request');
  }

  async function logout(body: string, response: ServerResponse): Promise<void> {
    const taken = await notices.take(new URLSearchParams(body).get('logout_token') ?? '');
    response.writeHead(taken ? 200 : 400, { 'Cache-Control': 'no-store' }).end();
  }

  function known(asked: v.InferOutput<typeof tokenRequestSchema>): boolean {
    const { issuer, client, redirectUris } = options;
    return asked.issuer === issuer && asked.client_id === client.clientId && redirectUris.includes(asked.redirect_uri);
  }

  return { server, notices, received };
}

/** What CIS2's refusal is for the one who asked the broker (docs/broker.md). */
function refusalFor(answer: Called): [number, BrokerError] {
  const { error } = parsed(answer.body);
  if (error === 'invalid_grant') return [400, 'invalid_grant'];
  return [502, error === 'invalid_client' ? 'invalid_client' : 'provider_error'];
}

function refuse(response: ServerResponse, status: number, error: BrokerError): void {
  json(response, status, { error });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

function claimsOf(token: string): Members | null {
  try {
    decodeProtectedHeader(token);
    return decodeJwt(token);
  } catch {
    return null;
  }
}

function parsed(text: string): Members {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
