import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { decodeInto, encodedLength, encodeInto } from './byte-text.ts';

/** No value is larger: a manifest that says so is not ours, and nothing is reserved for it. */
export const valueLimit = 16 * 1024 * 1024;

const manifestSchema = v.strictObject({
  generation: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  parts: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(valueLimit)),
  length: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(valueLimit)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** What makes a value whole: which generation of parts belongs to it, how many, how long, and its digest. */
export type Manifest = Readonly<v.InferOutput<typeof manifestSchema>>;

/** A manifest for a value in `parts` parts; none: the value stands in the manifest's own item. */
export function manifestFor(value: Buffer, parts: number): Manifest {
  return {
    generation: randomBytes(8).toString('hex'),
    parts,
    length: value.length,
    sha256: digest(value).toString('hex'),
  };
}

/** The manifest's item: one line of JSON, then the value as text when it has no parts. Even in length, for Windows. */
export function packManifest(manifest: Manifest, value: Buffer): Buffer {
  const line = JSON.stringify(manifest);
  const head = Buffer.from(`${line}${line.length % 2 === 0 ? ' ' : ''}\n`);
  const item = Buffer.alloc(head.length + (manifest.parts === 0 ? encodedLength(value.length) : 0));
  head.copy(item);
  if (manifest.parts === 0) encodeInto(item, head.length, value);
  return item;
}

/** Reads the item; null when it makes no sense. `text` is the part of the item that holds a value without parts. */
export function unpackManifest(item: Buffer): { readonly manifest: Manifest; readonly text: Buffer } | null {
  const end = item.indexOf(10);
  if (end < 0 || end > 512) return null;
  try {
    const manifest = v.parse(manifestSchema, JSON.parse(item.toString('latin1', 0, end)));
    return { manifest, text: item.subarray(end + 1) };
  } catch {
    return null;
  }
}

/** Puts the value together; null unless it is exactly what was written. */
export function assemble(manifest: Manifest, texts: readonly Buffer[]): Buffer | null {
  const value = Buffer.alloc(manifest.length);
  let at = 0;
  for (const text of texts) {
    const read = decodeInto(value, at, text);
    if (read === null) return refuse(value);
    at += read;
  }
  const whole = at === manifest.length && timingSafeEqual(digest(value), Buffer.from(manifest.sha256, 'hex'));
  return whole ? value : refuse(value);
}

function refuse(value: Buffer): null {
  value.fill(0);
  return null;
}

function digest(value: Buffer): Buffer {
  return createHash('sha256').update(value).digest();
}
