/** A word with or without a capital, an abbreviation, a number. */
const part = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;

/** The parts of words, paths and model names are longer than this on average; those of base64 have about 1.7 characters. */
const shortParts = 3.2;

/** No word of this length has capitals, small letters and digits. */
const longestWord = 24;

/**
 * Whether a run of letters, digits and the marks of base64 reads like a token and not like words, paths or model
 * names: `IdentityAgent/TicketApiDll` and `x86_64-linux-gnu` do not, 32 hexadecimal digits and 32 bytes in base64 do.
 * An answer to reset (`3B…`, in capitals) is hexadecimal, too, but no secret.
 */
export function looksRandom(run: string): boolean {
  if (/^3[BF](?:[0-9A-F]{2}){1,32}$/.test(run)) return false;
  if (/[0-9a-f]{32}|[a-z0-9+=]{64}/i.test(run)) return true;
  if (run.split('/').some(isMixed)) return true;
  const parts = run.match(part) ?? [];
  return parts.length > 0 && parts.join('').length / parts.length < shortParts;
}

function isMixed(word: string): boolean {
  return word.length >= longestWord && [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(word));
}
