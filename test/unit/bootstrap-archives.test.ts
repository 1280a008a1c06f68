import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

interface Scripts {
  readonly tarFiles: (
    source: AsyncIterable<Buffer>,
  ) => AsyncIterable<{ name: string; size: number; body: AsyncIterable<Buffer> }>;
  readonly zipFiles: (
    path: string,
  ) => Promise<{ name: string; mode: number; content: () => Promise<AsyncIterable<Buffer>> }[]>;
  readonly packAsar: (files: Record<string, Buffer>) => Buffer;
  readonly setFuses: (path: string, switches: Record<number, boolean>) => Promise<void>;
  readonly seal: (folder: string) => Promise<void>;
  readonly intact: (folder: string) => Promise<boolean>;
}

/** The scripts are plain JavaScript; what the tests use of them is typed here. */
async function load<Name extends keyof Scripts>(file: string): Promise<Pick<Scripts, Name>> {
  const url = new URL(`../../scripts/electron/${file}.mjs`, import.meta.url).href;
  return (await import(/* @vite-ignore */ url)) as Pick<Scripts, Name>;
}

const { tarFiles } = await load<'tarFiles'>('tar');
const { zipFiles } = await load<'zipFiles'>('zip');
const { packAsar } = await load<'packAsar'>('asar');
const { setFuses } = await load<'setFuses'>('fuses');
const { seal, intact } = await load<'seal' | 'intact'>('manifest');

const folder = mkdtempSync(join(tmpdir(), 'lanyard-archives-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

function tarEntry(name: string, content: Buffer, { type = '0', prefix = '' } = {}): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write('ustar\u000000', 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

/** Hands the bytes out in portions that meet no border of the format. */
async function* inPortions(bytes: Buffer, size = 100): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

describe('tar', () => {
  const big = Buffer.alloc(3_000, 'x');
  const archive = Buffer.concat([
    tarEntry('package/', Buffer.alloc(0), { type: '5' }),
    tarEntry('package/a.txt', Buffer.from('hello')),
    tarEntry('skipped.bin', big),
    tarEntry('empty', Buffer.alloc(0)),
    tarEntry('deep.txt', big, { prefix: 'far/down' }),
    Buffer.alloc(1024),
  ]);

  it('finds the files in order, whole, and passes over those nobody reads', async () => {
    const found: [string, number][] = [];
    for await (const { name, body } of tarFiles(inPortions(archive))) {
      if (name === 'skipped.bin') continue;
      found.push([name, (await all(body)).length]);
    }
    expect(found).toEqual([
      ['package/a.txt', 5],
      ['empty', 0],
      ['far/down/deep.txt', 3_000],
    ]);
  });

  it.each([
    ['cut short in a file', archive.subarray(0, 2_600), 'cut short'],
    ['cut short in a header', archive.subarray(0, 700), 'cut short'],
    ['changed', Buffer.concat([Buffer.from('X'), archive.subarray(1)]), 'damaged'],
  ])('refuses an archive that is %s', async (_, bytes, message) => {
    const read = async () => {
      for await (const { body } of tarFiles(inPortions(bytes))) await all(body);
    };
    await expect(read()).rejects.toThrow(message);
  });
});

interface Zipped {
  readonly name: string;
  readonly content: Buffer;
  readonly mode?: number;
  readonly method?: number;
  readonly flags?: number;
}

function zip(files: readonly Zipped[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o644, method = 8, flags = 0 } of files) {
    const packed = method === 8 ? deflateRawSync(content) : content;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(flags, 2);
    about.writeUInt16LE(method, 4);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), packed]);
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), about, tail, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, entries, Buffer.from('PK\x05\x06'), end]);
}

