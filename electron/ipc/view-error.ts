import { catalogue, inWelsh, type ErrorValue } from '../errors/index.ts';
import { longestText } from './contract-parts.ts';
import type { View, ViewError } from './contract.ts';

/** An error as the window shows it, in the window's language. */
export function viewError(value: ErrorValue, language: View['language']): ViewError {
  const { who, neutral } = catalogue[value.code];
  const { message, remedy } = language === 'cy' ? inWelsh(value) : value;
  return {
    code: value.code,
    message: cut(message),
    remedy: cut(remedy),
    who: [...who],
    neutral: neutral === true,
  };
}

/** Whatever a card, a server or a library said, it must not be able to keep a state off the screen by its length. */
export function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
