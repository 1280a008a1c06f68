import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Stamped } from './entry.ts';

/** A place in a chain: the number of an entry and the SHA-256 of its line. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry. */
export const genesis: Link = { seq: 0, hash: '0'.repeat(64) };

/** The longest line there is, in bytes. An entry has under 1 kB. */
export const maxLine = 4096;

const envelope = v.looseObject({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  prev: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  kind: v.string(),
});

/** What every line has, whatever version of Lanyard wrote it. */
export type Envelope = v.InferOutput<typeof envelope>;

/** The line of an entry that follows `after`, without its newline, and the link that the next one follows. */
export function lineOf(entry: Stamped, after: Link): { readonly text: string; readonly link: Link } {
  const seq = after.seq + 1;
  const text = JSON.stringify({ seq, prev: after.hash, ...entry });
  return { text, link: { seq, hash: sha256(text) } };
}

/** Reads a line; `null` = it is none of a journal. */
export function readLine(bytes: Uint8Array): Envelope | null {
  if (bytes[0] !== 0x7b || bytes.length > maxLine) return null;
  try {
    const result = v.safeParse(envelope, JSON.parse(Buffer.from(bytes).toString('utf8')));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
