import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';
import { readUserInfo, type Cis2Person } from '../roles/cis2-user-info.ts';
import { call, cis2Way, demandOk, type Answer } from './call.ts';
import { hostOf } from './endpoint.ts';
import type { Cis2Fetch } from './ports.ts';
import { verifySignedToken, type Verification } from './signed-token.ts';
import { withoutNulls } from './without-nulls.ts';

export interface UserInfoRequest {
  readonly fetch: Cis2Fetch;
  readonly url: string;
  readonly accessToken: string;
  /** `sub` of the ID token. */
  readonly subject: string;
  /** Seconds. */
  readonly requestTimeout: number;
  /** For an answer that comes as a signed JWT, if that was chosen at registration (cis2 9). */
  readonly verification: Verification;
  /** What a signed answer must not contradict. Times are seconds. */
  readonly expected: {
    readonly issuer: string;
    readonly clientId: string;
    readonly now: number;
    readonly clockTolerance: number;
  };
}

/** What a signed answer may say of itself (OpenID Connect Core 5.3.2); that CIS2 sends none of it may change (cis2 9). */
const envelopeSchema = withoutNulls(
  v.object({
    iss: v.optional(v.string()),
    aud: v.optional(v.union([v.string(), v.array(v.string())])),
    exp: v.optional(v.number()),
  }),
);

/**
 * Asks once who the person is, straight after the tokens came (cis2 9; 18, no. 23 to 25).
 *
 * @throws LanyardError LAN-4501, LAN-4502 when the answer is about somebody else, LAN-400x, LAN-440x for a signed answer.
 */
export async function fetchUserInfo(request: UserInfoRequest): Promise<Cis2Person> {
  const { fetch, url, verification, requestTimeout: seconds } = request;
  const headers = { accept: 'application/json, application/jwt', authorization: `Bearer ${request.accessToken}` };
  const { signal } = verification;
  const answer = await call({ fetch, url, method: 'GET', headers, seconds, signal, way: cis2Way });
  if (answer.status === 401) throw new LanyardError('LAN-4501');
  demandOk(answer, url, 'userinfo');
  const person = readUserInfo(await contentOf(answer, request));
  if (person === null)
    throw new LanyardError('LAN-4008', { host: hostOf(url), what: 'userinfo', reason: 'not the expected form' });
  // The user id is the subject under another name (cis2 10.1): an answer in which it is not is about somebody else.
  if (person.subject !== request.subject || person.user.id !== person.subject) throw new LanyardError('LAN-4502');
  return person;
}

async function contentOf({ type, text }: Answer, { verification, expected }: UserInfoRequest): Promise<unknown> {
  if (type === 'application/jwt') {
    const { payload } = await verifySignedToken(text.trim(), verification);
    checkEnvelope(payload, expected);
    return payload;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function checkEnvelope(payload: unknown, { issuer, clientId, now, clockTolerance }: UserInfoRequest['expected']): void {
  const envelope = v.safeParse(envelopeSchema, payload);
  if (!envelope.success) throw new LanyardError('LAN-4401', { reason: 'a claim of the wrong kind' });
  const { iss = issuer, aud = clientId, exp = Infinity } = envelope.output;
  if (iss !== issuer) throw new LanyardError('LAN-4405');
  if (!(typeof aud === 'string' ? [aud] : aud).includes(clientId)) throw new LanyardError('LAN-4406');
  if (exp + clockTolerance <= now) throw new LanyardError('LAN-4408', { seconds: Math.round(now - exp) });
}
