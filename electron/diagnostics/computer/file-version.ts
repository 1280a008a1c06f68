import { readFile, stat } from 'node:fs/promises';

/** Program files are smaller; what is larger is not read. */
const largest = 64 * 1024 * 1024;

/** `VS_VERSION_INFO` as it stands in a file, and the number that begins the fixed part of a version (Windows SDK). */
const heading = Buffer.from('VS_VERSION_INFO', 'utf16le');
const fixedPart = Buffer.from([0xbd, 0x04, 0xef, 0xfe]);

/** The file version of a Windows program or library, `2.4.10.0`; `null` where there is none. Rejects when it cannot be read. */
export async function fileVersion(path: string): Promise<string | null> {
  if ((await stat(path)).size > largest) return null;
  return versionIn(await readFile(path));
}

/** As {@link fileVersion}, of the bytes of a file. */
export function versionIn(file: Buffer): string | null {
  if (file.toString('latin1', 0, 2) !== 'MZ') return null;
  const named = file.indexOf(heading);
  // The fixed part follows its heading at the next multiple of four bytes.
  const fixed = named < 0 ? -1 : file.indexOf(fixedPart, named + heading.length);
  if (fixed < 0 || fixed > named + heading.length + 8 || fixed + 16 > file.length) return null;
  const [high, low] = [file.readUInt32LE(fixed + 8), file.readUInt32LE(fixed + 12)];
  return [high >>> 16, high & 0xffff, low >>> 16, low & 0xffff].join('.');
}

/** Whether a Windows program file carries any signature; `null` for other files. */
export async function carriesSignature(path: string): Promise<boolean | null> {
  if ((await stat(path)).size > largest) return null;
  return signatureIn(await readFile(path));
}

/** As {@link carriesSignature}, of the bytes of a file: whether its certificate table has a size (PE format, directory 4). */
export function signatureIn(file: Buffer): boolean | null {
  if (file.length < 64 || file.toString('latin1', 0, 2) !== 'MZ') return null;
  const header = file.readUInt32LE(0x3c);
  if (header + 26 > file.length || file.toString('latin1', header, header + 4) !== 'PE\0\0') return null;
  const optional = header + 24;
  const directories = { 0x10b: optional + 96, 0x20b: optional + 112 }[file.readUInt16LE(optional)];
  if (directories === undefined || directories + 40 > file.length) return null;
  return file.readUInt32LE(directories + 4 * 8 + 4) > 0;
}
