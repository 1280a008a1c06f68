/**
 * Packs files into an asar archive, the format Electron runs programs from: two pickled lengths, a JSON directory
 * padded to four bytes, then the files one after another.
 *
 * @param {Record<string, Buffer>} files name → content, all in the top folder
 */
export function packAsar(files) {
  let offset = 0;
  const directory = {};
  for (const [name, content] of Object.entries(files)) {
    directory[name] = { size: content.length, offset: String(offset) };
    offset += content.length;
  }
  const json = Buffer.from(JSON.stringify({ files: directory }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(8 + padded, 4);
  header.writeUInt32LE(4 + padded, 8);
  header.writeUInt32LE(json.length, 12);
  json.copy(header, 16);
  return Buffer.concat([header, ...Object.values(files)]);
}
