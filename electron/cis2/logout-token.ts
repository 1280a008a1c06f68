import * as v from 'valibot';
import type { Cis2Clock } from './ports.ts';
import { verifySignedToken, type Verification } from './signed-token.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';

/** By how much clocks may differ, seconds. */
const tolerance = 60;

const logoutTokenSchema = v.object({
  iss: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  iat: v.number(),
  exp: v.optional(v.number()),
  jti: v.pipe(v.string(), v.nonEmpty()),
  sid: v.optional(v.string()),
  sub: v.optional(v.string()),
  events: v.object({ [event]: v.looseObject({}) }),
  nonce: v.optional(v.unknown()),
});

/** The session a logout token must be about. Times are seconds of the provider's clock. */
export interface NoticedSession {
  readonly issuer: string;
  readonly clientId: string;
  readonly sid: string;
  readonly subject: string;
  /** `iat` of the session's ID token. */
  readonly issuedAt: number;
}

/**
 * Whether a relayed logout token ends this session (cis2 12.4; 18, no. 35): signed by the provider, for us, a logout event,
 * about this session or, without a `sid`, this person, and not issued before the session began. How late it may come is not
 * limited: the broker keeps it while the connection is down.
 */
export async function endsSession(
  token: string,
  session: NoticedSession,
  verification: Verification,
  clock: Cis2Clock,
): Promise<boolean> {
  const parsed = v.safeParse(logoutTokenSchema, (await verifySignedToken(token, verification)).payload);
  if (!parsed.success) return false;
  const { iss, aud, iat, exp = Infinity, sid, sub, nonce } = parsed.output;
  const about = sid === undefined ? sub === session.subject : sid === session.sid;
  const forUs = iss === session.issuer && (typeof aud === 'string' ? [aud] : aud).includes(session.clientId);
  const now = clock.now() / 1000;
  const inTime = iat >= session.issuedAt && iat <= now + tolerance && exp > now - tolerance;
  return about && forUs && nonce === undefined && inTime;
}
