import { createHash } from 'node:crypto';

/**
 * How our items are called in the keychain. The service (`lanyard-vault-` and a digest of the namespace) is the same in
 * every version of Lanyard, so that each finds and removes what another left; it has no dot, for Windows lists the items
 * `*.service`. The account begins with the number of the scheme:
 *
 * - `1:<record>` is the manifest of a record: what makes it exist;
 * - `1:<record>:<generation>:<index>` is a part of its value;
 * - `1:?` is written and removed to see whether the keychain takes anything.
 */
const scheme = '1:';

export const probeAccount = `${scheme}?`;

/** Under which service the items of a namespace are kept. */
export function serviceOf(namespace: string): string {
  return `lanyard-vault-${createHash('sha256').update(namespace).digest('hex').slice(0, 32)}`;
}

/** Throws on a record name that is not ours to choose: it becomes part of an account. */
export function manifestAccount(record: string): string {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(record)) throw new Error('a record is named in small letters, digits and dashes');
  return `${scheme}${record}`;
}

export function partAccount(record: string, generation: string, index: number): string {
  return `${manifestAccount(record)}:${generation}:${String(index)}`;
}

/** Whether an account is a manifest of this scheme. */
export function isManifest(account: string): boolean {
  return /^1:[a-z][a-z0-9-]{0,39}$/.test(account);
}

/** Of a part: the account of the manifest it belongs to, and its generation. */
export function ownerOf(account: string): { readonly manifest: string; readonly generation: string } | null {
  const match = /^(1:[a-z][a-z0-9-]{0,39}):([0-9a-f]{16}):\d+$/.exec(account);
  return match?.[1] === undefined || match[2] === undefined ? null : { manifest: match[1], generation: match[2] };
}
