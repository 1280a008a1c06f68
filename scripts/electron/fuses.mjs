import { open } from 'node:fs/promises';

/** The marker that Electron places in its executable in front of its switches ("fuses"). */
export const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** Positions in the fuse wire, by their names in Electron's documentation. */
export const fuse = { nodeCliInspect: 3, browserV8Snapshot: 6 };

/**
 * Where the switches stand that follow the sentinel in these bytes, or -1 when it is not there. After the sentinel
 * come a version byte, the number of switches, then one character for each: '0' off, '1' on, 'r' removed.
 */
export function wireAt(bytes) {
  const found = bytes.indexOf(SENTINEL);
  return found === -1 || found + SENTINEL.length + 2 > bytes.length ? -1 : found + SENTINEL.length + 2;
}

/**
 * Sets switches in an Electron executable, in place.
 *
 * @param {string} path
 * @param {Record<number, boolean>} switches position → on or off
 */
export async function setFuses(path, switches) {
  const file = await open(path, 'r+');
  try {
    const wire = await find(file);
    if (wire === undefined) throw new Error('This Electron has no fuses');
    const count = (await bytesAt(file, wire - 1, 1))[0];
    for (const [position, on] of Object.entries(switches)) {
      if (Number(position) >= count) throw new Error(`This Electron has no fuse ${position}`);
      await file.write(Buffer.from(on ? '1' : '0'), 0, 1, wire + Number(position));
    }
  } finally {
    await file.close();
  }
}

/** Looks through the file in windows that overlap, so that a sentinel across a border is found too. */
async function find(file) {
  const size = (await file.stat()).size;
  const step = 8 << 20;
  for (let from = 0; from < size; from += step) {
    const window = await bytesAt(file, from, Math.min(step + 64, size - from));
    const at = wireAt(window);
    if (at !== -1) return from + at;
  }
  return undefined;
}

async function bytesAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
