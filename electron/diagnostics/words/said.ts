import type { ErrorDetails, ErrorValue } from '../../errors/index.ts';
import type { english, SentenceKey } from './english.ts';

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** What a sentence has to be filled in with. */
type Fill<Key extends SentenceKey> = Readonly<Record<Placeholder<(typeof english)[Key]>, string | number>>;

/** The sentences in which nothing is filled in. */
export type PlainKey = {
  [Key in SentenceKey]: [Placeholder<(typeof english)[Key]>] extends [never] ? Key : never;
}[SentenceKey];

/** A sentence in no language yet: one of the self-test's own, or what an error says or advises. */
export type Said =
  | { readonly key: SentenceKey; readonly fill: ErrorDetails }
  | { readonly error: ErrorValue; readonly part: 'message' | 'remedy' };

/** A sentence of the self-test's own, filled in. */
export function say<Key extends SentenceKey>(key: Key, fill: Fill<Key>): Said {
  return { key, fill };
}
