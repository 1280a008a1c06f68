import type { ServerResponse } from 'node:http';
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import type { Draft } from './keys.ts';
import type { ScenarioDesk } from './scenario.ts';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const memory = 12 * 3_600_000;

export interface NoticesOptions {
  readonly issuer: string;
  readonly clientIds: readonly string[];
  readonly keys: () => Promise<JSONWebKeySet>;
  readonly desk: ScenarioDesk;
  readonly sign: (draft: Draft) => Promise<string>;
}

/** The streams of logout notices that are open, and the logout tokens kept for those that are not (docs/broker.md). */
export class Notices {
  readonly #options: NoticesOptions;
  readonly #streams = new Map<string, Set<ServerResponse>>();
  readonly #people = new Map<string, Set<string>>();
  readonly #kept = new Map<string, { readonly token: string; readonly at: number }>();
  readonly #seen = new Set<unknown>();

  constructor(options: NoticesOptions) {
    this.#options = options;
  }

  /** How many streams are open. */
  get open(): number {
    return [...this.#streams.values()].reduce((sum, streams) => sum + streams.size, 0);
  }

  /** Notes whose session went through the broker: a logout token may have no `sid`. */
  learn(idToken: string): void {
    const { sub, sid } = decodeJwt(idToken);
    if (sub === undefined || typeof sid !== 'string') return;
    this.#people.set(sub, new Set([...(this.#people.get(sub) ?? []), sid]));
  }

  async stream(sid: string, response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': connected\n\n');
    const streams = this.#streams.get(sid) ?? new Set();
    this.#streams.set(sid, streams.add(response));
    const alive = setInterval(() => response.write(': alive\n\n'), 20_000).unref();
    response.once('close', () => {
      clearInterval(alive);
      streams.delete(response);
    });
    const kept = this.#kept.get(sid);
    if (kept !== undefined && Date.now() - kept.at < memory) await this.#write(response, kept.token);
  }

  /** Takes a logout token of CIS2; `false` = it is not valid, and nobody hears of it. */
  async take(token: string): Promise<boolean> {
    const claims = await this.#verified(token);
    if (claims === null) return false;
    const sids = typeof claims['sid'] === 'string' ? [claims['sid']] : (this.#people.get(claims.sub ?? '') ?? []);
    for (const sid of sids) {
      this.#kept.set(sid, { token, at: Date.now() });
      for (const response of this.#streams.get(sid) ?? []) await this.#write(response, token);
    }
    return true;
  }

  /** Cuts all streams off, as a restart of the broker would. */
  cut(): void {
    for (const streams of this.#streams.values()) for (const response of streams) response.destroy();
  }

  async #verified(token: string): Promise<JWTPayload | null> {
    const { issuer, clientIds, keys } = this.#options;
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(await keys()), {
        algorithms: ['RS256'],
        issuer,
        audience: [...clientIds],
        maxTokenAge: 300,
        clockTolerance: 60,
        requiredClaims: ['jti'],
      });
      const events = payload['events'];
      const isLogout = typeof events === 'object' && events !== null && logoutEvent in events;
      const namesSomebody = typeof payload['sid'] === 'string' || payload.sub !== undefined;
      if (!isLogout || payload['nonce'] !== undefined || !namesSomebody || this.#seen.has(payload.jti)) return null;
      this.#seen.add(payload.jti);
      return payload;
    } catch {
      return null;
    }
  }

  async #write(response: ServerResponse, token: string): Promise<void> {
    const notice = this.#options.desk.take('notice');
    const again = (change: (draft: Draft) => Draft) => this.#options.sign(change({ claims: decodeJwt(token) }));
    const usual = `event: logout\ndata: ${JSON.stringify({ logout_token: token })}\n\n`;
    response.write(notice === undefined ? usual : await notice({ token, again }));
  }
}
