import { LanyardError } from '../errors/index.ts';
import { readUserInfo, type Cis2Person } from '../roles/cis2-user-info.ts';
import { call, cis2Way, demandOk, type Answer } from './call.ts';
import { hostOf } from './endpoint.ts';
import type { Cis2Fetch } from './ports.ts';
import { verifySignedToken, type Verification } from './signed-token.ts';

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
}

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
  const person = readUserInfo(await contentOf(answer, verification));
  if (person === null)
    throw new LanyardError('LAN-4008', { host: hostOf(url), what: 'userinfo', reason: 'not the expected form' });
  // The user id is the subject under another name (cis2 10.1): an answer in which it is not is about somebody else.
  if (person.subject !== request.subject || person.user.id !== person.subject) throw new LanyardError('LAN-4502');
  return person;
}

async function contentOf({ type, text }: Answer, verification: Verification): Promise<unknown> {
  if (type === 'application/jwt') return (await verifySignedToken(text.trim(), verification)).payload;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
