import { randomBytes, randomInt } from 'node:crypto';
import { people } from '../people.ts';
import { gpObject, gpParams, type GpParam } from './gp-object.ts';
import type { SpineSessions } from './sessions.ts';

/** What the broker is asked, with the body read. */
export interface BrokerRequest {
  readonly origin: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** UTC milliseconds of the broker's clock. */
  readonly now: number;
}

export interface BrokerReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const challengeLife = 120_000;

/**
 * The broker as an Identity Agent sees it (spine-cis1 9.1, 9.3, 9.4, 9.5). The card's signature is not verified: a
 * simulated card has no key. Failure answers are unconfirmed there; here they are an `error_code` and an `error_text`.
 */
export class Broker {
  readonly #challenges = new Map<string, number>();
  readonly #sessions: SpineSessions;

  constructor(sessions: SpineSessions) {
    this.#sessions = sessions;
  }

  /** The answer, or `null` for a path that is not the broker's. */
  reply(request: BrokerRequest): BrokerReply | null {
    switch (request.path) {
      case '/login/authactivate':
        return this.#activate(request);
      case '/login/authvalidate':
        return this.#validate(request);
      case '/saml/RoleSelectionGP.jsp':
        return this.#selectRole(request.query);
      case '/login/authlogout':
        return this.#logout(request);
      case '/login/dtd':
        return xml('<!ELEMENT gpOBJECT (gpPARAM*)>\n<!ELEMENT gpPARAM (#PCDATA)>\n');
      default:
        return null;
    }
  }

  /** The challenge: 20 random bytes, 8 bytes of big-endian milliseconds, 20 more (9.1). */
  #activate({ origin, now }: BrokerRequest): BrokerReply {
    const clock = Buffer.alloc(8);
    clock.writeBigUInt64BE(BigInt(now));
    const challenge = Buffer.concat([randomBytes(20), clock, randomBytes(20)]).toString('base64');
    this.#challenges.set(challenge, now);
    return answer(origin, [
      { name: 'challenge', value: challenge },
      { name: 'signature', value: randomBytes(128).toString('base64') },
      { name: 'reply_url', value: `${origin}/login/authvalidate` },
    ]);
  }

  #validate({ origin, body, now }: BrokerRequest): BrokerReply {
    const params = gpParams(body);
    const challenge = params.get('challenge') ?? '';
    const issued = this.#challenges.get(challenge);
    this.#challenges.delete(challenge);
    if (issued === undefined || now - issued > challengeLife) return failure(origin, '1001', 'Challenge not known');
    if ((params.get('response') ?? '') === '') return failure(origin, '1002', 'No signature');
    const person = people.find(({ uid }) => uid === params.get('uid'));
    if (person === undefined) return failure(origin, '1003', 'User not known');
    return answer(origin, [
      { name: 'log_session_id', value: params.get('log_session_id') ?? String(randomInt(1e8, 1e9)) },
      { name: 'error_url', value: `${origin}/login/error` },
      { name: 'server_ip', value: '198.51.100.7' },
      { name: 'cn', value: person.name },
      ...person.profiles.map((profile, index) => ({
        name: `nhsjobrole${String(index)}`,
        value: `${profile.organisation.name}, ${profile.jobRole}`,
        attributes: { id: profile.profileId, orgcode: profile.organisation.code },
      })),
      { name: 'gas_version', value: '5.2.7' },
      { name: 'sso_ticket', value: this.#sessions.issue(person, person.selectedProfileId) },
      { name: 'sso_domain', value: 'localhost' },
      { name: 'sso_session_url', value: `${origin}/login/session` },
      { name: 'sso_max_session_time', value: '600' },
      { name: 'sso_keep_alive', value: 'false' },
      { name: 'sso_session_time', value: '600' },
      { name: 'sso_logout_url', value: `${origin}/login/authlogout` },
      { name: 'auth_method', value: '3' },
      { name: 'app_url', value: 'NHST' },
      { name: 'service', value: 'AUTHENTICATION' },
    ]);
  }

  #selectRole(query: URLSearchParams): BrokerReply {
    const mode = query.get('ssbMode') === '1' ? 'training' : 'live';
    const done = this.#sessions.choose(query.get('token') ?? '', query.get('selectedRoleUid') ?? '', mode);
    return { status: 200, type: 'text/html', body: `<html><STATUS>${done ? 'OK' : 'FAILED'}</STATUS></html>` };
  }

  #logout({ body }: BrokerRequest): BrokerReply {
    this.#sessions.destroy(gpParams(body).get('sso_ticket') ?? '');
    return { status: 200, type: 'text/html', body: '<html><STATUS>OK</STATUS></html>' };
  }
}

function answer(origin: string, params: readonly GpParam[]): BrokerReply {
  return xml(gpObject(origin, params));
}

function failure(origin: string, code: string, text: string): BrokerReply {
  return answer(origin, [
    { name: 'error_url', value: `${origin}/login/error` },
    { name: 'error_code', value: code },
    { name: 'error_text', value: text },
  ]);
}

function xml(body: string): BrokerReply {
  return { status: 200, type: 'text/xml', body };
}
