import { rename, rm, writeFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { LanyardError } from '../errors/index.ts';
import type { SupportEntry } from './entry.ts';

/** The name it has unless somebody chooses another: `lanyard-support-2026-11-22-142000Z.zip`. */
export function supportFileName(at: number): string {
  return `lanyard-support-${new Date(at).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}Z.zip`;
}

/**
 * Saves the entries, as they were shown, as one zip that is the person's own (0600): whole, or not at all. What it replaces is
 * there until the new one is. Resolves to its size, bytes.
 *
 * @throws LanyardError LAN-8801 the file is there and may not be replaced; LAN-8802 it cannot be written.
 */
export async function saveSupportFile(
  entries: readonly SupportEntry[],
  { file, replace, at }: { readonly file: string; readonly replace: boolean; readonly at: number },
): Promise<number> {
  const bytes = zipOf(entries, at);
  try {
    if (replace) await putInPlace(file, bytes);
    else await putWhereNothingIs(file, bytes);
    return bytes.length;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'EEXIST') throw new LanyardError('LAN-8801', { file }, { cause: error });
    throw new LanyardError(
      'LAN-8802',
      { file, reason: /^[A-Z_]{2,24}$/.test(code) ? code : 'unknown' },
      { cause: error },
    );
  }
}

async function putInPlace(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${String(process.pid)}.new`;
  try {
    await writeFile(draft, bytes, { flag: 'wx', mode: 0o600, flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The name is taken first, so that nobody else's file can come to be there and be replaced. */
async function putWhereNothingIs(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, '', { flag: 'wx', mode: 0o600 });
  try {
    await putInPlace(file, bytes);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Unix permissions of a file in a zip: ours alone. */
const ownerOnly = (0o100600 << 16) >>> 0;

function zipOf(entries: readonly SupportEntry[], at: number): Uint8Array {
  return zipSync(
    Object.fromEntries(
      entries.map(({ name, text }) => [name, [strToU8(text), { mtime: at, os: 3, attrs: ownerOnly }] as const]),
    ),
  );
}
