/**
 * A name from outside, fit to be shown: control characters, line breaks, and marks that turn the direction of writing
 * become one space (design, rule 6). Everything else stays as it is.
 */
export function displayText(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
