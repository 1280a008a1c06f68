import { catalogue, type ErrorValue } from '../errors/index.ts';
import { longestText, type ViewError } from './contract.ts';

/** An error as the window shows it. */
export function viewError(value: ErrorValue): ViewError {
  const { who, neutral } = catalogue[value.code];
  return {
    code: value.code,
    message: cut(value.message),
    remedy: cut(value.remedy),
    who: [...who],
    neutral: neutral === true,
  };
}

/** Whatever a card, a server or a library said, it must not be able to keep a state off the screen by its length. */
export function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
