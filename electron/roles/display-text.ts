/** Control characters, line breaks, and marks that turn the direction of writing. */
const unfit = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/u;
const everyUnfit = new RegExp(unfit.source, 'gu');

/**
 * A name from outside, fit to be shown: control characters, line breaks, and marks that turn the direction of writing
 * become one space (design, rule 6). Everything else stays as it is.
 */
export function displayText(text: string): string {
  return text.replace(everyUnfit, ' ').replace(/ {2,}/g, ' ').trim();
}

/**
 * Whether an id or a code from outside is fit to be shown. Other than a name it is never mended: it would become the id of
 * something else.
 */
export function isFitToShow(text: string): boolean {
  return !unfit.test(text);
}
