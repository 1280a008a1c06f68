import type { ErrorValue } from '../errors/index.ts';
import type { AnswerStream } from './answer-stream.ts';

/**
 * Where the command line writes. Lines for programs (one JSON value each) and lines for people go to standard output;
 * nothing else does.
 */
export interface Output {
  /** Whether lines are for a program: `--json`, or standard output is not a terminal. */
  readonly json: boolean;
  line(forPrograms: object, forPeople: string): void;
  text(forPeople: string): void;
}

/** Exit codes of every command. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

export function createOutput(stream: AnswerStream, options: { json: boolean }): Output {
  return {
    json: options.json,
    line(forPrograms, forPeople) {
      stream.write(`${options.json ? JSON.stringify(forPrograms) : forPeople}\n`);
    },
    text(forPeople) {
      stream.write(`${forPeople}\n`);
    },
  };
}

/**
 * Writes the one error line every failing command ends with: `{"error":{code,message,remedy}}`. For people only where
 * they look at it themselves.
 */
export function writeError(stream: AnswerStream, error: ErrorValue, options: { json: boolean }): void {
  const { code, message, remedy } = error;
  const json = options.json || !stream.isTTY;
  createOutput(stream, { json }).line({ error: { code, message, remedy } }, `${message}\n${remedy} (${code})`);
}
