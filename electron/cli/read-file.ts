import { closeSync, openSync, readSync } from 'node:fs';
import { LanyardError } from '../errors/index.ts';

/** More than anything saved of a sign-in can have, in bytes; the parsers have their own, lower limits. */
const maxBytes = 16 * 1024 * 1024;

/**
 * Reads a file, a pipe or a device, but never more than a bound.
 *
 * @throws LanyardError LAN-9003.
 */
export function readFileOf(file: string): Buffer {
  try {
    return readBounded(file, maxBytes);
  } catch (error) {
    throw new LanyardError('LAN-9003', { file }, { cause: error });
  }
}

function readBounded(file: string, limit: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const parts: Buffer[] = [];
    for (let total = 0; total <= limit;) {
      const part = Buffer.alloc(64 * 1024);
      const count = readSync(handle, part);
      if (count === 0) return Buffer.concat(parts);
      parts.push(part.subarray(0, count));
      total += count;
    }
    throw new Error('too large');
  } finally {
    closeSync(handle);
  }
}
