import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip archive, from its central directory: `{ name, mode, size, content() }`, where `content` is a
 * stream of the unpacked bytes. Folders are left out. Archives over 4 GiB (zip64) and encrypted ones are refused.
 */
export async function zipFiles(path) {
  const directory = await readDirectory(path);
  const files = [];
  for (let at = 0; at < directory.length;) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('The zip archive is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = {
      name,
      flags: directory.readUInt16LE(at + 8),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (name.endsWith('/')) continue;
    if (entry.flags & 1 || ![STORED, DEFLATED].includes(entry.method)) throw new Error(`Cannot unpack ${name}`);
    files.push({ name, mode: entry.mode, size: entry.size, content: () => contentOf(path, entry) });
  }
  return files;
}

async function readDirectory(path) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = await part(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
    for (let at = tail.length - 22; at >= 0; at -= 1) {
      if (tail.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
      const offset = tail.readUInt32LE(at + 16);
      if (offset === 0xffffffff) throw new Error('Cannot unpack zip64 archives');
      return await part(file, offset, tail.readUInt32LE(at + 12));
    }
    throw new Error('This is not a zip archive, or it is cut short');
  } finally {
    await file.close();
  }
}

async function contentOf(path, { name, method, packed, offset }) {
  if (packed === 0) return Readable.from([]);
  const file = await open(path);
  const header = await part(file, offset, 30).finally(() => file.close());
  if (header.readUInt32LE(0) !== LOCAL_ENTRY) throw new Error(`The zip archive is damaged at ${name}`);
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bytes = createReadStream(path, { start, end: start + packed - 1, highWaterMark: 1 << 20 });
  if (method === STORED) return bytes;
  const inflate = createInflateRaw({ chunkSize: 1 << 20 });
  bytes.on('error', (error) => inflate.destroy(error));
  return bytes.pipe(inflate);
}

async function part(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('The zip archive is cut short');
  return buffer;
}
