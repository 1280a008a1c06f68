import { open } from 'node:fs/promises';
import * as v from 'valibot';
import type { Announcement } from '../../diagnostics/index.ts';
import { LanyardError } from '../../errors/index.ts';
import type { createHttpsGet } from '../../net/https-get.ts';

/** An announcement is a line or two; what is larger is something else, bytes. */
const maxBytes = 65_536;
/** For an https address, ms. */
const connectTimeout = 5_000;
const totalTimeout = 8_000;

const announcement = v.object({
  version: v.pipe(v.string(), v.regex(/^\d{1,5}(?:\.\d{1,5}){1,3}$/)),
  released: v.optional(v.pipe(v.string(), v.isoDate())),
});

export interface AnnouncedVersionParts {
  readonly get: ReturnType<typeof createHttpsGet>;
  readonly signal: AbortSignal;
}

/**
 * Reads which version of Lanyard the organisation says is current: JSON `{ version, released? }` at an https address or in
 * a file (setting `updates.location`). Nothing it says is followed.
 *
 * @throws LAN-8504 whatever is wrong with it.
 */
export async function announcedVersion(location: string, parts: AnnouncedVersionParts): Promise<Announcement> {
  const bytes = location.startsWith('https:') ? await fromAddress(location, parts) : await fromFile(location);
  return announcementIn(bytes);
}

/** The announcement in these bytes. @throws LAN-8504. */
export function announcementIn(bytes: Uint8Array): Announcement {
  if (bytes.byteLength > maxBytes) throw unusable('it is too large');
  const checked = v.safeParse(announcement, jsonIn(bytes));
  if (!checked.success) throw unusable('it is no announcement of a version');
  return { version: checked.output.version, released: checked.output.released ?? null };
}

async function fromAddress(url: string, { get, signal }: AnnouncedVersionParts): Promise<Uint8Array> {
  const request = { url, connectTimeout, totalTimeout, retries: 0, maxBytes, signal };
  const answer = await get(request).catch((thrown: unknown) => {
    throw unusable(thrown instanceof LanyardError ? thrown.code : 'the request failed');
  });
  if (answer.status !== 200) throw unusable(`HTTP status ${String(answer.status)}`);
  return answer.body;
}

/** At most one byte more than an announcement may have. */
async function fromFile(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      if (!(await file.stat()).isFile()) throw unusable('it is not a file');
      const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBytes + 1));
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (thrown instanceof LanyardError) throw thrown;
    throw unusable((thrown as NodeJS.ErrnoException).code ?? 'the file could not be read');
  }
}

/** Windows editors begin a file with a byte order mark. */
function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unusable('it is not JSON');
  }
}

const unusable = (reason: string) => new LanyardError('LAN-8504', { reason });
