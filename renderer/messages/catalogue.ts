import { englishPages } from './english-pages.ts';
import { englishSession } from './english-session.ts';

/** Every word the window says, in English: the catalogue that the others follow. */
export const english = { ...englishSession, ...englishPages };

type PluralStem<Key> = Key extends `${infer Stem}_other` ? Stem : never;
type MorePlurals<Messages> = {
  readonly [Stem in PluralStem<keyof Messages> as `${Stem}_${'zero' | 'two' | 'few' | 'many'}`]?: string;
};

/** The same messages in another language, which may have more plural forms than English. */
export type Translated<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Translated<Messages[Key]>;
} & MorePlurals<Messages>;
