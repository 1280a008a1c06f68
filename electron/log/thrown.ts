import { getSystemErrorMap } from 'node:util';
import * as v from 'valibot';
import { LanyardError } from '../errors/index.ts';

/** What the log says of something that was thrown: never its text, which may hold anything. */
const names = [
  'Error',
  'LanyardError',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'URIError',
  'EvalError',
  'AggregateError',
  'AbortError',
  'TimeoutError',
  'ValiError',
  'other',
] as const;

/** The errno names of this system, as Node has them. */
const errnos: ReadonlySet<string> = new Set([...getSystemErrorMap().values()].map(([name]) => name));

/** What Node says of certificates it does not accept (X509_V_ERR_*), besides its own `ERR_…`. */
const certificateCodes = new Set(
  `UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_CRL UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_DECRYPT_CRL_SIGNATURE
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY CERT_SIGNATURE_FAILURE CRL_SIGNATURE_FAILURE CERT_NOT_YET_VALID CERT_HAS_EXPIRED
  CRL_NOT_YET_VALID CRL_HAS_EXPIRED ERROR_IN_CERT_NOT_BEFORE_FIELD ERROR_IN_CERT_NOT_AFTER_FIELD
  ERROR_IN_CRL_LAST_UPDATE_FIELD ERROR_IN_CRL_NEXT_UPDATE_FIELD OUT_OF_MEM DEPTH_ZERO_SELF_SIGNED_CERT
  SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE CERT_CHAIN_TOO_LONG
  CERT_REVOKED INVALID_CA PATH_LENGTH_EXCEEDED INVALID_PURPOSE CERT_UNTRUSTED CERT_REJECTED HOSTNAME_MISMATCH`.split(
    /\s+/,
  ),
);

/** `main.js:1234:56`, `node:net:12:3`: where in the program, without folders. */
const place = /^(?:node:[a-z_/]{1,40}|[A-Za-z0-9_.-]{1,60}\.(?:c|m)?[jt]s):\d{1,7}:\d{1,5}$/;
const mostPlaces = 8;
const mostCauses = 3;

export interface Thrown {
  readonly name: (typeof names)[number];
  /** Of our catalogue. */
  readonly code?: string | undefined;
  /** Of the system or of Node. */
  readonly errno?: string | undefined;
  readonly at?: string[] | undefined;
  readonly cause?: Thrown | undefined;
}

const errnoForm = v.pipe(
  v.string(),
  v.check((code) => errnos.has(code) || certificateCodes.has(code) || /^ERR(?:_[A-Z0-9]{1,16}){1,6}$/.test(code)),
);

/** The form in which it is written; reading it again lets nothing else through. */
export const thrownForm: v.GenericSchema<Thrown> = v.object({
  name: v.picklist(names),
  code: v.optional(v.pipe(v.string(), v.regex(/^LAN-[1-9]\d{3}$/))),
  errno: v.optional(errnoForm),
  at: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(place))), v.maxLength(mostPlaces))),
  cause: v.optional(v.lazy(() => thrownForm)),
});

/** Brings anything that was thrown into that form. Pure; never throws. */
export function thrownAsLogged(thrown: unknown, causes = mostCauses): Thrown {
  try {
    if (!(thrown instanceof Error)) return { name: 'other' };
    const errno = v.safeParse(errnoForm, 'code' in thrown ? thrown.code : undefined);
    const at = placesOf(thrown);
    return {
      name: names.find((name) => name === thrown.name) ?? 'other',
      ...(thrown instanceof LanyardError ? { code: thrown.code } : {}),
      ...(errno.success ? { errno: errno.output } : {}),
      ...(at.length > 0 ? { at } : {}),
      ...(thrown.cause === undefined || causes === 0 ? {} : { cause: thrownAsLogged(thrown.cause, causes - 1) }),
    };
  } catch {
    return { name: 'other' };
  }
}

/** The places after the error's own text, which is cut off: it could pretend to be a place. */
function placesOf({ name, message, stack = '' }: Error): string[] {
  const head = message === '' ? name : `${name}: ${message}`;
  if (!stack.startsWith(`${head}\n`)) return [];
  return stack
    .slice(head.length)
    .split('\n')
    .flatMap((line) => /(?:[\\/( ]|^)((?:node:[a-z_/]+|[^\\/() ]+):\d+:\d+)\)?$/.exec(line)?.[1] ?? [])
    .filter((found) => place.test(found))
    .slice(0, mostPlaces);
}
