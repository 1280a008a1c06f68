import { open, readFile, rename } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { headFile } from './files.ts';
import type { Link } from './line.ts';

/**
 * The side file of a chain: its last entry, so that cutting off the end is found too. `closed`: the program ended in
 * order, so nothing may follow. It is written after the entries are on the disk; after a kill it may lag behind them.
 */
export interface Head extends Link {
  readonly closed: boolean;
}

const schema = v.strictObject({
  format: v.literal(1),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  closed: v.boolean(),
});

export async function readHead(folder: string, chain: string): Promise<Head | 'missing' | 'unreadable'> {
  let text;
  try {
    text = await readFile(headFile(folder, chain).path, 'utf8');
  } catch (error) {
    return isCode(error, 'ENOENT') ? 'missing' : 'unreadable';
  }
  try {
    const head = v.parse(schema, JSON.parse(text));
    return text === textOf(head) ? head : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/** Writes the head so that at every instant the old or the new one is there, whole. */
export async function writeHead(folder: string, chain: string, head: Head): Promise<void> {
  const file = headFile(folder, chain).path;
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(textOf(head));
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await renameOver(`${file}.new`, file);
}

/** On Windows a virus scanner or a reader may hold the old file for a moment. */
async function renameOver(from: string, to: string, tries = 10): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (tries === 0 || !['EPERM', 'EACCES', 'EBUSY'].some((code) => isCode(error, code))) throw error;
    await delay(20);
    await renameOver(from, to, tries - 1);
  }
}

function textOf({ seq, hash, closed }: Head): string {
  return `${JSON.stringify({ format: 1, seq, hash, closed })}\n`;
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
