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
 * secret are removed, names that look like secrets themselves, too. Anything else than JSON is left out.
 */
export function redactValues(value: unknown, alsoRemove: readonly string[] = []): unknown {
  return redacted(value, alsoRemove, 0);
}

function redacted(value: unknown, alsoRemove: readonly string[], depth: number): unknown {
  if (typeof value === 'string') return redactText(value, alsoRemove);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth >= deepest) return removed;
  if (Array.isArray(value)) return value.map((each: unknown) => redacted(each, alsoRemove, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, unknown]) => [
      redactText(name, alsoRemove),
      isSecret(name, each) ? removed : redacted(each, alsoRemove, depth + 1),
    ]),
  );
}

function isSecret(name: string, value: unknown): boolean {
  if (typeof value === 'object') return false;
  if (doubtfulName.test(name)) return typeof value === 'string' && !harmlessWord.test(value);
  return typeof value !== 'boolean' && secretName.test(name);
}
