import { fillIn, type ErrorValue } from './lanyard-error.ts';
import { welsh } from './welsh/index.ts';

/**
 * An error's sentences in Welsh, with the facts of the occurrence; as they are where there is no Welsh for its code. Facts
 * that are English words themselves (why a setting was refused) stay English.
 */
export function inWelsh(value: ErrorValue): ErrorValue {
  const words = welsh[value.code];
  if (words === undefined) return value;
  return { ...value, message: fillIn(words.what, value.details), remedy: fillIn(words.whatToDo, value.details) };
}
