import { createReadStream } from 'node:fs';
import { maxLine } from './line.ts';

/** A piece of a file. `whole`: a line from its beginning to its newline (which is not part of `bytes`). */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly whole: boolean;
  /** Whether a newline follows. */
  readonly ended: boolean;
}

/** Reads a file as lines, in little memory: what is longer than a line can be is handed on in pieces. */
export async function eachLine(file: string, onPiece: (piece: Piece) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = buffer.indexOf(10); end !== -1; end = buffer.indexOf(10, start)) {
      onPiece({ bytes: buffer.subarray(start, end), whole: !begun, ended: true });
      begun = false;
      start = end + 1;
    }
    rest = buffer.subarray(start);
    if (rest.length > maxLine) {
      onPiece({ bytes: rest, whole: false, ended: false });
      begun = true;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) onPiece({ bytes: rest, whole: false, ended: false });
}
