import { redactText, removed } from './redact-text.ts';

/** What is nested deeper is left out. */
const deepest = 12;

/** Names whose texts are secrets wherever they stand. */
const secretName =
  /(?:^|[-_.a-z0-9])(?:token|ticket|assertion|passw(?:or)?d|passcode|pin|secret|cookie|verifier|nonce|authorization|credentials?|(?:private|api)[-_]?key)$/i;
/** Names that mean a secret in one place and a harmless word in another: only the word stays. */
const doubtfulName = /^(?:code|state|session|sid|hint)$/i;
const harmlessWord = /^(?:LAN-\d{4}|[a-z]+(?:-[a-z]+){0,5}|[A-Z]+(?:_[A-Z]+){1,7})$/;

/**
 * The same for whole values as they come from JSON: texts go through {@link redactText}, texts with the name of a
 * secret, or anywhere below it, are removed, names that look like secrets themselves, too. What is no JSON is left out.
 */
export function redactValues(value: unknown, alsoRemove: readonly string[] = []): unknown {
  const redacted = (each: unknown, depth: number, below: boolean): unknown => {
    if (typeof each === 'boolean' || each === null) return each;
    if (below && typeof each !== 'object') return removed;
    if (typeof each === 'string') return redactText(each, alsoRemove);
    if (typeof each === 'number') return each;
    if (typeof each !== 'object' || depth >= deepest) return removed;
    if (Array.isArray(each)) return each.map((part: unknown) => redacted(part, depth + 1, below));
    return Object.fromEntries(
      Object.entries(each).map(([name, part]: [string, unknown]) => [
        redactText(name, alsoRemove),
        redacted(part, depth + 1, below || isSecret(name, part)),
      ]),
    );
  };
  return redacted(value, 0, false);
}

function isSecret(name: string, value: unknown): boolean {
  if (doubtfulName.test(name)) return typeof value === 'string' && !harmlessWord.test(value);
  return secretName.test(name);
}
