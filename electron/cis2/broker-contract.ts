import * as v from 'valibot';

/**
 * The contract between Lanyard and the broker of the organisation, as `docs/broker.md` tells it: both sides check what they
 * send and what they get. The broker holds the client credential, which a workstation cannot keep secret (cis2 3.1).
 */

const text = (limit: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(limit));

/** Path below `cis2.brokerUrl`: a code for tokens. */
export const tokenPath = '/v1/token';
/** Path below `cis2.brokerUrl`: the stream of logout notices. */
export const noticesPath = '/v1/logout-notices';

/** What Lanyard posts to `/v1/token`. An unknown member is refused. */
export const tokenRequestSchema = v.strictObject({
  /** The issuer, letter by letter: a broker that serves several environments chooses by it. */
  issuer: text(512),
  client_id: text(256),
  code: text(8192),
  /** RFC 7636 4.1 */
  code_verifier: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._~-]{43,128}$/)),
  redirect_uri: text(512),
  nonce: text(256),
});
export type BrokerTokenRequest = v.InferOutput<typeof tokenRequestSchema>;

/** The broker's answer with status 200. Unknown members are ignored; a refresh token is never read (cis2 7). */
export const tokenAnswerSchema = v.object({
  id_token: text(65_536),
  /** RFC 6749, A.12: anything else could be no header. */
  access_token: v.pipe(text(65_536), v.regex(/^[\x20-\x7e]+$/)),
  token_type: v.pipe(v.string(), v.regex(/^bearer$/i)),
  expires_in: v.optional(v.pipe(v.number(), v.minValue(0))),
});
export type BrokerTokenAnswer = v.InferOutput<typeof tokenAnswerSchema>;

/** The errors a broker can answer with; the status belongs to them (docs/broker.md). */
export const brokerErrors = [
  'invalid_request',
  'invalid_grant',
  'invalid_client',
  'access_denied',
  'nonce_mismatch',
  'provider_error',
  'provider_unavailable',
  'rate_limited',
  'temporarily_unavailable',
] as const;
export type BrokerError = (typeof brokerErrors)[number];

/** The broker's answer with any status but 200. No foreign text is read from it. */
export const errorAnswerSchema = v.object({ error: v.picklist(brokerErrors) });

/** What Lanyard posts to `/v1/logout-notices`: the session it wants to hear of. In the body, so that no log has it. */
export const noticesRequestSchema = v.strictObject({ issuer: text(512), client_id: text(256), sid: text(256) });
export type BrokerNoticesRequest = v.InferOutput<typeof noticesRequestSchema>;

/** The data of one `logout` event: the logout token of CIS2 as it came, so that Lanyard can check it itself. */
export const noticeSchema = v.object({ logout_token: text(65_536) });
