import { catalogue, type ErrorCode } from './catalogue.ts';

/** Non-secret facts that make one occurrence of an error concrete: a hex code, a host name, a file path, a number. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** An error as it leaves the program: in an IPC message, in a state, on the command line. */
export interface ErrorValue {
  readonly code: ErrorCode;
  /** What happened, in one or two plain sentences. */
  readonly message: string;
  /** What to do now, in one or two plain sentences. */
  readonly remedy: string;
  readonly details: ErrorDetails;
}

/**
 * The one error type of the program: a catalogue code plus facts. Creating one does nothing else (no logging).
 * `cause` is kept for debugging and is never shown or serialised: it may hold what a foreign library said.
 */
export class LanyardError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: { cause?: unknown } = {}) {
    super(fillIn(catalogue[code].what, details), options);
    this.name = 'LanyardError';
    this.code = code;
    this.details = details;
  }

  /** What the support desk should know, with the facts of this occurrence filled in. */
  forHelpdesk(): string {
    return fillIn(catalogue[this.code].helpdesk, this.details);
  }

  /** The serialisable form: code, sentence, remedy, facts. */
  toValue(): ErrorValue {
    return {
      code: this.code,
      message: this.message,
      remedy: fillIn(catalogue[this.code].whatToDo, this.details),
      details: this.details,
    };
  }
}

/** Turns anything that was thrown into an error value; what is not ours becomes `LAN-9001` without its text. */
export function toErrorValue(thrown: unknown): ErrorValue {
  return asLanyardError(thrown).toValue();
}

/** As {@link toErrorValue}, but keeps the error object (with the foreign error as its cause). */
export function asLanyardError(thrown: unknown): LanyardError {
  return thrown instanceof LanyardError ? thrown : new LanyardError('LAN-9001', {}, { cause: thrown });
}

/** Replaces `{name}` in a catalogue sentence by the detail of that name; an unknown name is left out. */
export function fillIn(sentence: string, details: ErrorDetails): string {
  return sentence
    .replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
    .replace(/ +([.,;:])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}
