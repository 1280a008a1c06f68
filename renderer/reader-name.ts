/**
 * A reader's name as a person knows it: without the slot numbers and interface notes that the smartcard service adds
 * (`OMNIKEY 3121 [CCID] (0123) 00 00` → `OMNIKEY 3121`), as long as no other reader would then be called the same.
 */
export function readerName(name: string, all: readonly string[]): string {
  const short = shorten(name);
  const twins = all.filter((other) => other !== name && shorten(other) === short);
  return twins.length === 0 ? short : name;
}

function shorten(name: string): string {
  const short = name
    .replace(/( [0-9A-F]{2} [0-9A-F]{2}| \d{1,2})$/i, '')
    .replace(/ *(\[[^\]]*\]|\([^)]*\))/g, '')
    .trim();
  return short === '' ? name : short;
}
