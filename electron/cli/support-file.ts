import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { LanyardError, toErrorValue, type ErrorValue } from '../errors/index.ts';
import { saveSupportFile, supportFileName, type SupportEntry } from '../support/index.ts';
import type { Output } from './output.ts';

export interface SupportFileOptions {
  /** A file or a folder; without it the folder the command is in. */
  readonly out: string | undefined;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
  /** UTC ms. */
  readonly now: number;
  readonly entries: (signal: AbortSignal) => Promise<readonly SupportEntry[]>;
  /** Aborted when the person stops the command. */
  readonly stop: AbortSignal;
}

/**
 * `lanyard support-file [OUT]`: makes and saves the support file, and lists what is in it. Resolves to `null`, or to why
 * it was not saved: LAN-8801 the file is there, LAN-8802 it cannot be written, LAN-8803 the command was stopped.
 */
export async function makeSupportFile(
  { out = '.', force, now, entries, stop }: SupportFileOptions,
  output: Output,
): Promise<ErrorValue | null> {
  const file = path.resolve(isFolder(out) ? path.join(out, supportFileName(now)) : out);
  // Said before the self-test takes its time.
  if (!force && existsSync(file)) return new LanyardError('LAN-8801', { file }).toValue();
  const made = await entries(stop);
  if (stop.aborted) return new LanyardError('LAN-8803').toValue();
  try {
    const bytes = await saveSupportFile(made, { file, replace: force, at: now });
    const contents = made.map(({ name, text }) => ({ name, bytes: Buffer.byteLength(text) }));
    const listed = contents.map((entry) => `${entry.name} (${String(entry.bytes)} bytes)`);
    output.line({ file, bytes, contents }, [...listed, '', `Saved: ${file}`].join('\n'));
    return null;
  } catch (thrown) {
    return toErrorValue(thrown);
  }
}

function isFolder(out: string): boolean {
  return statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
}