describe('zip', () => {
  const path = join(folder, 'a.zip');
  const long = Buffer.alloc(100_000, 'abc');

  it('unpacks packed, stored and empty files with their permissions', async () => {
    writeFileSync(
      path,
      zip([
        { name: 'app/', content: Buffer.alloc(0), method: 0 },
        { name: 'app/run', content: long, mode: 0o755 },
        { name: 'app/note', content: Buffer.from('stored'), method: 0 },
        { name: 'app/none', content: Buffer.alloc(0), method: 0 },
      ]),
    );
    const files = await zipFiles(path);
    expect(files.map(({ name, mode }) => [name, mode])).toEqual([
      ['app/run', 0o755],
      ['app/note', 0o644],
      ['app/none', 0o644],
    ]);
    const contents = await Promise.all(files.map(async ({ content }) => all(await content())));
    expect(contents[0]?.equals(long)).toBe(true);
    expect(contents[1]?.toString()).toBe('stored');
    expect(contents[2]).toHaveLength(0);
  });

  it('refuses what it cannot unpack', async () => {
    writeFileSync(path, zip([{ name: 'secret', content: long, flags: 1 }]));
    await expect(zipFiles(path)).rejects.toThrow('Cannot unpack secret');
    writeFileSync(path, zip([{ name: 'odd', content: long, method: 93 }]));
    await expect(zipFiles(path)).rejects.toThrow('Cannot unpack odd');
    writeFileSync(path, 'no archive at all, but long enough to look for one');
    await expect(zipFiles(path)).rejects.toThrow('not a zip archive');
    writeFileSync(path, '');
    await expect(zipFiles(path)).rejects.toThrow('not a zip archive');
  });
});

describe('asar', () => {
  it('writes lengths, directory and files where Electron looks for them', () => {
    const files = { 'package.json': Buffer.from('{}'), 'main.js': Buffer.from('import "electron";') };
    const packed = packAsar(files);
    const headerSize = packed.readUInt32LE(4);
    const jsonSize = packed.readUInt32LE(12);
    expect(packed.readUInt32LE(0)).toBe(4);
    expect(packed.readUInt32LE(8)).toBe(headerSize - 4);
    expect(headerSize % 4).toBe(0);
    const directory = JSON.parse(packed.toString('utf8', 16, 16 + jsonSize)) as {
      files: Record<string, { size: number; offset: string }>;
    };
    for (const [name, content] of Object.entries(files)) {
      const entry = directory.files[name];
      const from = 8 + headerSize + Number(entry?.offset);
      expect(packed.subarray(from, from + (entry?.size ?? 0))).toEqual(content);
    }
  });
});

describe('fuses', () => {
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  const wire = Buffer.from('\x01\x081000011r');
  const path = join(folder, 'program');

  it.each([0, 5_000, (8 << 20) - 20])('sets the switches after the sentinel at %i and nothing else', async (before) => {
    const program = Buffer.concat([Buffer.alloc(before, 7), sentinel, wire, Buffer.alloc(500, 9)]);
    writeFileSync(path, program);
    await setFuses(path, { 3: true, 6: false });
    const expected = Buffer.from(program);
    expected.write('1', before + 34 + 3);
    expected.write('0', before + 34 + 6);
    expect(readFileSync(path).equals(expected)).toBe(true);
  });

  it('refuses a program without fuses, and a fuse the program does not have', async () => {
    writeFileSync(path, 'not Electron');
    await expect(setFuses(path, { 3: true })).rejects.toThrow('has no fuses');
    writeFileSync(path, Buffer.concat([sentinel, wire]));
    await expect(setFuses(path, { 8: true })).rejects.toThrow('has no fuse 8');
  });
});

describe('a sealed folder', () => {
  it('is intact until a file is changed, added or lost', async () => {
    const sealed = mkdtempSync(join(folder, 'sealed-'));
    expect(await intact(sealed)).toBe(false);
    writeFileSync(join(sealed, 'a'), 'one');
    writeFileSync(join(sealed, 'b'), 'two');
    await seal(sealed);
    expect(await intact(sealed)).toBe(true);
    writeFileSync(join(sealed, 'b'), 'TWO');
    expect(await intact(sealed)).toBe(false);
    writeFileSync(join(sealed, 'b'), 'two');
    writeFileSync(join(sealed, 'c'), 'three');
    expect(await intact(sealed)).toBe(false);
    rmSync(join(sealed, 'c'));
    rmSync(join(sealed, 'a'));
    expect(await intact(sealed)).toBe(false);
  });
});
