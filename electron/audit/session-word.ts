import { createHash } from 'node:crypto';

/** A session of the operating system as a file name or an entry has it: `1`, `c2`, `17` as they are; else a short hash. */
export function sessionWord(osSession: string): string {
  if (/^[a-z]{0,3}\d{1,6}$/.test(osSession)) return osSession;
  return createHash('sha256').update(osSession).digest('hex').slice(0, 8);
}
