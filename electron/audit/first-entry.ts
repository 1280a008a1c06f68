import { open } from 'node:fs/promises';
import { readLine, type Envelope } from './line.ts';

/** How far the first entry is looked for, in bytes: there may be a torn line before it. */
const lookAt = 64 * 1024;

/** The first entry of a file; `null` = it has none. */
export async function firstEntryOf(file: string): Promise<Envelope | null> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(lookAt), 0, lookAt, 0);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n').slice(0, -1);
    for (const line of lines) {
      const entry = readLine(Buffer.from(line));
      if (entry !== null) return entry;
    }
    return null;
  } finally {
    await handle.close();
  }
}
