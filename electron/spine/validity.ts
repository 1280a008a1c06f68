import { LanyardError } from '../errors/index.ts';

const utcTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** A SAML time as UTC milliseconds, with or without a fraction; `NaN` when it is not one or names no time zone. */
export function samlTime(text: string | null): number {
  return text !== null && utcTime.test(text) ? Date.parse(text) : Number.NaN;
}

/**
 * Judges the outer `Conditions` (spine-cis1 7.3, no. 3 and 4): valid from `notBefore` (inclusive) to `notOnOrAfter`
 * (exclusive), `tolerance` milliseconds wider on either side, at the time `at` (UTC milliseconds).
 *
 * @throws LanyardError LAN-3404 times missing, unreadable or out of order; LAN-3405 too early; LAN-3406 too late.
 */
export function checkValidity(
  conditions: { readonly notBefore: string | null; readonly notOnOrAfter: string | null },
  at: number,
  tolerance: number,
): void {
  const from = samlTime(conditions.notBefore);
  const until = samlTime(conditions.notOnOrAfter);
  if (!(from < until) || !Number.isFinite(at)) throw new LanyardError('LAN-3404');
  const early = from - tolerance - at;
  if (early > 0) {
    const facts = { notBefore: iso(from), at: iso(at), seconds: Math.ceil(early / 1000) };
    throw new LanyardError('LAN-3405', facts);
  }
  const late = at - (until + tolerance);
  if (late >= 0) {
    const facts = { notOnOrAfter: iso(until), at: iso(at), seconds: Math.ceil(late / 1000) };
    throw new LanyardError('LAN-3406', facts);
  }
}

function iso(time: number): string {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : 'unknown';
}
