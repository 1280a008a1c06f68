/**
 * The level that a request for these `acr_values` stands for (cis2 6.1, 8.3 no. 10): the lowest that any of them allows.
 * A value without a level in its name asks for the highest.
 */
export function levelOfRequest(acrValues: readonly string[]): number {
  const levels = acrValues.flatMap((value) => [...value.matchAll(/AAL(\d)/g)].map((match) => Number(match[1])));
  const unnamed = acrValues.some((value) => !/AAL\d/.test(value));
  return Math.min(...(unnamed ? [3] : []), ...(levels.length === 0 ? [3] : levels));
}

/**
 * Whether the returned `acr` fits the request (cis2 8.3, no. 11). A class (`AAL2_OR_AAL3_ANY`) takes itself and every value
 * of its levels; `AAL3_SMARTCARD` takes every smartcard of its level (cis2 6.1); any other authenticator takes only itself.
 * Without an `acr`, only a class can be fulfilled: the level decides.
 */
export function acrFits(acr: string | undefined, requested: readonly string[]): boolean {
  if (acr === undefined || acr === '') return requested.some(isClass);
  if (requested.includes(acr) || requested.includes(acr.replace(/^(AAL\d_)[A-Z0-9]{1,20}_SMARTCARD$/, '$1SMARTCARD')))
    return true;
  return requested.filter(isClass).some((value) => {
    const levels = [...value.matchAll(/AAL\d/g)].map(([level]) => level);
    return levels.some((level) => acr.startsWith(`${level}_`));
  });
}

function isClass(value: string): boolean {
  return value.endsWith('_ANY');
}
