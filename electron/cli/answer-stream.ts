import { fstatSync, writeFileSync } from 'node:fs';
import { LanyardError, type ErrorValue } from '../errors/index.ts';

/** Where the command line answers, and whether the answer was taken. */
export interface AnswerStream {
  readonly isTTY: boolean;
  write(text: string): void;
  /**
   * Resolves when everything written has been taken or cannot be: `null`, or LAN-9007 where some of it was lost. A reader that
   * has gone, as `head` does, has what it wants.
   */
  taken(): Promise<ErrorValue | null>;
}

/** `onEnd`: told once when nothing more will be taken. */
export function answerStream(stream: typeof process.stdout, onEnd: () => void): AnswerStream {
  const toFile = isFile(stream.fd);
  let ended: { readonly lost: ErrorValue | null } | null = null;
  const end = (error: unknown) => {
    if (ended !== null || error === undefined || error === null) return;
    ended = { lost: hasGone(error) ? null : lossOf(error) };
    onEnd();
  };
  stream.on('error', end);
  return {
    isTTY: stream.isTTY,
    write(text) {
      if (ended !== null) return;
      if (!toFile) stream.write(text, end);
      else {
        // Node's own stream takes a disk that is full in the middle of a text for one that took all of it.
        try {
          writeFileSync(stream.fd, text);
        } catch (error) {
          end(error);
        }
      }
    },
    taken: () =>
      new Promise((resolve) => {
        stream.write('', (error) => {
          end(error);
          resolve(ended?.lost ?? null);
        });
      }),
  };
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

/** What a pipe says whose reader has closed it; the second is Windows. */
function hasGone(error: unknown): boolean {
  return ['EPIPE', 'EOF'].includes(codeOf(error));
}

function lossOf(cause: unknown): ErrorValue {
  return new LanyardError('LAN-9007', { reason: codeOf(cause) }, { cause }).toValue();
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
