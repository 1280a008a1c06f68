/**
 * A level of assurance as a whole number. CIS2 sends a text of one digit, some senders a number; compared as texts they
 * would be judged wrongly (cis2 8.2, 17 no. 7). `null` = missing or no level.
 */
export function levelOf(claim: unknown): number | null {
  if (typeof claim === 'number') return Number.isInteger(claim) && claim >= 0 && claim <= 9 ? claim : null;
  return typeof claim === 'string' && /^\d$/.test(claim) ? Number(claim) : null;
}
