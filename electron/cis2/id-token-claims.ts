import * as v from 'valibot';
import { isFitToShow } from '../roles/display-text.ts';
import { withoutNulls } from './without-nulls.ts';

/** RFC 7519, NumericDate: may have a fraction. At most what a date can be. */
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8_640_000_000_000));
const word = v.pipe(v.string(), v.nonEmpty(), v.maxLength(512), v.check(isFitToShow));
const plain = v.pipe(v.string(), v.check(isFitToShow));

/** The claims of an ID token that Lanyard looks at (cis2 8.2). All others are ignored. */
export const idTokenSchema = withoutNulls(
  v.object({
    iss: v.string(),
    sub: word,
    aud: v.union([word, v.pipe(v.array(word), v.nonEmpty())]),
    azp: v.optional(v.string()),
    exp: seconds,
    iat: seconds,
    nbf: v.optional(seconds),
    auth_time: v.optional(seconds),
    nonce: v.optional(v.string()),
    at_hash: v.optional(v.string()),
    acr: v.optional(plain),
    amr: v.optional(
      v.union([
        v.array(plain),
        v.pipe(
          plain,
          v.transform((one) => [one]),
        ),
      ]),
    ),
    sid: v.optional(plain),
    authentication_assurance_level: v.optional(v.unknown()),
    id_assurance_level: v.optional(v.unknown()),
    idassurancelevel: v.optional(v.unknown()),
    selected_roleid: v.optional(v.unknown()),
    auditTrackingId: v.optional(v.unknown()),
  }),
);
export type IdTokenClaims = v.InferOutput<typeof idTokenSchema>;
